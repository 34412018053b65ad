// Compares what the API reads back for a number with what was planned for it.

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/api_answer.h"
#include "answer/comparison.h"
#include "answer/named_numbers.h"
#include "answer/stated.h"
#include "document/read_json.h"
#include "document/request_numbers.h"
#include "draft_limits.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "redact/marks.h"
#include "redact/redact.h"
#include "sip/direction_type.h"
#include "sipattach/follow_up.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Renames members such as sipEndpoint to the names of the documentation, unless the object has a
// member of that name as well. Header names, which begin with a capital, stay as they are.
void UseSnakeNames(Json& value) {
  if (value.is_array()) {
    for (Json& element : value.elements()) UseSnakeNames(element);
  }
  if (!value.is_object()) return;
  std::set<std::string> documented;
  for (const auto& member : value.members())
    if (member.first.find('_') != std::string::npos) documented.insert(member.first);
  for (auto& [name, member] : value.members()) {
    UseSnakeNames(member);
    if (name.empty() || !IsLower(name.front())) continue;
    std::string snake;
    for (std::size_t i = 0; i < name.size(); ++i) {
      // A word begins at a capital, unless that is in the middle of an abbreviation: "sipURIPort".
      const bool begins = IsUpper(name[i]) &&
                          (!IsUpper(name[i - 1]) || (i + 1 < name.size() && IsLower(name[i + 1])));
      if (begins) snake += '_';
      snake += Lower(name[i]);
    }
    if (!documented.contains(snake)) name = std::move(snake);
  }
}

// What was planned for the numbers of a request.
struct Planned {
  NamedNumbers numbers;
  Json::Elements directions;    // only those that have a type
  const Json* trunk = nullptr;  // its ID
};

Planned PlannedOf(const Json& request) {
  const Json* body = Find(request, "body");
  if (body == nullptr) return {NamedNumbers({}), {}};
  Planned planned{NamedNumbers(NumbersOf(*body)), {}, Find(*body, "trunk_id")};
  const Json none = Json::array();
  const Json* directions = Find(*body, "directions");
  for (const Json& direction : directions == nullptr ? none : *directions) {
    const Json* type = Find(direction, "type");
    if (type == nullptr || !type->is_string()) continue;
    UseSnakeNames(planned.directions.emplace_back(direction));  // like the answer's
  }
  return planned;
}

// Whether an answer says that a direction is attached, that it is not, or neither.
enum class Attached { kUnknown, kNo, kYes };

// Whether an object says that it was detached, is switched off, or does not work: by any state that
// does not mean success, {"active": false}, {"deleted_at": …} or {"error": …}. Whether an endpoint
// is healthy does not matter here.
bool SaysOtherwise(const Json& object) {
  return std::any_of(
      object.members().begin(), object.members().end(), [](const Json::Member& member) {
        const Json& value = member.second;
        std::string_view name = member.first;
        if (name.starts_with("is_")) name.remove_prefix(3);
        if (name == "status" || name == "state") {
          return value.is_string() && !SaysDone(value) &&
                 !IsOneOf(" healthy unreachable unchecked ", Lowercase(Text(value)));
        }
        if (IsOneOf(" active enabled attached success ", name)) return TruthOf(value) == false;
        const bool is_set = SaysSomething(value) && TruthOf(value) != false;
        for (const std::string_view word : {"delet", "detach", "disabl", "deactivat", "archiv",
                                            "remov", "releas", "suspend", "paus", "error"}) {
          if (name.starts_with(word)) return is_set;
        }
        return false;
      });
}

Attached AttachedOf(const Json& payload, std::string_view type) {
  const Json* found = Find(payload, type);
  if (found == nullptr) return Attached::kUnknown;
  if (found->is_null()) return Attached::kNo;
  if (!found->is_object() || found->empty() || SaysOtherwise(*found) || SaysOtherwise(payload)) {
    return Attached::kUnknown;
  }
  const Json* direction = Find(*found, "direction");
  const bool is_named = direction == nullptr || direction->is_null() ||
                        (direction->is_string() && EqualsIgnoringCase(Text(*direction), type));
  return is_named ? Attached::kYes : Attached::kUnknown;
}

