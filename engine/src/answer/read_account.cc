// Compares what an account has with what is planned for it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/api_answer.h"
#include "answer/stated.h"
#include "document/read_json.h"
#include "document/request_numbers.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "redact/masked.h"
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
  std::vector<bool> has;  // for each planned number
  bool is_whole = false;  // what it does not name does not exist
  std::string why;        // why it is not whole
};

// Whether an entry that is none of the planned numbers is certainly another one: a number, or the
// name of an extension or a user. A mask, several numbers or "n/a" may stand for any number.
bool IsOtherNumber(const Json& named) {
  if (named.is_number()) return true;
  constexpr std::size_t kMostDigits = 17;  // 15 of E.164, after 00
  const std::string_view text = Trim(Text(named));
  if (LooksLikeNumber(text)) return CountDigits(text) <= kMostDigits;
  const auto is_in_name = [](char c) {
    return IsAlphanumeric(c) || std::string_view("._-@").find(c) != std::string_view::npos;
  };
  const std::string word = Lowercase(text);
  return !text.empty() && IsAlpha(text.front()) &&
         std::all_of(text.begin(), text.end(), is_in_name) && !IsMaskedText(word) &&
         !IsOneOf(" null none nil nan na undefined unknown private anonymous restricted ", word);
}

Listing ReadListing(const Json* response, const SentNumbers& planned) {
  Listing listing{std::vector<bool>(planned.size(), false), false, ""};
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
    const Json* named = entry.is_object() ? NumberMember(entry) : &entry;
    if (named == nullptr || !(named->is_string() || named->is_number())) {
      listing.is_whole = false;
      listing.why = "The list of the account's numbers has an entry without a number.";
      continue;
    }
    const std::size_t index = planned.IndexOfValue(*named);
    if (index != SentNumbers::kNone) {
      listing.has[index] = true;
    } else if (!IsOtherNumber(*named)) {
      listing.is_whole = false;
      listing.why = "The list of the account's numbers has an entry that cannot be read.";
    }
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
        writer.Key(name).String(TextUnder(trunk, name));
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
  const SentNumbers numbers(values);
  const Listing attached = ReadListing(Find(answers, "numbers"), numbers);
  const Listing bought = ReadListing(Find(answers, "inbound"), numbers);
  JsonWriter writer;
  writer.BeginObject().Key("numbers").BeginArray();
  for (const PlannedNumber& each : planned) {
    const std::size_t i = numbers.IndexOf(each.number);
    const bool is_known = i != SentNumbers::kNone;
    std::string_view state = "new";
    std::string_view why;
    if (is_known && attached.has[i]) {
      state = "listed";
    } else if (is_known && bought.has[i]) {
      state = "bought";
      why = attached.is_whole
                ? "The number was bought from the service."
                : "The number was bought from the service. What is attached to it is not known.";
    } else if (!is_known || !attached.is_whole) {
      state = "unknown";
      why = is_known ? std::string_view(attached.why) : "The number cannot be told from another.";
    } else if (!bought.is_whole) {
      why = "Whether it was bought from the service is not known.";
    }
    writer.BeginObject().Key("index").Value(each.index);
    writer.Key("state").String(state).Key("why").String(why).EndObject();
  }
  writer.EndArray();
  WriteTrunks(writer, Find(answers, "trunks"));
  return writer.EndObject().Take();
}

}  // namespace sipattach
