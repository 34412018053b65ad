#include "import/document_numbers.h"

#include <algorithm>
#include <utility>

#include "import/line_country.h"
#include "lines/classified_line.h"
#include "lines/date_or_address.h"
#include "lines/line_token.h"
#include "lines/line_words.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "number/spreadsheet.h"
#include "phone/phone.h"
#include "tables/cells.h"
#include "tables/table_columns.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

// "+1 (415) 555-2671", "tel:+14155552671", "2671", "4155552671, 4155552672": only digits and their
// separators.
bool HasDigitsOnly(std::string_view text) {
  if (EqualsIgnoringCase(text.substr(0, 4), "tel:")) text.remove_prefix(4);
  return text.find_first_not_of("0123456789+-.()/ ,;&\n") == std::string_view::npos;
}

// The same, with enough digits for a number.
bool IsNumberShaped(std::string_view text) { return HasDigitsOnly(text) && CountDigits(text) >= 7; }

bool HasPlus(std::string_view text) {
  const std::size_t plus = text.find('+');
  return plus == 0 || (plus < text.size() && IsDialUri(text) && text[plus - 1] == ':');
}

// What is done with the numbers in a name such as " numbers to port ", which is neither the end of
// a range nor a SIP port. Empty for other names.
std::string_view ActionOf(std::string_view folded) {
  constexpr std::string_view kTo = " to ";
  const std::size_t to = folded.find(kTo, 1);
  return to == std::string_view::npos ? std::string_view() : folded.substr(to + kTo.size());
}

// The fewest digits of a number whose extensions are given apart.
constexpr std::size_t kLeastStemDigits = 3;

// "Durchwahlen 10 bis 49": extensions of a number that only the reader knows.
bool AreEndings(std::string_view label, std::string_view text) {
  return StartsWithIgnoringCase(label, "durchwahl") && SkipDigits(text, 0) < text.size();
}

// "Rufnummernblock von 00 bis 99", after the number that they belong to.
bool IsBlock(std::string_view label, std::string_view text) {
  return IsBlockWord(label) && AreEndsOfBlock(text);
}

// "caller_id_number", "ani", "${sip_from_user}": the caller's number, not the called one.
bool IsOfCaller(std::string_view field) {
  const std::string folded = FoldedName(field);
  return folded.find(" caller ") != folded.npos || folded.find(" from ") != folded.npos ||
         folded == " ani ";
}

bool HaveSameEnd(std::string_view a, std::string_view b) {
  const std::string first = DigitsOf(a);
  const std::string second = DigitsOf(b);
  return first.ends_with(second) || second.ends_with(first);
}

}  // namespace

void DocumentNumbers::Read(DocumentKind kind) {
  kind_ = kind;
  const Findings before = reading_.findings;
  marks_.Read(reading_.text, reading_.layout.begin, kind);
  ReadDocument(reading_.text, reading_.layout.begin, kind, *this);
  AddPending();
  const bool has_rows = reading_.rows.count() > 0;
  leaves_faxes_out_ = has_rows || faxes_ == 0;
  leaves_contacts_out_ = has_rows || contacts_ == 0;
  const bool are_others = !leaves_faxes_out_ || !leaves_contacts_out_;
  const bool is_named = has_rows || kind == DocumentKind::kMembers;
  const bool is_empty = reading_.findings.values.count == before.values.count;
  if (!are_others && (is_named || is_empty)) return;
  // No name says number, so whatever is written like one may be one. Or there are only faxes or
  // contacts.
  names_tell_ = are_others;
  reading_.findings = before;
  beside_ = {};
  country_ = {};
  objects_ = 0;
  of_call_ = false;
  person_above_.Clear();
  ReadDocument(reading_.text, reading_.layout.begin, kind, *this);
  AddPending();
}

void DocumentNumbers::Open(std::string_view name) {
  // An object that describes the country comes after its number.
  const bool is_country = Known(name).read.role == ColumnRole::kCountry;
  if (!is_country) AddPending();
  scopes_.push_back({country_, pending_.size(), ++objects_, is_country, of_call_, of_person_});
  of_call_ = false;
  person_above_.Clear();
  of_person_ = of_person_ || Known(name).contact.is_object;
  const CountryOfRow& named = Known(name).named;
  if (!named.country.prefix.empty()) country_ = named;
  field_.clear();
  if (reading_.records.wanted()) beside_.Open(name);
}

