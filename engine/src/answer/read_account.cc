// Compares what an account has with what is planned for it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/api_answer.h"
#include "answer/named_numbers.h"
#include "answer/stated.h"
#include "document/read_json.h"
#include "document/request_numbers.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "redact/excerpt.h"
#include "redact/marks.h"
#include "redact/redact.h"
#include "sipattach/follow_up.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kNamesOfNumbers[] = {"numbers", "inbound_numbers", "phone_numbers"};
constexpr std::string_view kNamesOfTrunks[] = {"trunks", "sip_trunks", "items", "results"};

// The list in an answer: under `data` or at the top, by one of its names, or bare.
const Json* ListIn(const Json& body, std::span<const std::string_view> names) {
  const Json* data = Find(body, "data");
  for (const Json* place : {data, &body}) {
    if (place == nullptr) continue;
    if (place->is_array()) return place;
    for (const std::string_view name : names) {
      const Json* list = Find(*place, name);
      if (list != nullptr && list->is_array()) return list;
    }
  }
  return nullptr;
}

// The value of a count, given as a number or as text; 0 for anything else.
std::int64_t CountIn(const Json& value) {
  if (value.is_integer()) return value.integer();
  return value.is_string() ? IntegerIn(Text(value)).value_or(0) : 0;
}

// Whether the members of `place` say that nothing follows its list of `size` elements: the total is
// as large, or there is no next page.
bool IsLastPage(const Json& place, std::int64_t size) {
  return std::any_of(
      place.members().begin(), place.members().end(), [&](const Json::Member& member) {
        const Json& value = member.second;
        const std::string name = Squeezed(member.first);
        if (name.starts_with("total")) return value.is_integer() && value.integer() == size;
        return (name.starts_with("hasmore") || name.starts_with("hasnext")) && value == Json(false);
      });
}

// Whether an answer says that its list of `size` elements continues elsewhere, or began there. APIs
// differ in where and how they say so.
bool GoesOn(const Json& place, std::int64_t size) {
  if (!place.is_object()) return false;
  return std::any_of(
      place.members().begin(), place.members().end(), [&](const Json::Member& member) {
        const Json& value = member.second;
        const std::string name = Squeezed(member.first);
        const std::int64_t count = CountIn(value);
        if (name.starts_with("next") || name.starts_with("hasmore") ||
            name.starts_with("hasnext") || IsOneOf(" truncated partial incomplete ", name)) {
          return SaysSomething(value) && TruthOf(value) != false;
        }
        if (value == Json(false) &&
            IsOneOf(" complete iscomplete last islast lastpage islastpage ", name)) {
          return true;
        }
        // A full page may not be the last one, unless another member says that it is.
        if (IsOneOf(" limit pagesize perpage ", name)) {
          return count > 0 && count <= size && !IsLastPage(place, size);
        }
        const bool is_page = name.find("page") != std::string::npos;
        if (is_page ? count > 1 : (name.starts_with("total") || name == "count") && count > size) {
          return true;
        }
        if (name == "offset" && count > 0) return true;
        return GoesOn(value, size);
      });
}

// Whether the list is complete: what it does not name does not exist.
bool IsWhole(const ApiAnswer& answer, const Json& list) {
  return !GoesOn(answer.body, static_cast<std::int64_t>(list.size())) && answer.status != 202 &&
         !LeavesOpen(answer.body);
}

// One list of the account, as far as it can be relied on.
struct Listing {
  std::vector<bool> has;            // for each planned number
  std::vector<std::string> may_be;  // for each, the first entry that may mean it; or ""
  bool is_whole = false;            // what it does not name does not exist
  std::string why;                  // why it is not whole
};

std::string NumberText(const Json& named) {
  return Excerpt(named.is_string() ? Text(named) : std::string_view(named.digits()));
}

// Reads what names the number of one entry of a list. Returns false if that may be any number.
bool ReadEntry(const Json::Elements& names, NamedNumbers& planned, Listing& listing) {
  bool is_found = false;
  bool is_other = !names.empty();
  for (const Json& named : names) {
    const Naming naming = planned.Read(named);
    if (naming.index != SentNumbers::kNone) listing.has[naming.index] = true;
    for (const std::size_t i : naming.possible) {
      if (listing.may_be[i].empty()) listing.may_be[i] = NumberText(named);
    }
    is_found = is_found || naming.MayBeSent();
    is_other = is_other && naming.is_other;
  }
  return is_found || is_other;
}

// What names the number of an entry. It may be named twice, by an ID and by its digits.
Json::Elements NamesIn(const Json& entry) {
  Json::Elements names;
  const auto add = [&](const Json* value) {
    if (value != nullptr && (value->is_string() || value->is_number())) names.push_back(*value);
  };
  add(&entry);
  for (const std::string_view name : kNumberNames) add(Find(entry, name));
  return names;
}

Listing ReadListing(const Json* response, NamedNumbers& planned) {
  const std::size_t size = planned.sent().size();
  Listing listing{std::vector<bool>(size, false), std::vector<std::string>(size), false, ""};
  if (response == nullptr || response->is_null()) {
    listing.why = "The list was not read.";
    return listing;
  }
  const ApiAnswer answer = ReadApiAnswer(*response);
  const Json* list = ListIn(answer.body, kNamesOfNumbers);
  if (!answer.is_success() || !answer.errors.empty()) {
    listing.why = RefusalOf(answer, Asked::kRead).message;
    return listing;
  }
  if (list == nullptr) {
    listing.why = "The answer holds no list of numbers.";
    return listing;
  }
  listing.is_whole = IsWhole(answer, *list);
  if (!listing.is_whole) listing.why = "The list of the account's numbers goes on elsewhere.";
  for (const Json& entry : *list) {
    const Json::Elements names = NamesIn(entry);
    if (ReadEntry(names, planned, listing)) continue;
    listing.is_whole = false;
    listing.why = names.empty()
                      ? "The list of the account's numbers has an entry without a number."
                      : "The list of the account's numbers has an entry that cannot be read.";
  }
  return listing;
}

