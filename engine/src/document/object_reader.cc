#include "document/object_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "document/read_json.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Too many other words differ from a shorter name by one letter.
constexpr std::size_t kMinLengthOfTypo = 5;

// Whether the names differ by one inserted, missing or wrong letter, or by two swapped neighbours.
bool IsTypoOf(std::string_view name, std::string_view typed) {
  if (name.size() < kMinLengthOfTypo) return false;
  const auto differing = std::mismatch(name.begin(), name.end(), typed.begin(), typed.end());
  const auto same = static_cast<std::size_t>(differing.first - name.begin());
  const std::string_view a = name.substr(same);
  const std::string_view b = typed.substr(same);
  if (a.empty() || b.empty()) return a.size() + b.size() == 1;
  return a.substr(1) == b || a == b.substr(1) || a.substr(1) == b.substr(1) ||
         (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] &&
          a.substr(2) == b.substr(2));
}

// "username" for sip_username, "numbers" for phone_numbers. A shorter ending fits too many names.
constexpr std::size_t kMinLengthOfEnd = 6;

bool IsEndOf(std::string_view name, std::string_view typed) {
  return typed.size() >= kMinLengthOfEnd && name.ends_with(typed);
}

// What other products and people call a field: its name, then the others, folded.
constexpr std::string_view kOtherNames[] = {
    "phone_numbers dids didnumbers telephonenumbers tns e164numbers msisdns phones numberlist ",
    "phone_number did didnumber e164 phone telephonenumber msisdn ",
    "trunk_id trunk siptrunk siptrunkid trunksid ",
    "sip_endpoint uri sipuri terminationuri destination host ",
    "port sipport ",
    "transport protocol transportprotocol siptransport outboundprotocol ",
    "username user login authusername ",
    "sip_username user login authusername ",
    "password authpassword pass pwd secret ",
    "sip_password authpassword pass pwd secret ",
    "sip_realm realm authrealm ",
    "auth_mode authtype authmethod authenticationmode "};

bool IsOtherNameOf(std::string_view known, std::string_view folded) {
  for (const std::string_view names : kOtherNames) {
    if (names.starts_with(known) && names[known.size()] == ' ')
      return HasBetweenBlanks(names, folded);
  }
  return false;
}

// The value of an integer, even if it is written as 5061.0.
std::optional<std::int64_t> WholeNumber(const Json& value) {
  if (value.is_integer()) return value.integer();
  if (!value.is_number()) return std::nullopt;
  const std::string digits = value.digits();
  const std::size_t point = digits.find('.');
  if (digits.find_first_not_of('0', point + 1) != std::string::npos) return std::nullopt;
  return IntegerIn(std::string_view(digits).substr(0, point));
}

}  // namespace

std::optional<Fix> Unwrap(const Json& actual, std::string_view kind, const Pointer& at) {
  const Json* held = &actual;
  Pointer from = at;
  while (held->is_array() && held->size() == 1 && TypeWithArticle((*held)[0]) == kind) {
    held = &(*held)[0];
    from = from / std::size_t{0};
  }
  // An array that holds further arrays would be no better than the one around it.
  const auto is_list = [](const Json& element) { return element.is_array(); };
  if (held != &actual && std::none_of(held->begin(), held->end(), is_list))
    return Fix{"Take it out of the list", {Move(from, at)}};
  // {"value": …, "source": …}, as in forms and effective configurations.
  constexpr std::string_view kValue = "value";
  if (const Json* inner = Find(actual, kValue); inner != nullptr && TypeWithArticle(*inner) == kind)
    return Fix{"Take it out of the object", {Move(at / kValue, at)}};
  Json value = actual.is_string() ? ReadJsonOrNull(Text(actual)) : Json();
  if (TypeWithArticle(value) != kind) return std::nullopt;
  return Fix{"Take it out of the string", {Replace(at, std::move(value))}};
}

std::optional<Fix> UnwrapElement(const Json& list, std::size_t index, std::string_view kind,
                                 const Pointer& list_at) {
  auto fix = Unwrap(list[index], kind, list_at / index);
  // In an array, a move inserts (RFC 6902 §4.1, §4.4), so the old element is now after the value.
  if (fix && fix->patch.back().op == "move") fix->patch.push_back(Remove(list_at / (index + 1)));
  return fix;
}

ObjectReader::ObjectReader(const Json& object, Pointer at, Report& report)
    : object_(object), at_(std::move(at)), report_(report) {}

const Json* ObjectReader::FindGiven(std::string_view name) const {
  return sipattach::FindGiven(object_, name);
}

