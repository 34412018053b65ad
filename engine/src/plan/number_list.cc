#include "plan/number_list.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "document/request_numbers.h"
#include "draft_limits.h"
#include "endpoint/placeholder.h"
#include "number/number_range.h"
#include "number/several_numbers.h"
#include "number/spreadsheet.h"
#include "number/typed_number.h"
#include "plan/number_object.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

constexpr std::string_view kOne = "phone_number";
constexpr std::string_view kMany = "phone_numbers";
// The most numbers that the fixes of one plan write in place of ranges.
constexpr std::size_t kMaxExpansions = 50'000;

// The most numbers that a fix moves from one field into the other.
constexpr std::size_t kMaxMoved = 100;

// Where the first number of "+1…, +1…" ends. Blanks do not separate numbers, because they occur
// inside them. Neither does the semicolon before a parameter of a tel: URI.
std::size_t EndOfPiece(std::string_view text) {
  std::size_t end = std::min(text.find_first_of(",;\r\n\t|"), text.size());
  while (end < text.size() && BeginsParameter(text, end)) {
    end = std::min(text.find_first_of(",;\r\n\t|", end + 1), text.size());
  }
  return end;
}

// The numbers of "+1…, +1…", or of a list as JSON, JSON within a string, Python or SQL writes it.
std::vector<std::string> Pieces(std::string_view text) {
  std::vector<std::string> pieces;
  text = Trim(text);
  const bool is_array = (text.starts_with('[') && text.ends_with(']')) ||
                        (text.starts_with('{') && text.ends_with('}'));
  if (is_array) text = text.substr(1, text.size() - 2);
  while (!text.empty()) {
    const std::size_t end = EndOfPiece(text);
    const std::string_view piece = TrimOf(text.substr(0, end), " \t\r\n\"'\\");
    if (!piece.empty()) pieces.emplace_back(piece);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

bool HasDigits(std::string_view text) {
  return std::count_if(text.begin(), text.end(), IsDigit) >= 3;
}

// The diagnostic to report instead of the error of a number that is left out. It is no longer an
// error, because the request does not contain the number.
Diagnostic Skipped(Diagnostic error, const NumberReading& reading) {
  Diagnostic skipped{Code::kNumberSkipped,
                     std::move(error.path),
                     {{"number", reading.input}, {"reason", InfoOf(error.code).slug}},
                     std::move(error.fix)};
  skipped.alternatives = std::move(error.alternatives);
  return skipped;
}

Fix Removal(std::string_view title, const std::string& path) {
  PatchOperation removal;
  removal.op = "remove";
  removal.path = path;
  return Fix{title, {std::move(removal)}};
}

// The number that an entry means: a string itself, the digits of a number if it shows all of them,
// or the number in an object.
std::optional<NumberOfObject> NumberIn(const Json& entry, std::string_view default_region) {
  if (entry.is_object()) return ReadNumberObject(entry, default_region);
  if (entry.is_string()) return NumberOfObject{std::string(Text(entry))};
  if (entry.is_integer()) return NumberOfObject{entry.digits()};
  if (!entry.is_number()) return std::nullopt;
  // 1.4155550132e10, 14155550132.0
  const std::string written = entry.digits();
  std::string digits = DigitsOfScientific(written);
  if (digits.empty()) digits = BeforeDecimalZeros(written);
  return digits.empty() ? std::nullopt : std::optional(NumberOfObject{std::move(digits)});
}

// A fix that replaces an entry with the numbers of a list, each as an entry of its own; nullopt if
// an element has no number.
std::optional<Fix> Parted(const Json& numbers, const Pointer& at, std::string_view default_region) {
  std::vector<PatchOperation> patch = {Remove(at)};
  bool are_all = true;
  for (std::size_t i = numbers.size(); i-- > 0;) {
    auto read = NumberIn(numbers[i], default_region);
    if (!read) return std::nullopt;
    are_all = are_all && read->is_all;
    patch.push_back(Add(at, std::move(read->number)));
  }
  Fix fix{"Write each as an entry of its own", std::move(patch)};
  fix.choice = !are_all;
  return fix;
}

// The range "+1… - +1…" that {"from": "+1…", "to": "+1…"} means.
[[gnu::noinline]] std::optional<std::string> RangeIn(const Json& object) {
  constexpr WordList kFirst = " from start first begin rangestart startnumber fromnumber ";
  constexpr WordList kLast = " to end last rangeend endnumber tonumber ";
  if (object.size() != 2) return std::nullopt;
  std::string first;
  std::string last;
  for (const auto& [name, member] : object.members()) {
    if (!member.is_string()) return std::nullopt;
    if (IsOneOf(kFirst, Squeezed(name))) first = Text(member);
    if (IsOneOf(kLast, Squeezed(name))) last = Text(member);
  }
  if (!HasDigits(first) || !HasDigits(last)) return std::nullopt;
  return first + " - " + last;
}

NumberReading Unread(std::string input, const Pointer& at) {
  NumberReading reading;
  reading.input = std::move(input);
  reading.path = at.text();
  return reading;
}

}  // namespace

NumberList::NumberList(ObjectReader& root, bool trunk, const Context& context)
    : root_(root),
      context_(context),
      number_context_{context.default_region, trunk},
      one_at_(root.PathOf(kOne)),
      many_at_(root.PathOf(kMany)),
      end_of_many_(many_at_ / std::string_view("-")) {
  const Json* one = root_.Take(kOne).value;
  const Json* many = root_.Take(kMany).value;
  if (one != nullptr && many != nullptr) {
    ReportBoth(*one, *many);
  } else if (one == nullptr && many == nullptr) {
    // A null field has been reported already, but numbers are still required.
    report().Add(Code::kNumbersRequired, many_at_);
  }
  // The fix that writes out a range would overwrite the other field.
  if (one != nullptr && many != nullptr) number_context_.expandable = 0;
  as_list_ = many != nullptr || one == nullptr;
  // Both fields are read, so that every number gets a reading even if a person has yet to choose
  // between the fields.
  if (one != nullptr && one->is_array()) {
    ReportListInSingle(*one, many);
  } else {
    one_ = one;
  }
  if (many == nullptr) return;
  if (!many->is_array()) {
    ReportNoList(*many);
    return;
  }
  many_ = many;
  to_send_.reserve(many->elements().size());
  if (many->empty()) report().Add(Code::kNumbersEmpty, many_at_);
}

void NumberList::ReportBoth(const Json& one, const Json& many) {
  Diagnostic& diagnostic = report().Add(Code::kNumbersBothFields, one_at_);
  if (!many.is_array() || !one.is_string()) return;
  one_is_dropped_ = std::find(many.begin(), many.end(), one) != many.end() || Text(one).empty();
  if (one_is_dropped_) {
    diagnostic.fix = Fix{"Keep phone_numbers", {Remove(one_at_)}};
  } else {
    diagnostic.fix = Fix{"Move it into phone_numbers", {Move(one_at_, end_of_many_)}};
  }
}

void NumberList::ReportListInSingle(const Json& one, const Json* many) {
  Diagnostic& diagnostic = report().Add(Code::kNumbersListInSingle, one_at_);
  if (many == nullptr) {
    diagnostic.fix = Fix{"Rename it to phone_numbers", {Move(one_at_, many_at_)}};
  } else if (many->is_array() && one.size() <= kMaxMoved) {
    std::vector<PatchOperation> patch(one.size(), Move(one_at_ / std::size_t{0}, end_of_many_));
    patch.push_back(Remove(one_at_));
    diagnostic.fix = Fix{"Move them into phone_numbers", std::move(patch)};
  }
}

// If phone_numbers is a list already, the numbers are appended to it.
std::optional<Fix> NumberList::AsList(const std::vector<std::string>& numbers) const {
  if (!root_.Has(kMany)) return Fix{"Make it a list", {Remove(one_at_), Add(many_at_, numbers)}};
  if (many_ == nullptr) return std::nullopt;
  std::vector<PatchOperation> patch = {Remove(one_at_)};
  for (const std::string& number : numbers) patch.push_back(Add(end_of_many_, number));
  return Fix{"Move them into phone_numbers", std::move(patch)};
}

void NumberList::ReportNoList(const Json& many) {
  if (many.is_string()) {
    report().Add(Code::kNumbersNotAList, many_at_).fix =
        Fix{"Make it a list", {Replace(many_at_, Pieces(Text(many)))}};
    return;
  }
  Diagnostic& diagnostic = report().Add(
      Code::kFieldWrongType, many_at_,
      {{"field", kMany}, {"expected", "an array of strings"}, {"actual", TypeWithArticle(many)}});
  if (!many.is_object() || many.empty()) return;
  if (std::optional<std::string> range = RangeIn(many)) {
    diagnostic.fix = Fix{"Make it a list", {Replace(many_at_, std::vector{std::move(*range)})}};
    return;
  }
  // {"0": "+1…", "2": "+1…"}, as PHP writes a list with gaps.
  Json list = Json::array();
  for (const auto& [name, member] : many.members()) {
    if (!member.is_string() || !HasDigits(Text(member))) return;
    list.push_back(member);
  }
  diagnostic.fix = Fix{"Make it a list", {Replace(many_at_, std::move(list))}};
}

std::optional<NumberReading> NumberList::Next() {
  const std::size_t in_many = next_ - (one_ == nullptr ? 0 : 1);
  std::optional<NumberReading> reading;
  if (one_ != nullptr && next_ == 0) {
    reading = ReadOne();
  } else if (many_ != nullptr && in_many < many_->size()) {
    reading = Read((*many_)[in_many], many_at_ / in_many);
  } else {
    ReportWhole();
    return reading;
  }
  // If a fix drops phone_number, the same number in phone_numbers is not a repetition: if both were
  // removed, it would be lost.
  if (next_++ > 0 || !one_is_dropped_) Choose(*reading, next_ - 1);
  return reading;
}

NumberReading NumberList::ReadOne() {
  if (one_->is_string()) {
    if (const auto pieces = Pieces(Text(*one_));
        pieces.size() > 1 && std::all_of(pieces.begin(), pieces.end(), HasDigits)) {
      report().Add(Code::kNumbersSeveralInOne, one_at_, {{"count", pieces.size()}}).fix =
          AsList(pieces);
      return Unread(std::string(Text(*one_)), one_at_);
    }
  }
  return Read(*one_, one_at_);
}

// On a trunk, a placeholder would be sent as it is.
[[gnu::noinline]] void NumberList::ReportPlaceholder(const Json& value, const Pointer& at) {
  if (!IsPlaceholder(Text(value))) return;
  report().Add(Code::kFieldPlaceholder, at, {{"field", &value == one_ ? kOne : kMany}});
}

// A fix that splits an entry that holds several numbers.
[[gnu::noinline]] std::optional<Fix> NumberList::EachOf(const Json& value,
                                                        const Pointer& at) const {
  const std::vector<std::string> numbers = NumbersIn(Clean(Text(value)).text, number_context_);
  return &value == one_ ? AsList(numbers) : Parted(numbers, at, number_context_.default_region);
}

NumberReading NumberList::Read(const Json& value, const Pointer& at) {
  if (!value.is_string()) {
    ReportNotAString(value, at);
    return Unread(value.is_number() ? value.digits() : "", at);
  }
  if (number_context_.trunk) ReportPlaceholder(value, at);
  Report own;
  NumberReading reading = ReadNumber(Text(value), number_context_, at, own);
  for (Diagnostic& diagnostic : own.Take()) {
    // Written out, a list of ranges would be many times as long as the list, so the total is
    // limited.
    if (diagnostic.code == Code::kNumberRange && diagnostic.fix) {
      expansions_ += diagnostic.fix->patch.size();
      number_context_.expandable =
          std::min(kMaxRange, kMaxExpansions - std::min(kMaxExpansions, expansions_));
    }
    if (diagnostic.code == Code::kNumberNotE164 && &value != one_ &&
        EndOfPiece(reading.input) < reading.input.size()) {
      const std::vector<std::string> pieces = Pieces(reading.input);
      if (std::all_of(pieces.begin(), pieces.end(), LooksLikeNumber)) {
        diagnostic.fix = Parted(pieces, at, number_context_.default_region);
      }
    }
    if (diagnostic.code == Code::kNumberSeveral) diagnostic.fix = EachOf(value, at);
    if (diagnostic.code == Code::kNumberEmpty && &value != one_) {
      diagnostic.fix = Removal("Remove it", reading.path);
    }
    Tell(std::move(diagnostic), reading);
  }
  return reading;
}

void NumberList::Tell(Diagnostic&& diagnostic, const NumberReading& reading) {
  switch (diagnostic.severity()) {
    case Severity::kError:
      if (context_.skip_invalid) diagnostic = Skipped(std::move(diagnostic), reading);
      break;
    case Severity::kWarning:
      break;
    case Severity::kInfo:
      // Nobody reads more than these, and for 100,000 numbers infos would be two thirds of the
      // plan. Each reading still shows what became of its number.
      const auto code = static_cast<std::size_t>(diagnostic.code);
      if (++infos_[code] >= kMaxReportedInfos) number_context_.counted.set(code);
      if (infos_[code] > kMaxReportedInfos) return;
      break;
  }
  report().Add(std::move(diagnostic));
}

void NumberList::ReportNotAString(const Json& value, const Pointer& at) {
  Diagnostic& diagnostic = report().Add(
      Code::kFieldWrongType, at,
      {{"field", "A phone number"}, {"expected", "a string"}, {"actual", TypeWithArticle(value)}});
  if (value.is_null()) {
    diagnostic.fix = Removal("Remove it", at.text());
  } else if (value.is_array()) {
    diagnostic.fix = Parted(value, at, number_context_.default_region);
  } else if (auto range = value.is_object() ? RangeIn(value) : std::nullopt) {
    diagnostic.fix = Fix{"Write it as a range", {Replace(at, std::move(*range))}};
  } else if (auto read = NumberIn(value, number_context_.default_region)) {
    diagnostic.fix =
        Fix{value.is_object() ? "Take the number out of the object" : "Write it as a string",
            {Replace(at, std::move(read->number))}};
    diagnostic.fix->choice = !read->is_all;
  }
}

// Each value is sent once: the first occurrence is kept, and the others are reported.
void NumberList::Choose(NumberReading& reading, std::size_t index) {
  if (reading.kind == NumberKind::kInvalid) return;
  const std::size_t first = index_.FirstRow(reading.value, static_cast<std::uint32_t>(index));
  if (first == index) {
    to_send_.push_back({reading.value, index});
    return;
  }
  reading.duplicate_of = first;
  ReportDuplicate(reading);
}

void NumberList::ReportDuplicate(const NumberReading& reading) {
  report().Add(Diagnostic{
      Code::kNumberDuplicate,
      reading.path,
      {{"number", reading.input}, {"first", *reading.duplicate_of + 1}, {"value", reading.value}},
      Removal("Remove the repetition", reading.path)});
}

void NumberList::ReportWhole() {
  for (std::size_t code = 0; code < kCodeCount; ++code) {
    if (infos_[code] <= kMaxReportedInfos) continue;
    report().Add(Code::kNumbersMoreInfos, many_at_,
                 {{"code", InfoOf(static_cast<Code>(code)).slug},
                  {"count", infos_[code] - kMaxReportedInfos}});
  }
  if (context_.skip_invalid && to_send_.empty() && next_ > 0) {
    report().Add(Code::kNumbersNoneLeft, as_list_ ? many_at_ : one_at_);
  }
}

}  // namespace sipattach
