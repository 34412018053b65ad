#include "answer/answer_errors.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "answer/register_passwords.h"
#include "answer/stated.h"
#include "document/request_numbers.h"
#include "json/json_writer.h"
#include "redact/excerpt.h"
#include "redact/marks.h"
#include "redact/redact.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kCodeNames[] = {"error", "code", "error_code", "errorCode"};
constexpr std::string_view kTextNames[] = {
    "title",   "message",     "msg",           "reason",       "detail",
    "details", "description", "error_message", "errorMessage", "error_description"};
constexpr std::string_view kListNames[] = {
    "errors", "issues", "failed", "invalid-params", "invalid_params", "violations", "causes"};
// Members that say nothing about the reason of an error.
constexpr std::string_view kNoReasons[] = {"data", "type", "status", "statusCode", "success", "ok"};

std::string Written(const Json& value) {
  JsonWriter writer;
  writer.Value(WithoutSecrets(value, kHiddenInValue));
  return Excerpt(writer.Take(), kLongestText);
}

// A string or a number as text; "" for anything else.
std::string TextOf(const Json* value) {
  if (value == nullptr) return "";
  if (value->is_string()) {
    const std::string_view text = Trim(Text(*value));
    // JSON in a string may hold secrets.
    if (text.starts_with('{') || text.starts_with('[')) {
      return Excerpt(TextWithoutSecrets(text, kHiddenInValue), kLongestText);
    }
    return Excerpt(RemarkWithoutSecrets(text, kHiddenInMessage), kLongestText);
  }
  return value->is_number() ? value->digits() : "";
}

void AppendText(std::string& text, const std::string& more) {
  if (more.empty() || text.find(more) != std::string::npos) return;
  if (!text.empty()) text += ": ";
  text += more;
}

void Append(ApiError error, std::vector<ApiError>& errors) {
  if (error.code.empty() && error.message.empty()) return;
  if (error.message == error.code) error.message.clear();
  const auto is_same = [&](const ApiError& other) {
    return other.code == error.code && other.message == error.message;
  };
  if (!errors.empty() && (is_same(errors.front()) || is_same(errors.back()))) return;
  errors.push_back(std::move(error));
}

void AppendFrom(std::string_view under, const Json& value, Within within,
                std::vector<ApiError>& errors);

// The text under a name such as "password" may be what was sent, or what is wrong with it; only the
// latter contains blanks.
bool IsSecretText(std::string_view name, const Json& value) {
  return IsSecretName(name) && value.is_string() && Text(value).find(' ') == std::string::npos;
}