bool NamesDirection(const Json& payload) {
  return Find(payload, "inbound") != nullptr || Find(payload, "outbound") != nullptr;
}

// Why an answer may be about another number: it must name none, or only one of those asked for. ""
// if it is about that one.
std::string_view WhyNotAbout(const Json& payload, NamedNumbers& numbers) {
  std::size_t first = SentNumbers::kNone;
  for (const Json* place : {&payload, Find(payload, "inbound"), Find(payload, "outbound")}) {
    const Json* member = place == nullptr ? nullptr : NumberMember(*place);
    if (member == nullptr) continue;
    const Naming naming = numbers.Read(*member);
    if (first == SentNumbers::kNone) first = naming.index;
    if (naming.index != SentNumbers::kNone && naming.index == first) continue;
    // A trunk may have it as it is written: 4155550132 beside +14155550132.
    if (!naming.possible.empty())
      return "The answer names the number without its calling code, so "
             "it may be about another number.";
    return "The answer is about another number.";
  }
  return "";
}

// The part of an answer that can be relied on.
struct Found {
  const Json* payload = nullptr;  // null if the body does not say anything about directions
  std::string_view why;           // why it does not
  bool is_open = false;           // what it says is not in effect, or not yet
};

Found FoundIn(const Json& body, NamedNumbers& numbers) {
  if (!body.is_object()) return {nullptr, "The answer is not a JSON object."};
  if (!ErrorsOf(body, true).empty()) return {nullptr, "The answer reports errors."};
  const Json& data = PayloadOf(body);
  const Json& payload = NamesDirection(data) ? data : body;
  if (!NamesDirection(payload)) return {nullptr, "The answer says nothing about directions."};
  const std::string_view why = WhyNotAbout(payload, numbers);
  if (!why.empty()) return {nullptr, why};
  return {&payload, "", LeavesOpen(body) || LeavesOpen(payload)};
}

struct Judgement {
  bool verified = false;
  bool any_unknown = false;
  bool hides_trunk = false;
  std::size_t attached = 0;
  std::string differing;
  std::string beyond_update;
  std::string_view unplanned;  // a direction that is attached but was not planned
};

// The ID of the trunk that an object names, as {"trunk_id": …} or {"trunk": {"id": …}}.
const Json* TrunkOf(const Json& object) {
  const Json* id = Find(object, "trunk_id");
  const Json* trunk = Find(object, "trunk");
  return id != nullptr || trunk == nullptr ? id : Find(*trunk, "id");
}

// Which fields of a direction are written: those that were sent, or the trunk that is not shown
// too.
enum class Fields { kSent, kAll };