void DocumentNumbers::Close() {
  if (scopes_.empty()) return AddPending();
  const bool tells_country = scopes_.back().is_country && pending_.size() == scopes_.back().pending;
  if (!tells_country) AddPending();
  const Scope scope = std::move(scopes_.back());
  scopes_.pop_back();
  // <country code="DE"/> applies to the enclosing element, and not beyond it.
  if (!tells_country || scopes_.empty()) country_ = scope.around;
  of_call_ = scope.around_of_call;
  of_person_ = scope.around_of_person;
  person_above_.Clear();
  if (reading_.records.wanted()) beside_.Close();
}

// {"DE": ["030 901820"]}, {"germany": {"numbers": […]}}, <de>: in lower case, only codes that can
// hardly be anything else, and never a name that says what the number is.
CountryOfRow DocumentNumbers::CountryOfKey(std::string_view name, const ColumnName& read) const {
  constexpr std::size_t kLongestCode = 3;
  CountryOfRow row;
  const bool tells = read.numbers != NameOfNumbers::kNeutral || read.role != ColumnRole::kLeftOut;
  if (name.size() < 2 || tells || reading_.context.trunk) return row;
  NamedCountry named = CountryInWords(name);
  if (named.country.prefix.empty() && name.size() <= kLongestCode) {
    std::string code(name);
    for (char& c : code) c = Upper(c);
    named = CountryInWords(code);
    if (!named.certain) return row;
  }
  row.told = named.certain && !IsState(name) ? Told::kByName : Told::kByWord;
  row.country = std::move(named.country);
  return row;
}

// Beside North American numbers, "DE" is Delaware.
bool DocumentNumbers::IsState(std::string_view code) const {
  return IsStateToo(code) && phone::CallingCodeOf(reading_.context.default_region) == 1;
}

// "code" inside of "country" counts as well.
bool DocumentNumbers::IsNameOfCountry(const KnownName& known, std::string_view value) const {
  const ColumnRole role = known.read.role;
  if (role == ColumnRole::kCountry || role == ColumnRole::kCallingCode || known.is_region)
    return true;
  if (known.is_prefix) return value.starts_with('+') || CountDigits(value) == 2;
  return !scopes_.empty() && scopes_.back().is_country &&
         IsOneOf(" code name id label value iso_code iso3 ", Lowercase(known.name));
}

// Whether the value names the country of its object's numbers.
bool DocumentNumbers::TakeCountry(const KnownName& known, std::string_view value) {
  if (!IsNameOfCountry(known, value)) return false;
  CountryOfRow named = CountryNamed(std::string(value), 0);
  const bool has_name = IsOneOf(" country calling_code ", NameOf(known.read.role));
  if (named.country.prefix.empty()) return has_name;
  if (known.is_region) {
    named.told = IsState(value) ? Told::kByWord : Told::kByName;
    if (!scopes_.empty() && scopes_.back().says_country) return false;
  } else if (!scopes_.empty()) {
    scopes_.back().says_country = true;
  }
  country_ = std::move(named);
  return true;
}

// "[DE]", "UK:": applies to all records below.
void DocumentNumbers::TakeSection(CountryOfRow country) {
  AddPending();
  for (Scope& scope : scopes_) scope.around = country;
  country_ = std::move(country);
}