bool ObjectReader::Has(std::string_view name) const { return FindGiven(name) != nullptr; }

Field<Json> ObjectReader::Take(std::string_view name) {
  known_.push_back(name);
  const Json* value = Find(object_, name);
  if (value == nullptr) return {};
  if (!value->is_null()) return {FieldState::kValue, value};
  report_.Add(Code::kFieldNull, PathOf(name), {{"field", name}}).fix =
      Fix{"Remove it", {Remove(PathOf(name))}};
  return {FieldState::kNull};
}

const Json* ObjectReader::TakeStray(std::string_view name) {
  const Json* value = FindGiven(name);
  if (value != nullptr) known_.push_back(name);
  return value;
}

Diagnostic& ObjectReader::ReportType(std::string_view name, std::string_view expected,
                                     const Json& actual) {
  const Pointer at = PathOf(name);
  Diagnostic& diagnostic =
      report_.Add(Code::kFieldWrongType, at,
                  {{"field", name}, {"expected", expected}, {"actual", TypeWithArticle(actual)}});
  diagnostic.fix = Unwrap(actual, expected, at);
  if (actual.is_array() && actual.empty()) diagnostic.fix = Fix{"Remove it", {Remove(at)}};
  return diagnostic;
}

Field<std::string> ObjectReader::TakeString(std::string_view name, Visibility visibility) {
  const Field<Json> any = Take(name);
  if (!any) return {any.state};
  if (any->is_string()) return {any.state, &any->text()};
  Diagnostic& diagnostic = ReportType(name, "a string", *any);
  if (visibility == Visibility::kPublic && WholeNumber(*any)) {
    diagnostic.fix =
        Fix{"Write it as a string", {Replace(PathOf(name), std::to_string(*WholeNumber(*any)))}};
  }
  return {FieldState::kWrongType};
}

Field<bool> ObjectReader::TakeBoolean(std::string_view name) {
  const Field<Json> any = Take(name);
  if (!any) return {any.state};
  if (any->is_boolean()) return {any.state, any->boolean()};
  ReportNoBoolean(name, *any);
  return {FieldState::kWrongType};
}

void ObjectReader::ReportNoBoolean(std::string_view name, const Json& actual) {
  Diagnostic& diagnostic = ReportType(name, "true or false", actual);
  if (actual.is_string()) {
    const std::string_view text = Trim(Text(actual));
    const bool yes = EqualsIgnoringCase(text, "true") || EqualsIgnoringCase(text, "yes");
    const bool no = EqualsIgnoringCase(text, "false") || EqualsIgnoringCase(text, "no");
    if (yes || no) {
      diagnostic.fix = Fix{yes ? "Write true" : "Write false", {Replace(PathOf(name), yes)}};
    }
  } else if (const auto number = WholeNumber(actual); number == 0 || number == 1) {
    diagnostic.fix =
        Fix{*number == 1 ? "Write true" : "Write false", {Replace(PathOf(name), *number == 1)}};
  }
}

Field<std::int64_t> ObjectReader::TakeInteger(std::string_view name, std::string_view expected) {
  const Field<Json> any = Take(name);
  if (!any) return {any.state};
  if (any->is_integer()) return {any.state, any->integer()};
  ReportNoInteger(name, expected, *any);
  return {FieldState::kWrongType};
}

void ObjectReader::ReportNoInteger(std::string_view name, std::string_view expected,
                                   const Json& actual) {
  Diagnostic& diagnostic = ReportType(name, expected, actual);
  // "not a number" would be wrong.
  if (actual.is_number()) diagnostic.params.back().value = actual.digits();
  const auto meant = actual.is_string() ? IntegerIn(Trim(Text(actual))) : WholeNumber(actual);
  if (meant) {
    diagnostic.fix = Fix{"Write " + std::to_string(*meant), {Replace(PathOf(name), *meant)}};
  }
}

Field<Json> ObjectReader::TakeObject(std::string_view name) {
  const Field<Json> field = Take(name);
  if (!field || field->is_object()) return field;
  ReportType(name, "an object", *field);
  return {FieldState::kWrongType};
}

Field<Json> ObjectReader::TakeArray(std::string_view name) { return AsArray(name, Take(name)); }

