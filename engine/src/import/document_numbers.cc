#include "import/document_numbers.h"

#include <algorithm>

#include "import/date_or_address.h"
#include "import/line_token.h"
#include "number/number_range.h"
#include "number/spreadsheet.h"
#include "phone/phone.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

// "+1 (415) 555-2671", "tel:+14155552671", "2671", "4155552671, 4155552672": digits and what stands
// between them.
bool HasDigitsOnly(std::string_view text) {
  if (EqualsIgnoringCase(text.substr(0, 4), "tel:")) text.remove_prefix(4);
  return text.find_first_not_of("0123456789+-.()/ ,;&") == std::string_view::npos;
}

// As many of them as a number has.
bool IsNumberShaped(std::string_view text) { return HasDigitsOnly(text) && CountDigits(text) >= 7; }

bool HasPlus(std::string_view text) {
  const std::size_t plus = text.find('+');
  return plus == 0 || (plus < text.size() && IsDialUri(text) && text[plus - 1] == ':');
}

// Whether a value with this name may be a part of a number, or of a block.
bool IsPart(ColumnRole role) {
  return role == ColumnRole::kRangeEnd || role == ColumnRole::kRangeStart ||
         role == ColumnRole::kAreaCode || role == ColumnRole::kExchange ||
         role == ColumnRole::kLine || role == ColumnRole::kRangeSize;
}

}  // namespace

void DocumentNumbers::Read(DocumentKind kind) {
  kind_ = kind;
  ReadDocument(reading_.text, reading_.layout.begin, kind, *this);
  AddPending();
}

void DocumentNumbers::Open(std::string_view name) {
  AddPending();
  outer_.push_back(country_);
  if (reading_.records.wanted()) beside_.Open(name);
}

void DocumentNumbers::Close() {
  AddPending();
  if (outer_.empty()) return;
  country_ = outer_.back();
  outer_.pop_back();
  if (reading_.records.wanted()) beside_.Close();
}

void DocumentNumbers::Value(std::string_view name, std::string_view raw, std::size_t at) {
  const std::string clean = Clean(raw).text;  // its digits may be full-width ones
  std::string_view value = clean;
  if (value.empty()) return;
  if (kind_ == DocumentKind::kMembers && name.empty()) return AddLine(raw, at);
  // "^(14155550132)$", "^\\+?1?(4155550132)$" of a dial plan.
  if (name == "expression") {
    const std::size_t last = value.find_last_of("0123456789");
    const std::size_t before = value.find_last_not_of("0123456789", last);
    value = value.substr(before + 1, last - before);
    if (value.size() < 7) return;
    name = "did";
  }
  const ColumnName read = NameRead(name);
  const std::size_t digits = CountDigits(value);
  if (read.role == ColumnRole::kCountry || read.role == ColumnRole::kCallingCode) {
    if (!ReadCountry(value).prefix.empty()) country_ = value;
    Keep(name, value);
    return;
  }
  if (read.role == ColumnRole::kExtension && !reading_.context.trunk) {
    if (digits > 0) reading_.findings.extensions.Add(1, at);
    Keep(name, value);
    return;
  }
  const bool taken = !IsDateOrTime(value) && IsTaken(name, read.numbers, value);
  if (taken || (IsPart(read.role) && digits > 0 && HasDigitsOnly(value))) {
    pending_.push_back({std::string(value), at, read, taken});
    return;
  }
  Keep(name, value);
  const bool is_number = IsNumberShaped(value) && !IsDateOrTime(value);
  if (is_number || (kind_ == DocumentKind::kMembers && HoldsNumber(value))) {
    reading_.findings.values.Add(1, at);
    if (reading_.findings.first_value.empty()) reading_.findings.first_value = name;
  }
}

// By how it is written, without a name.
bool DocumentNumbers::IsTelephoneNumber(std::string_view text) const {
  return HasPlus(text) || IsAssigned(text, {}) || FindRange(text, reading_.context);
}

// Whether there is one among the words of a value: "020 7946 0100 to 020 7946 0149 (50)".
bool DocumentNumbers::HoldsNumber(std::string_view value) const {
  if (CountDigits(value) < kLeastDigits) return false;
  const std::vector<Piece>& pieces = reading_.splitter.Split(value);
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.like_number && IsTelephoneNumber(TextOf(value, piece));
  });
}

// "T +1 415 555 2671": a line without a name among those that have one.
void DocumentNumbers::AddLine(std::string_view line, std::size_t at) {
  for (const Piece& piece : reading_.splitter.Split(line)) {
    std::string text = TextOf(line, piece);
    if (!piece.like_number) continue;
    if (!IsTelephoneNumber(text)) {
      reading_.findings.words.Add(1, at);
      continue;
    }
    pending_.push_back({std::move(text), at + piece.begin, ColumnName(), true});
  }
}

void DocumentNumbers::Keep(std::string_view name, std::string_view value) {
  if (reading_.records.wanted()) beside_.Add(name, value);
}