void DocumentNumbers::Value(std::string_view name, std::string_view raw, std::size_t at) {
  const std::string clean = Clean(raw).text;  // its digits may be full-width ones
  std::string_view value = clean;
  if (value.starts_with("\\+")) value.remove_prefix(1);  // Cisco's directory numbers
  if (value.empty()) return;
  if (kind_ == DocumentKind::kMembers && name.empty()) return AddLine(raw, at);
  if (name == "field") field_ = value;
  const KnownName& known = Known(name);
  of_call_ = of_call_ || known.of_calls;
  const ColumnName read = known.read;
  const bool is_pattern = value.starts_with('^') && read.numbers != NameOfNumbers::kUnlike;
  if (name == "expression" || is_pattern) return AddExpression(value, at);
  const std::size_t digits = CountDigits(value);
  const bool is_persons = person_above_.Owns(name, known.contact.is_person, value);
  if (TakeCountry(known, value)) return Keep(name, value);
  if (read.role == ColumnRole::kExtension && !reading_.context.trunk) {
    if (digits > 0) reading_.findings.extensions.Add(1, at);
    Keep(name, value);
    return;
  }
  // {"uk": "020 7946 0123"}
  const bool is_of_country =
      !known.named.country.prefix.empty() && known.named.told == Told::kByName;
  const bool is_user = reading_.context.trunk && IsNameOfUser(name) &&
                       value.find(' ') == value.npos && (digits > 1 || HasLetters(value));
  const bool taken =
      is_user || (!IsDateOrTime(value) &&
                  (IsTaken(name, read.numbers, value) || (is_of_country && IsNumberShaped(value))));
  if (known.is_removed && digits >= kLeastDigits && IsNumberShaped(value) && !IsDateOrTime(value)) {
    reading_.findings.removals.Add(1, at);
    return;
  }
  const bool is_block = IsBlock(Trim(name).substr(Trim(name).rfind(' ') + 1), value);
  const bool is_part = IsPartOfNumber(read.role) || read.role == ColumnRole::kExtension;
  if (taken || is_block || (is_part && digits > 0 && HasDigitsOnly(value))) {
    if (read.role == ColumnRole::kRangeStart && HasWholeRange()) AddPending();
    PendingValue& pending = Push(value, at, taken || is_block, name);
    pending.name = read;
    pending.country = known.named;
    if (known.contact.is_contact && !known.contact.is_person) {
      pending.whose = Whose::kContact;
    } else if (known.contact.is_contact || known.contact.is_other || is_persons ||
               (of_person_ && read.numbers < NameOfNumbers::kDirect)) {
      pending.whose = Whose::kPerson;
    } else if (read.numbers == NameOfNumbers::kMobile && kind_ != DocumentKind::kMembers) {
      pending.whose = Whose::kMobile;
    }
    return;
  }
  if (AsksForNumbers(name, value)) return AddLine(value, at);
  Keep(name, value);
  has_words_ = has_words_ || HasLetters(value);
  if (read.numbers == NameOfNumbers::kWeak && digits >= kLeastStemDigits && HasDigitsOnly(value))
    Push(value, at, false, name).name = read;
  const bool is_number = IsNumberShaped(value) && !IsDateOrTime(value);
  has_others_ = has_others_ || !is_number ||
                (read.numbers == NameOfNumbers::kUnlike && !IsFaxWord(Lowercase(name)));
  // "_+1NXXNXXXXXX" matches any number.
  const bool is_open = value.starts_with('_') && IsUpper(value.back());
  if (is_number || (kind_ == DocumentKind::kMembers && (is_open || HoldsNumber(value)))) {
    LeaveOut(name, at);
  }
}

[[gnu::noinline]] void DocumentNumbers::LeaveOut(std::string_view name, std::size_t at) {
  reading_.findings.AddValue(name, at);
}

DocumentNumbers::PendingValue& DocumentNumbers::Push(std::string_view text, std::size_t at,
                                                     bool taken, std::string_view called) {
  pending_.push_back({std::string(text), at, ColumnName(), taken, std::string(called)});
  return pending_.back();
}

// {"+14156732001": {…}}: some lists have the number as the key. Without a plus sign it may be any
// identifier.
void DocumentNumbers::Key(std::string_view name, std::size_t at) {
  if (!IsNumberShaped(name) || IsDateOrTime(name)) return;
  if (HasPlus(name) || (!names_tell_ && IsAssigned(name, {}))) {
    Value("", name, at);
  } else if (IsAssigned(name, {})) {
    LeaveOut(name, at);
  }
}

// "^\\+?1?(4155550132|4155550133)$", "^415555(0132|0133)$", "^415555013[2-5]$" in a dial plan. What
// precedes a group belongs to each of its numbers, unless it is only a digit to dial first.
void DocumentNumbers::AddExpression(std::string_view expression, std::size_t at) {
  constexpr std::size_t kLeastBeforeGroup = 4;  // digits
  constexpr std::size_t kLongestBeforeGroup = 64;
  constexpr std::string_view kOfPatterns = "0123456789+-.,[]{}\\dxX";
  const bool of_caller = IsOfCaller(field_);
  std::string prefix;
  for (std::size_t begin = 0; begin < expression.size();) {
    const std::size_t end = std::min(expression.find_first_of("^$|()?:", begin), expression.size());
    std::string_view part = expression.substr(begin, end - begin);
    const char sign = end < expression.size() ? expression[end] : '$';
    begin = end + 1;
    if (part.starts_with("\\+")) part.remove_prefix(1);
    std::string number = prefix;
    number += part;
    if (sign == '(') {
      const bool is_part = HasPlus(number) || CountDigits(number) >= kLeastBeforeGroup;
      if (!is_part || number.size() > kLongestBeforeGroup) number.clear();
      prefix = std::move(number);
      continue;
    }
    if (sign == ')') prefix.clear();
    const std::size_t digits = CountDigits(number.substr(0, number.find_first_of("[\\{")));
    const bool is_whole = number.size() >= kLeastDigits && digits + 1 >= kLeastDigits &&
                          number.find_first_not_of(kOfPatterns) == std::string::npos;
    if (part.empty() || sign == '?' || !is_whole) continue;
    if (of_caller) {
      LeaveOut(field_, at);
    } else {
      Push(number, at, true, {});
    }
  }
  field_.clear();
}