Field<Json> ObjectReader::AsArray(std::string_view name, Field<Json> field) {
  if (!field || field->is_array()) return field;
  Diagnostic& diagnostic = ReportType(name, "an array", *field);
  if (!diagnostic.fix && (field->is_object() || field->is_string())) {
    // Move the value: it may hold a password, which must not be in a patch.
    const Pointer aside = at_ / (std::string(name) + "_0");
    diagnostic.fix = Fix{"Put it into a list",
                         {Move(PathOf(name), aside), Add(PathOf(name), Json::array()),
                          Move(aside, PathOf(name) / std::size_t{0})}};
  }
  return {FieldState::kWrongType};
}

std::vector<ObjectReader::MissingName> ObjectReader::MissingNames() const {
  std::vector<MissingName> missing;
  for (const std::string_view name : known_) {
    if (!Has(name)) missing.push_back({name, Squeezed(name), false});
  }
  return missing;
}

// The missing name that a member named `name` was probably meant to have, or null. Not inlined: few
// drafts need it.
[[gnu::noinline]] ObjectReader::MissingName* ObjectReader::NameMeant(
    std::vector<MissingName>& missing, std::string_view name, const Json& value) {
  const std::string folded = Squeezed(name);
  MissingName* best = nullptr;
  int closest = 3;
  for (MissingName& other : missing) {
    int distance = 3;
    if (other.folded == folded) {
      distance = 0;
    } else if (IsTypoOf(other.folded, folded) || IsEndOf(other.folded, folded)) {
      distance = 1;
    } else if (!value.is_object() && IsOtherNameOf(other.name, folded)) {
      distance = 2;  // the fields are strings or arrays: an object of this name is something else
    }
    if (distance >= closest) continue;
    closest = distance;
    best = &other;
  }
  return best;
}

void ObjectReader::CopyMisplaced(Json& body, std::span<const std::string_view> names,
                                 const Home& home) {
  const Json* there = home.value;
  std::vector<PatchOperation> patch;
  if (there == nullptr && home.at) patch.push_back(Add(*home.at, Json::object()));
  std::string_view first;
  for (const std::string_view name : names) {
    const bool is_free = there == nullptr || (there->is_object() && Find(*there, name) == nullptr);
    if (!Has(name) || !is_free || !home.at) continue;
    if (first.empty()) first = name;
    patch.push_back(Move(PathOf(name), *home.at / name));
  }
  for (const std::string_view name : names) {
    const Json* value = TakeStray(name);
    if (value == nullptr) continue;
    body[name] = *value;
    Diagnostic& diagnostic =
        report_.Add(Code::kFieldMisplaced, PathOf(name), {{"field", name}, {"home", home.name}});
    if (name == first) diagnostic.fix = Fix{"Move into " + std::string(home.name), patch};
  }
}

// Not inlined: few drafts need it.
[[gnu::noinline]] void ObjectReader::ReportUnknown(std::string_view name, const Json& value,
                                                   const UnknownMembers& unknown) {
  if (unknown.report_misplaced != nullptr && unknown.report_misplaced(*this, name, value)) return;
  report_.Add(Code::kFieldUnknown, PathOf(name), {{"field", name}});
}

// Reports a member that was not asked for, as misspelled or as unknown. Not inlined either.
[[gnu::noinline]] void ObjectReader::ReportUnasked(std::string_view name, const Json& value,
                                                   const UnknownMembers& unknown,
                                                   std::vector<MissingName>& missing) {
  if (missing.empty()) missing = MissingNames();
  MissingName* meant = NameMeant(missing, name, value);
  if (meant == nullptr) return ReportUnknown(name, value, unknown);
  Diagnostic& diagnostic =
      report_.Add(Code::kFieldMisspelled, PathOf(name), {{"field", name}, {"known", meant->name}});
  // If two members were renamed to the same name, one value would be lost.
  if (!meant->is_offered) {
    diagnostic.fix =
        Fix{"Rename it to " + std::string(meant->name), {Move(PathOf(name), PathOf(meant->name))}};
    // "trunk", "TrunkSid": it may be another service's trunk, or a trunk's name.
    diagnostic.fix->choice =
        meant->name == "trunk_id" && IsOtherNameOf(meant->name, Squeezed(name));
  }
  meant->is_offered = true;
  AddMeant(meant->name);
}

void ObjectReader::CopyUnknown(Json& body, const UnknownMembers& unknown) {
  if (!object_.is_object()) return;
  std::vector<MissingName> missing;
  for (const auto& [name, value] : object_.members()) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    if (unknown.is_reported != nullptr && unknown.is_reported(name)) continue;
    ReportUnasked(name, value, unknown, missing);
    // Not operator[], which searches all members first: `body` cannot have this name yet.
    body.members().emplace_back(name, value);
  }
}

}  // namespace sipattach