// Writes the member `directions`, and returns what the comparison found.
Judgement WriteDirections(JsonWriter& writer, const Planned& planned, const Found& answered,
                          Fields fields) {
  const Json* payload = answered.is_open ? nullptr : answered.payload;
  Judgement judgement;
  judgement.verified = planned.numbers.sent().size() > 0;
  writer.Key("directions").BeginArray();
  for (const Json& direction : planned.directions) {
    const std::string_view type = Text(*Find(direction, "type"));
    const Attached attached = payload == nullptr ? Attached::kUnknown : AttachedOf(*payload, type);
    const bool is_attached = attached == Attached::kYes;
    writer.BeginObject();
    writer.Key("type").Value(WithoutSecrets(type, kRedacted));
    writer.Key("attached").Boolean(is_attached);
    writer.Key("fields").BeginArray();
    judgement.any_unknown = judgement.any_unknown || attached == Attached::kUnknown;
    judgement.verified = judgement.verified && is_attached;
    if (is_attached) {
      ++judgement.attached;
      Comparison comparison(writer);
      comparison.set_prefix(type);
      const Json& found = *Find(*payload, type);
      const Json* trunk = TrunkOf(found);
      comparison.CompareDirection(direction, found, planned.trunk,
                                  trunk == nullptr ? TrunkOf(*payload) : trunk);
      judgement.verified = judgement.verified && comparison.verified();
      if (comparison.hides_trunk() && fields == Fields::kAll) {
        comparison.WriteHiddenTrunk();
        judgement.hides_trunk = true;
      }
      if (!judgement.differing.empty() && !comparison.differing().empty()) {
        judgement.differing += ", ";
      }
      judgement.differing += comparison.differing();
      if (!judgement.beyond_update.empty() && !comparison.beyond_update().empty()) {
        judgement.beyond_update += ", ";
      }
      judgement.beyond_update += comparison.beyond_update();
    }
    writer.EndArray().EndObject();
  }
  writer.EndArray();
  for (const DirectionType direction : kDirectionTypes) {
    const std::string_view type = NameOf(direction);
    bool is_told = payload == nullptr || AttachedOf(*payload, type) != Attached::kYes;
    for (const Json& each : planned.directions) {
      is_told = is_told || *Find(each, "type") == Json(type);
    }
    if (!is_told) judgement.unplanned = type;
  }
  return judgement;
}

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && IsAlphanumeric(text[end])) ++end;
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// Whether a text says that something named by one of `nouns` does not exist: "Number not found",
// "+1… is not attached", "No SIP configuration for …". The word next to the negation is what is
// missing: in "No organization found for this number" and "Account number not found" it is
// something else.
bool SaysMissing(std::string_view text, WordList nouns) {
  const std::vector<std::string_view> words = WordsOf(text);
  const auto word = [&](std::size_t at) { return at < words.size() ? words[at] : ""; };
  const auto is_noun = [&](std::size_t at) { return IsOneOf(nouns, word(at)); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t at = i;
    if (words[i] == "no") {
      do {
        ++at;
      } while (IsOneOf(" sip phone such inbound outbound attached matching ", word(at)));
      const bool is_end = at + 1 >= words.size();
      if (is_noun(at) && (is_end || IsOneOf(" found for with exists is in ", word(at + 1)))) {
        return true;
      }
    } else if (words[i] == "not") {
      const std::size_t verb = i + (word(i + 1) == "be" ? 2 : 1);
      if (!IsOneOf(" found attached configured exist ", word(verb))) continue;
      while (at > 0 && IsOneOf(" is was are were does do could ", words[at - 1])) --at;
      if (at == 0) {  // without a noun it is what was asked for; "Not found" may be the path
        if (IsOneOf(" attached configured ", word(verb))) return true;
        continue;
      }
      if (CountDigits(words[at - 1]) >= kLeastDigits) return true;
      const std::string_view before = at == 1 ? "the" : words[at - 2];
      if (is_noun(at - 1) && IsOneOf(" phone sip the this that your error ", before)) return true;
    }
  }
  return false;
}

// Whether an answer of 404, or of 200 with errors, says that the number does not exist or, for a
// request without numbers, that the trunk does not. A proxy without such a path also answers 404,
// and so does the API when the path is wrong or something else is missing.
bool IsOwnNotFound(const ApiAnswer& answer, const Planned& planned) {
  if (answer.status != 404 && !answer.is_success()) return false;
  if (!answer.body.is_object() || NamesDirection(answer.body)) return false;
  const bool is_trunk = planned.trunk != nullptr && planned.numbers.sent().size() == 0;
  const WordList nouns =
      is_trunk ? WordList(" trunk ") : WordList(" number numbers config configuration ");
  const auto says_missing = [&](const ApiError& error) {
    return SaysMissing(Lowercase(error.code), nouns) ||
           SaysMissing(Lowercase(error.message), nouns);
  };
  if (std::none_of(answer.errors.begin(), answer.errors.end(), says_missing)) return false;
  // The path was not found, or the number only for the moment.
  const std::string text = Lowercase(ErrorText(answer.errors));
  if (HoldsAny(text, "|/v1|cannot |route|retry|try again|cache|")) return false;
  return RefusalOf(answer, Asked::kRead).status == "rejected";
}

struct Verdict {
  std::string_view name;
  std::string why;
};