// Judges by the form alone, without a name.
bool DocumentNumbers::IsTelephoneNumber(std::string_view text) const {
  return HasPlus(text) || IsAssigned(text, {}) || FindRange(text, reading_.context);
}

// Whether there is a number among the words of a value: "020 7946 0100 to 020 7946 0149 (50)".
bool DocumentNumbers::HoldsNumber(std::string_view value) const {
  if (CountDigits(value) < kLeastDigits) return false;
  const std::vector<Piece>& pieces = reading_.splitter.Split(value);
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.like_number && IsTelephoneNumber(TextOf(value, piece));
  });
}

// "T +1 415 555 2671": a line without a name among lines that have one.
void DocumentNumbers::AddLine(std::string_view line, std::size_t at) {
  if (CountDigits(line) < kLeastDigits) {
    CountryOfRow heading = CountryOfHeading(line, reading_.context.default_region);
    if (!heading.country.prefix.empty()) return TakeSection(std::move(heading));
  }
  for (const Piece& piece : reading_.splitter.Split(line)) {
    std::string text = TextOf(line, piece);
    if (!piece.like_number) continue;
    std::string_view label = Trim(line.substr(0, piece.begin));
    label = label.substr(0, label.find(' '));
    const bool is_block = IsBlock(label, text);
    if (!is_block && !IsTelephoneNumber(text) && !AreEndings(label, text)) {
      reading_.findings.words.Add(1, at);
      continue;
    }
    Push(text, at + piece.begin, true, is_block ? label : std::string_view());
  }
}

void DocumentNumbers::Keep(std::string_view name, std::string_view value) {
  if (reading_.records.wanted()) beside_.Add(name, value);
}

// Whether a value is a number, by its name and its form.
bool DocumentNumbers::IsTaken(std::string_view name, NameOfNumbers numbers,
                              std::string_view value) const {
  const std::size_t digits = CountDigits(value);
  switch (numbers) {
    case NameOfNumbers::kInternational:
    case NameOfNumbers::kDirect:
    case NameOfNumbers::kStrong:
    case NameOfNumbers::kMobile:
    case NameOfNumbers::kAlso:
      return digits >= 3;
    case NameOfNumbers::kWeak:
      // "_415673201X" is a pattern of a dial plan.
      return IsNumberShaped(value) || IsScientificNumber(value) ||
             (digits >= 4 && IsNumberPattern(value)) || (reading_.context.trunk && digits >= 2) ||
             HoldsNumber(value);
    case NameOfNumbers::kNeutral:
      // An element of a list, or one in the form of a number. "Partita IVA" names another kind of
      // number.
      return kind_ == DocumentKind::kMembers
                 ? HoldsNumber(std::string(name).append(": ").append(value))
                 : IsNumberShaped(value) &&
                       (HasPlus(value) || name.empty() || (!names_tell_ && IsLabelled(value)));
    default:
      return false;
  }
}

// {"main": "(415) 736-2671"} and, if there is nothing but numbers, {"main": "4157362671"}: beside
// words or other kinds of numbers, such digits may be anything.
bool DocumentNumbers::IsLabelled(std::string_view value) const {
  if (value.find('.') != value.npos) return false;
  return IsAllDigits(value) ? !has_others_ && IsAssigned(value, {}) : HoldsNumber(value);
}