struct PlannedNumber {
  std::string number;
  Json index;  // index into the plan's numbers
};

std::vector<PlannedNumber> PlannedNumbers(const Json& requests) {
  std::vector<PlannedNumber> planned;
  for (const Json& request : requests) {
    const Json* body = Find(request, "body");
    const Json* indices = Find(request, "numbers");
    if (body == nullptr) continue;
    std::size_t i = 0;
    for (std::string& number : NumbersOf(*body)) {
      const bool has_index = indices != nullptr && indices->is_array() && i < indices->size();
      planned.push_back({std::move(number), has_index ? (*indices)[i] : Json()});
      ++i;
    }
  }
  return planned;
}

// What the lists say about one number.
struct Finding {
  std::string_view state = "new";
  std::string why;
};

Finding FindingOf(std::size_t i, const Listing& attached, const Listing& bought) {
  if (attached.has[i]) return {"listed", ""};
  if (!attached.may_be[i].empty()) {
    return {"unknown", "The account lists " + attached.may_be[i] + ", which may be this number."};
  }
  if (bought.has[i]) {
    return {"bought", attached.is_whole ? "The number was bought from the service."
                                        : "The number was bought from the service. What is "
                                          "attached to it is not known."};
  }
  if (!attached.is_whole) return {"unknown", attached.why};
  if (!bought.may_be[i].empty()) {
    return {"unknown", "The numbers that were bought from the service include " + bought.may_be[i] +
                           ", which may be this number."};
  }
  return {"new", bought.is_whole ? "" : "Whether it was bought from the service is not known."};
}

std::string_view TextUnder(const Json& object, std::string_view name) {
  const Json* value = Find(object, name);
  return value != nullptr && value->is_string() ? Text(*value) : std::string_view();
}

// The ID of a trunk, which may be a string or a number; "" if it has none.
std::string IdOf(const Json& trunk) {
  for (const std::string_view name : {"id", "trunk_id"}) {
    const Json* id = Find(trunk, name);
    if (id != nullptr && id->is_number()) return id->digits();
    if (!Trim(TextUnder(trunk, name)).empty()) return std::string(TextUnder(trunk, name));
  }
  return "";
}

// Writes the member `trunks` of an account: null if there was no answer.
void WriteTrunks(JsonWriter& writer, const Json* response) {
  writer.Key("trunks");
  if (response == nullptr || response->is_null()) {
    writer.Null();
    return;
  }
  const ApiAnswer answer = ReadApiAnswer(*response);
  const bool is_good = answer.is_success() && answer.errors.empty();
  const Json* list = is_good ? ListIn(answer.body, kNamesOfTrunks) : nullptr;
  writer.BeginObject().Key("list");
  if (list == nullptr) {
    writer.Null().Key("left_out").BeginArray().EndArray();
    writer.Key("is_whole").Boolean(false).Key("why");
    writer.String(is_good ? "The answer holds no list of trunks."
                          : RefusalOf(answer, Asked::kRead).message);
    writer.EndObject();
    return;
  }
  JsonWriter left_out;
  left_out.BeginArray();
  writer.BeginArray();
  std::int64_t index = 0;
  for (const Json& trunk : *list) {
    const std::string id = IdOf(trunk);
    if (id.empty()) {
      left_out.BeginObject().Key("index").Integer(index).Key("why");
      left_out.String(trunk.is_object() ? "It has no ID." : "It is not an object.").EndObject();
    } else {
      writer.BeginObject().Key("id").String(id);
      for (const std::string_view name : {"name", "provider", "direction", "sip_endpoint"}) {
        writer.Key(name).String(TextWithoutSecrets(TextUnder(trunk, name), kHiddenInValue));
      }
      writer.EndObject();
    }
    ++index;
  }
  writer.EndArray().Key("left_out").Verbatim(left_out.EndArray().Take());
  const bool is_whole = IsWhole(answer, *list);
  writer.Key("is_whole").Boolean(is_whole).Key("why");
  writer.String(is_whole ? "" : "The answer may be one page of several.").EndObject();
}

}  // namespace

std::string ReadAccount(std::string_view answers_text, std::string_view requests_text) {
  const Json answers = ReadJsonOrNull(answers_text);
  const std::vector<PlannedNumber> planned = PlannedNumbers(ReadJsonOrNull(requests_text));
  std::vector<std::string> values;
  values.reserve(planned.size());
  for (const PlannedNumber& each : planned) values.push_back(each.number);
  NamedNumbers numbers(values);
  const Listing attached = ReadListing(Find(answers, "numbers"), numbers);
  const Listing bought = ReadListing(Find(answers, "inbound"), numbers);
  JsonWriter writer;
  writer.BeginObject().Key("numbers").BeginArray();
  for (const PlannedNumber& each : planned) {
    const std::size_t i = numbers.sent().IndexOf(each.number);
    const bool is_known = i != SentNumbers::kNone;
    const Finding found = is_known ? FindingOf(i, attached, bought)
                                   : Finding{"unknown", "The number cannot be told from another."};
    writer.BeginObject().Key("index").Value(each.index);
    writer.Key("state").String(found.state).Key("why").String(found.why);
    if (is_known && found.state == "unknown" && !attached.may_be[i].empty()) {
      writer.Key("listed_as").String(attached.may_be[i]);
    }
    writer.EndObject();
  }
  writer.EndArray();
  WriteTrunks(writer, Find(answers, "trunks"));
  return writer.EndObject().Take();
}

}  // namespace sipattach