bool IsOneOf(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether a text, a number or a boolean outside of an error says why a call failed: several words,
// a word of failure, or anything under a name that announces it. A single word may mean anything.
bool SaysWhy(std::string_view name, const Json& value) {
  if (TruthOf(value) == false) return false;
  const std::string text = value.is_string() ? Lowercase(Trim(Text(value))) : "";
  return text.find(' ') != std::string::npos || HoldsAny(text, kFailureWords) ||
         HoldsAny(Squeezed(name), "|error|fail|fault|reason|code|status|state|result|") ||
         HoldsAny(Squeezed(name), "|message|exception|problem|cause|why|warning|note|");
}

// What an error says besides its code and its text: the field that it is about, a hint.
std::string RestOf(const Json& error, const std::string& message) {
  const Json* number = NumberMember(error);
  std::string rest;
  for (const auto& [name, member] : error.members()) {
    const bool is_told = IsOneOf(name, kCodeNames) || IsOneOf(name, kTextNames) ||
                         IsOneOf(name, kListNames) || IsOneOf(name, kNoReasons);
    if (is_told || &member == number || IsRegisterPasswordName(name) || IsSecretName(name) ||
        IsAside(name, member)) {
      continue;
    }
    const std::string text =
        member.is_object() || member.is_array() ? Written(member) : TextOf(&member);
    if (!SaysSomething(member) || text.empty() || message.find(text) != std::string::npos) continue;
    if (!rest.empty()) rest += ", ";
    rest.append(name).append(": ").append(text);
  }
  return rest;
}

// Whether there is nothing in a value but empty arrays, objects and the like, IDs and times.
bool IsHollow(const Json& value) {
  if (value.is_array()) return std::all_of(value.begin(), value.end(), IsHollow);
  if (!value.is_object()) return !SaysSomething(value);
  return std::all_of(value.members().begin(), value.members().end(), [](const auto& member) {
    return IsAside(member.first, member.second) || IsHollow(member.second);
  });
}

// Appends the errors of an object with unknown names: each name is a code, its value the message.
void AppendMembers(const Json& object, Within within, std::vector<ApiError>& errors) {
  const Json* number = NumberMember(object);
  for (const auto& [name, member] : object.members()) {
    const bool is_known = &member == number || IsRegisterPasswordName(name);
    if (is_known || IsHollow(member) || IsSecretText(name, member) || IsAside(name, member)) {
      continue;
    }
    std::vector<ApiError> inner;
    AppendFrom(name, member, within, inner);
    const bool is_several = member.is_object() || member.is_array();
    const bool is_told = !inner.empty() || within != Within::kAnswer ||
                         (is_several ? HoldsAny(name, kFailureWords) : SaysWhy(name, member));
    if (is_told) Append({name, inner.empty() ? Written(member) : ErrorText(inner)}, errors);
  }
}

// Unknown members belong to the message of an error, but not to that of anything else. `under`: the
// name that the value is under.
void AppendFrom(std::string_view under, const Json& value, Within within,
                std::vector<ApiError>& errors) {
  if (value.is_array()) {
    for (const Json& element : value) AppendFrom(under, element, within, errors);
  }
  if (!value.is_object()) {
    const bool is_told = within != Within::kAnswer || SaysWhy(under, value);
    if (is_told) Append({"", TextOf(&value)}, errors);
    return;
  }
  const std::size_t before = errors.size();
  ApiError error;
  for (const std::string_view name : kCodeNames) {
    const std::string text = TextOf(Find(value, name));
    if (error.code.empty()) {
      error.code = text;
    } else {
      AppendText(error.message, text);
    }
  }
  for (const std::string_view name : kTextNames)
    AppendText(error.message, TextOf(Find(value, name)));
  const bool is_known = !error.code.empty() || !error.message.empty();
  const std::string rest = within == Within::kError && is_known ? RestOf(value, error.message) : "";
  if (!rest.empty())
    error.message = error.message.empty() ? rest : error.message + " (" + rest + ")";
  Append(std::move(error), errors);
  const auto append_inner = [&](std::string_view name) {
    const Json* inner = Find(value, name);
    if (inner != nullptr && (inner->is_object() || inner->is_array())) {
      AppendFrom(name, *inner, Within::kError, errors);
    }
  };
  std::for_each(std::begin(kCodeNames), std::end(kCodeNames), append_inner);
  std::for_each(std::begin(kTextNames), std::end(kTextNames), append_inner);
  std::for_each(std::begin(kListNames), std::end(kListNames), append_inner);
  const Json* data = Find(value, "data");
  if (data != nullptr && data->is_object()) {
    for (const std::string_view name : {"error", "errors", "message", "failed"}) {
      const Json* inner = Find(*data, name);
      const bool is_any = inner != nullptr && TruthOf(*inner) != false;
      if (is_any) AppendFrom(name, *inner, Within::kError, errors);
    }
  }
  if (!is_known && errors.size() == before) AppendMembers(value, within, errors);
}

}  // namespace

void AppendErrors(const Json& value, Within within, std::vector<ApiError>& errors) {
  AppendFrom("", RemarksWithoutSecrets(value, kHiddenInMessage), within, errors);
}

std::string ErrorText(const std::vector<ApiError>& errors) {
  std::string text;
  for (const ApiError& error : errors) {
    if (!text.empty()) text += "; ";
    text += error.code;
    if (!error.code.empty() && !error.message.empty()) text += ": ";
    text += error.message;
    if (text.size() > kLongestText) break;
  }
  return Excerpt(text, kLongestText);
}

}  // namespace sipattach