// The same few names recur, so they are cached.
const DocumentNumbers::KnownName& DocumentNumbers::Known(std::string_view name) {
  constexpr std::size_t kMostNames = 100;
  for (const KnownName& known : names_) {
    if (known.name == name) return known;
  }
  ColumnName read = ReadMemberName(name);
  const std::string folded = FoldedName(name);
  const std::string_view action = ActionOf(folded);
  if (!action.empty() && name.find(" (") == std::string_view::npos) {
    if (action == "port " || action == "be ported ")
      read = ReadColumnName(folded.substr(0, folded.size() - action.size()));
    // "did_to_ext_end" is the end of a range.
    if (ReadColumnName(action).role != read.role) read.role = ColumnRole::kLeftOut;
  }
  last_ = {std::string(name),
           read,
           folded == " region " || folded == " region code ",
           folded == " prefix ",
           CountryOfKey(name, read),
           ReadContactName(name),
           IsNameOfCalls(name),
           ReadNameOfChange(name) == ChangeName::kGone};
  if (names_.size() == kMostNames) return last_;
  names_.reserve(kMostNames);
  names_.push_back(last_);
  return names_.back();
}

DocumentNumbers::PendingValue* DocumentNumbers::Pending(ColumnRole role) {
  for (PendingValue& value : pending_) {
    if (value.name.role == role) return &value;
  }
  return nullptr;
}

// Whether the pending values hold a complete range, so that another one begins.
bool DocumentNumbers::HasWholeRange() {
  const PendingValue* start = Pending(ColumnRole::kRangeStart);
  const PendingValue* end = Pending(ColumnRole::kRangeEnd);
  return start != nullptr && end != nullptr && AreEndsOfRange(start->text, end->text);
}

// Leaves the pending numbers out if their object says that they are gone, or those of faxes.
// Returns whether it did.
bool DocumentNumbers::LeaveOutPending() {
  const std::size_t object = scopes_.empty() ? 0 : scopes_.back().object;
  const bool is_gone = marks_.IsGone(object);
  if (!is_gone && !(leaves_faxes_out_ && marks_.IsFax(object))) return false;
  for (const PendingValue& value : pending_) {
    if (!value.taken) continue;
    if (is_gone) {
      reading_.findings.removals.Add(1, value.at);
    } else {
      LeaveOut("Fax", value.at);
      ++faxes_;
    }
  }
  pending_.clear();
  return true;
}

// "Support: 888-907-2671" beside "DID: +14155552671".
void DocumentNumbers::LeaveOutContacts() {
  // In lines, "Mobile" and "DID 4" are what the list calls its numbers.
  const auto is_label = [&](const PendingValue& value) {
    return kind_ == DocumentKind::kMembers && !value.called.empty() &&
           (value.name.numbers == NameOfNumbers::kMobile || IsDigit(value.called.back()));
  };
  for (const PendingValue& value : pending_)
    has_named_ = has_named_ || (value.taken && value.whose != Whose::kContact &&
                                value.name.numbers >= NameOfNumbers::kWeak && !is_label(value));
  if (!leaves_contacts_out_) return;
  for (PendingValue& value : pending_) {
    // In a list of departments, one of support may come before those that are named as numbers.
    const bool is_left_out =
        value.whose == Whose::kContact ? has_named_ : value.whose < marks_.named();
    // {"from": "+14155550132", "to": "+14155550139"}
    const bool begins_range =
        value.name.role == ColumnRole::kRangeStart &&
        (Pending(ColumnRole::kRangeEnd) != nullptr || Pending(ColumnRole::kRangeSize) != nullptr);
    if (!is_left_out || !value.taken || begins_range) continue;
    LeaveOut(value.called, value.at);
    value.told = true;
    ++contacts_;
  }
}

// The mobile phone of a person who also has a line: {"name": "Ann Lee", "phone": …, "mobile": …}.
void DocumentNumbers::LeaveOutMobile() {
  const auto is_line = [](const PendingValue& value) {
    return value.taken && !value.told && value.name.numbers > NameOfNumbers::kMobile;
  };
  if (std::none_of(pending_.begin(), pending_.end(), is_line)) return;
  for (PendingValue& value : pending_) {
    if (value.told || !value.taken || value.name.numbers != NameOfNumbers::kMobile) continue;
    LeaveOut(value.called, value.at);
    value.told = true;
  }
}

// Puts the area code beside a number before it, unless the number begins with one.
void DocumentNumbers::PutAreaCode(const PendingValue* area, std::string& number) {
  if (area == nullptr || std::string_view("+0(").find(number[0]) != std::string_view::npos ||
      number.starts_with(area->text))
    return;
  number.insert(0, area->text);
}