// Whether a value is a number, by what it is called and by how it is written.
bool DocumentNumbers::IsTaken(std::string_view name, NameOfNumbers numbers,
                              std::string_view value) const {
  const std::size_t digits = CountDigits(value);
  switch (numbers) {
    case NameOfNumbers::kDirect:
    case NameOfNumbers::kStrong:
    case NameOfNumbers::kAlso:
      return digits >= 3;
    case NameOfNumbers::kWeak:
      // "_415673201X" is one of a dial plan.
      return IsNumberShaped(value) || IsScientificNumber(value) ||
             (digits >= 4 && IsNumberPattern(value)) || (reading_.context.trunk && digits >= 2) ||
             HoldsNumber(value);
    case NameOfNumbers::kNeutral:
      // Of a list, or written as numbers are. "Partita IVA" names a number of something else.
      return kind_ == DocumentKind::kMembers
                 ? HoldsNumber(std::string(name).append(": ").append(value))
                 : IsNumberShaped(value) && (HasPlus(value) || name.empty());
    default:
      return false;
  }
}

// The same few names come again and again.
ColumnName DocumentNumbers::NameRead(std::string_view name) {
  constexpr std::size_t kMostNames = 100;
  for (const auto& [known, read] : names_) {
    if (known == name) return read;
  }
  const ColumnName read = ReadColumnName(name);
  if (names_.size() < kMostNames) names_.emplace_back(name, read);
  return read;
}

const DocumentNumbers::PendingValue* DocumentNumbers::Pending(ColumnRole role) const {
  for (const PendingValue& value : pending_) {
    if (value.name.role == role) return &value;
  }
  return nullptr;
}

// What belongs together is complete.
void DocumentNumbers::AddPending() {
  if (pending_.empty()) return;
  NumberRows& rows = reading_.rows;
  const std::size_t before = rows.inputs();
  const CountryOfRow country = CountryNamed(country_, pending_[0].at);
  const PendingValue* start = Pending(ColumnRole::kRangeStart);
  const PendingValue* end = Pending(ColumnRole::kRangeEnd);
  if (start == nullptr && end != nullptr) start = FirstOfRange(*end);
  const PendingValue* size = Pending(ColumnRole::kRangeSize);
  const PendingValue* area = Pending(ColumnRole::kAreaCode);
  const PendingValue* exchange = Pending(ColumnRole::kExchange);
  const PendingValue* line = Pending(ColumnRole::kLine);
  if (start != nullptr && end != nullptr && AreEndsOfRange(start->text, end->text)) {
    rows.AddBlock(start->text, end->text, "", start->at, country);
  } else if (start != nullptr && size != nullptr && CountDigits(start->text) >= 7) {
    rows.AddBlock(start->text, "", size->text, start->at, country);
  } else if (area != nullptr && exchange != nullptr && line != nullptr) {
    rows.AddJoined(area->text + exchange->text + line->text, area->at, country);
  } else {
    for (const PendingValue& value : pending_) {
      if (!value.taken || IsTold(value)) continue;
      if (area != nullptr && area != &value &&
          IsAreaCodeOf(value.text, area->text, country.country)) {
        rows.AddJoined(area->text + value.text, value.at, country);
      } else {
        AddValue(value, country);
      }
    }
  }
  pending_.clear();
  if (reading_.records.wanted() && rows.inputs() > before)
    reading_.records.Assign(beside_.RecordOfNumber(), rows);
}

// {"did": "…", "end_did": "…"}: only the last one has a name that says what it is.
const DocumentNumbers::PendingValue* DocumentNumbers::FirstOfRange(const PendingValue& end) const {
  for (const PendingValue& value : pending_) {
    if (&value != &end && value.taken && AreEndsOfRange(value.text, end.text)) return &value;
  }
  return nullptr;
}

bool DocumentNumbers::IsAssigned(std::string_view text, const Country& country) const {
  const std::string& region =
      country.region.empty() ? reading_.context.default_region : country.region;
  return phone::IsAssigned(text, region);
}

// Whether they are an assigned number together only.
bool DocumentNumbers::IsAreaCodeOf(std::string_view number, std::string_view area,
                                   const Country& country) const {
  return !number.starts_with('+') && IsAssigned(std::string(area).append(number), country) &&
         !IsAssigned(number, country);
}

// The same number in another form: "(415) 555-2671" beside "+14155552671".
bool DocumentNumbers::IsTold(const PendingValue& value) const {
  std::string digits;
  for (const char c : value.text) {
    if (IsDigit(c) && !(digits.empty() && c == '0')) digits += c;
  }
  return !value.text.starts_with('+') &&
         std::any_of(pending_.begin(), pending_.end(), [&](const PendingValue& other) {
           return other.taken && other.text.starts_with('+') && other.text.ends_with(digits);
         });
}

void DocumentNumbers::AddValue(const PendingValue& value, const CountryOfRow& country) {
  for (const Piece& piece : reading_.splitter.Split(value.text)) {
    if (!piece.like_number) continue;
    reading_.rows.Add(TextOf(value.text, piece), true, value.at, country);
  }
}

}  // namespace sipattach