Verdict VerdictOf(const Planned& planned, const Judgement& judgement) {
  const std::size_t total = planned.directions.size();
  if (total == 0 || planned.numbers.sent().size() == 0) {
    return {"unknown", "The request attaches no direction to a number."};
  }
  if (judgement.any_unknown) {
    return {"unknown",
            "The answer does not say of every direction whether it is attached and works."};
  }
  if (judgement.attached == 0) return {"not_attached", ""};
  if (judgement.attached < total) return {"partly", "Only one of the directions is attached."};
  std::string also;
  if (!judgement.unplanned.empty()) {
    also = "Not planned, and attached too: " + std::string(judgement.unplanned) + ".";
  }
  if (judgement.verified) {
    if (judgement.hides_trunk) {
      also += also.empty() ? "" : " ";
      also += "The answer does not show its trunk: it may be on another, or on none.";
    }
    return {"as_planned", also};
  }
  if (!also.empty()) also.insert(0, " ");
  if (!judgement.beyond_update.empty()) {
    also.insert(0, " An update cannot change " + judgement.beyond_update +
                       ": detach the number, then attach it again.");
  }
  return {"differs", "It is attached otherwise than planned: " + judgement.differing + "." + also};
}

}  // namespace

std::string Compare(std::string_view request_text, std::string_view answer_text) {
  const Json request = ReadJsonOrNull(request_text);
  Planned planned = PlannedOf(request);
  Json answer = ReadJsonOrNull(answer_text);
  UseSnakeNames(answer);
  const Found found = FoundIn(answer, planned.numbers);
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("readable").Boolean(found.payload != nullptr);
  const Judgement judgement = WriteDirections(writer, planned, found, Fields::kSent);
  writer.Key("verified").Boolean(judgement.verified).EndObject();
  return writer.Take();
}

std::string ReadConfiguration(std::string_view answer_text, std::string_view request_text) {
  ApiAnswer answer = ReadApiAnswer(answer_text);
  UseSnakeNames(answer.body);
  const Json request = ReadJsonOrNull(request_text);
  Planned planned = PlannedOf(request);
  answer.secrets = SecretTexts(request);
  const bool is_not_found = answer.status == 404;
  Found found{nullptr, "The answer is a refusal."};
  if (answer.is_success() || is_not_found) found = FoundIn(answer.body, planned.numbers);
  JsonWriter writer;
  writer.BeginObject();
  const Judgement judgement = WriteDirections(writer, planned, found, Fields::kAll);
  Verdict verdict{"unknown", std::string(found.why)};
  if (found.payload != nullptr) verdict = VerdictOf(planned, judgement);
  if (IsOwnNotFound(answer, planned)) {
    verdict = {"not_attached", ""};
  } else if (is_not_found && verdict.name != "not_attached") {
    verdict = {"unknown", "The answer (404) says nothing of the number."};
  }
  Summary summary{"configured", false, std::nullopt, verdict.why};
  const bool is_read = verdict.name != "unknown" || (found.payload != nullptr && !is_not_found);
  if (verdict.name == "as_planned") {
    summary.message = "The number is attached as planned.";
    if (!verdict.why.empty()) summary.message += " " + verdict.why;
  }
  if (verdict.name == "not_attached") summary.message = "The number is not attached.";
  if (!is_read) {
    if (answer.is_success() && answer.errors.empty()) {
      summary.status = "unreadable";
    } else {
      summary = RefusalOf(answer, Asked::kRead);
      if (!is_not_found) verdict.why = summary.message;
    }
  }
  writer.Key("verdict").String(verdict.name);
  writer.Key("why").String(verdict.why);
  writer.Key("beyond_update").String(verdict.name == "differs" ? judgement.beyond_update : "");
  writer.Key("status").String(summary.status);
  WriteSummary(writer, summary,
               verdict.name == "not_attached" ? std::vector<ApiError>() : answer.ShownErrors(),
               IsNoCall(answer));
  writer.EndObject();
  return writer.Take();
}

}  // namespace sipattach