// Called when all that belongs together has been read.
void DocumentNumbers::AddPending() {
  if (pending_.empty() || LeaveOutPending()) return;
  LeaveOutContacts();
  if (std::exchange(has_words_, false)) LeaveOutMobile();
  if (reading_.context.trunk) LeaveOutExtensions();
  if (of_call_) TakeCalled();
  NumberRows& rows = reading_.rows;
  const std::size_t before = rows.inputs();
  CountryOfRow country = country_;
  country.at = pending_[0].at;
  CountryOfRow of_parts = country;
  of_parts.international = false;
  PendingValue* start = Pending(ColumnRole::kRangeStart);
  PendingValue* end = Pending(ColumnRole::kRangeEnd);
  if (start != nullptr && start->told) start = nullptr;
  if (start == nullptr && end != nullptr) start = FirstOfRange(*end);
  PendingValue* size = Pending(ColumnRole::kRangeSize);
  if (start == nullptr && size != nullptr && IsSizeOfNumbers(size->called)) start = OnlyNumber();
  PendingValue* area = Pending(ColumnRole::kAreaCode);
  PendingValue* exchange = Pending(ColumnRole::kExchange);
  PendingValue* line = Pending(ColumnRole::kLine);
  const bool has_end = start != nullptr && end != nullptr && AreEndsOfRange(start->text, end->text);
  const bool has_size = start != nullptr && size != nullptr && CountDigits(start->text) >= 7;
  PendingValue* stem =
      start != nullptr && end != nullptr && !has_end ? Stem(*start, *end) : nullptr;
  const bool is_block = has_end || has_size;
  const std::string none;
  std::string joined;
  if (!is_block && area != nullptr && exchange != nullptr && line != nullptr) {
    joined = area->text + exchange->text + line->text;
    exchange->told = line->told = true;
  }
  if (is_block) (has_end ? end : size)->told = true;
  if (stem != nullptr) start->told = end->told = true;
  for (PendingValue& value : pending_) {
    if (value.told) continue;
    if (is_block && &value == start) {
      if (area != nullptr && IsAreaCodeOf(start->text, *area, of_parts.country)) {
        if (has_end && end->text.size() == start->text.size()) PutAreaCode(area, end->text);
        PutAreaCode(area, start->text);
      }
      rows.AddBlock(start->text, has_end ? end->text : none, has_end ? none : size->text, start->at,
                    country);
    } else if (&value == stem) {
      PutAreaCode(area, stem->text);
      rows.AddExtensions(stem->text, start->text, end->text, none, stem->at, country);
    } else if (!joined.empty() && &value == area) {
      rows.AddJoined(joined, area->at, of_parts);
    } else if (&value < &pending_.back() && AddBlock(value, *(&value + 1), area, of_parts)) {
      continue;
    } else if (!value.taken) {
      if (IsNumberShaped(value.text)) LeaveOut(value.called, value.at);
    } else if (IsTold(value) || (is_block && HaveSameEnd(value.text, start->text)) ||
               (!joined.empty() && HaveSameEnd(value.text, joined))) {
      continue;
    } else {
      CountryOfRow own = value.country.country.prefix.empty() ? country : value.country;
      if (value.name.numbers == NameOfNumbers::kInternational) own.international = true;
      AddValue(value, own, area != &value && joined.empty() ? area : nullptr, of_parts);
    }
  }
  pending_.clear();
  if (reading_.records.wanted() && rows.inputs() > before)
    reading_.records.Assign(beside_.RecordOfNumber(), rows);
}

// On a trunk an extension may be an entry of its own, but not beside a number in the same object.
void DocumentNumbers::LeaveOutExtensions() {
  const auto is_extension = [](const PendingValue& value) {
    return value.name.role == ColumnRole::kExtension;
  };
  const bool has_number = std::any_of(pending_.begin(), pending_.end(), [&](const auto& value) {
    return value.taken && !is_extension(value) && CountDigits(value.text) >= kLeastDigits;
  });
  if (!has_number) return;
  for (PendingValue& value : pending_) {
    if (!is_extension(value)) continue;
    reading_.findings.extensions.Add(1, value.at);
    value.told = true;
  }
}

// {"call_id": "1", "from": "+14155550132", "to": "+14155550198"}: the called number is the line's
// own; the other one belongs to the caller.
void DocumentNumbers::TakeCalled() {
  for (PendingValue& value : pending_) {
    if (!IsNumberShaped(value.text)) continue;
    if (value.name.role == ColumnRole::kRangeStart && IsNameOfCaller(value.called)) {
      value.told = true;
      LeaveOut(value.called, value.at);
    } else if (value.name.role == ColumnRole::kRangeEnd && IsNameOfCalled(value.called)) {
      value.taken = true;
      value.name.role = ColumnRole::kLeftOut;
    }
  }
}

// {"stem": "030 901820", "from": "00", "to": "99"}: the number that precedes the first and the last
// extension.
DocumentNumbers::PendingValue* DocumentNumbers::Stem(const PendingValue& start,
                                                     const PendingValue& end) {
  const auto is_extension = [](const std::string& text) {
    return IsAllDigits(text) && text.size() <= kMostLastDigits;
  };
  if (!is_extension(start.text) || !is_extension(end.text) || end.text.size() < start.text.size())
    return nullptr;
  PendingValue* stem = nullptr;
  for (PendingValue& value : pending_) {
    if (&value == &start || &value == &end) continue;
    if (value.taken && CountDigits(value.text) > kMostLastDigits) return &value;
    if (value.name.numbers == NameOfNumbers::kWeak) stem = &value;
  }
  return stem;
}

// {"did": "…", "end_did": "…"}: only the second name says that this is a range.
DocumentNumbers::PendingValue* DocumentNumbers::FirstOfRange(const PendingValue& end) {
  if (end.name.numbers == NameOfNumbers::kUnlike) return nullptr;
  for (PendingValue& value : pending_) {
    if (&value != &end && value.taken && AreEndsOfRange(value.text, end.text)) return &value;
  }
  return nullptr;
}

// "Pilot number: …", "Range size: 10": the only number, whose name says no more. Null if there are
// several.
DocumentNumbers::PendingValue* DocumentNumbers::OnlyNumber() {
  PendingValue* only = nullptr;
  for (PendingValue& value : pending_) {
    if (!value.taken || value.told) continue;
    if (only != nullptr) return nullptr;
    only = &value;
  }
  return only;
}

bool DocumentNumbers::IsAssigned(std::string_view text, const Country& country) const {
  const std::string& region =
      country.region.empty() ? reading_.context.default_region : country.region;
  return phone::IsAssigned(text, region);
}

// Whether area code and number together are assigned, and the number alone is not.
bool DocumentNumbers::IsAreaCodeOf(std::string_view number, const PendingValue& area,
                                   const Country& country) const {
  return !number.starts_with('+') && IsAssigned(area.text + std::string(number), country) &&
         !(MayHaveAreaCode(number, area.text, area.called) && IsAssigned(number, country));
}

// "Durchwahlrufnummer: 901820", followed by its extensions, "Rufnummernblock: 0 bis 99".
bool DocumentNumbers::AddBlock(const PendingValue& stem, PendingValue& block,
                               const PendingValue* area, const CountryOfRow& country) {
  const std::string_view name = Trim(block.called);
  const bool may_be_stem = stem.taken || stem.name.numbers == NameOfNumbers::kWeak;
  if (block.told || !may_be_stem || !HasDigitsOnly(stem.text) ||
      CountDigits(stem.text) < kLeastStemDigits ||
      !IsBlock(name.substr(name.rfind(' ') + 1), block.text) || IsTold(stem))
    return false;
  std::string number = stem.text + " (" + block.text + ")";
  PutAreaCode(area, number);
  block.told = true;
  reading_.rows.AddJoined(number, stem.at, country);
  return true;
}

// Whether another value is the same number in international form: "(415) 555-2671" beside
// "+14155552671".
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

// Adds the numbers of a value. One without an area code gets `area`, which is beside it.
void DocumentNumbers::AddValue(const PendingValue& value, const CountryOfRow& country,
                               const PendingValue* area, const CountryOfRow& of_parts) {
  for (const Piece& piece : reading_.splitter.Split(value.text)) {
    if (!piece.like_number) continue;
    const std::string number = TextOf(value.text, piece);
    if (area != nullptr && !HasLetters(number) && IsAreaCodeOf(number, *area, of_parts.country)) {
      reading_.rows.AddJoined(area->text + number, value.at, of_parts);
    } else {
      reading_.rows.Add(number, true, value.at, country);
    }
  }
}

}  // namespace sipattach
