#include "lines/line_token.h"

#include <algorithm>
#include <string>

#include "lines/date_or_address.h"
#include "number/letters_for_digits.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "number/spreadsheet.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// "x123", "ext123", "ext.123", "#123", "(x123)", and the first extension of "x302/x2303".
LineWord ReadExtension(std::string_view token) {
  const std::size_t digits = std::min(token.find_first_of("0123456789"), token.size());
  const std::string_view rest = token.substr(SkipDigits(token, digits));
  const bool ends = digits < token.size() && (rest.empty() || rest[0] == '/' || rest == ")");
  return ends ? ReadLineWord(token.substr(0, digits)) : LineWord::kNone;
}

// "5550132x12", "555-0132ext.12", "0132;ext=12": the extension touches its number.
bool EndsInExtension(std::string_view token) {
  const std::size_t letter = token.find_first_of("eExX");
  return letter != 0 && letter != std::string_view::npos &&
         ReadExtension(token.substr(letter)) == LineWord::kExtension &&
         std::none_of(token.begin(), token.begin() + static_cast<std::ptrdiff_t>(letter), IsAlpha);
}

// "sip:192.0.2.10:5060;lr", "sip:sbc.example.com:5061": a host without a user.
bool IsAddressUri(std::string_view text) {
  if (!StartsWithIgnoringCase(text, "sip:") && !StartsWithIgnoringCase(text, "sips:")) return false;
  const std::string_view host = text.substr(text.find(':') + 1);
  const std::string_view name = host.substr(0, host.find_first_of(":;?"));
  return host.find('@') == std::string_view::npos && name.find('.') != std::string_view::npos &&
         (IsAddress(name) || IsAlpha(name.back()));
}

// The "id" of "id=4155550132", the "Acct" of "Acct:4155550132", the "order" of "order=4155550132".
bool IsLabelOfOther(std::string_view label, char sign) {
  const LineWord word = ReadLineWord(label);
  return EqualsIgnoringCase(label, "id") || word == LineWord::kOtherNumber ||
         (sign == '=' && IsNameOfOther(word));
}

// The length of the user if it is a number, as in "14155550132@192.0.2.1"; 0 for a mail address.
std::size_t LengthOfUser(std::string_view address, std::string_view before) {
  constexpr std::size_t kMailWord = 5;
  const std::size_t plus = address.starts_with('+') ? 1 : 0;
  const std::size_t user = SkipDigits(address, plus);
  const std::size_t least = plus > 0 ? kLeastWeakDigits : kLeastDigits;
  before = Trim(before);
  before = before.substr(0, before.find_last_not_of(":=<\"'( ") + 1);
  const bool is_mail = Lowercase(before.substr(before.size() - std::min(before.size(), kMailWord)))
                           .ends_with("mail");
  return user >= least + plus && user <= kMostLineDigits + plus && !is_mail ? user : 0;
}

// "stun.example.com:3478", in a list of servers.
bool IsHostWithPort(std::string_view text) {
  constexpr std::size_t kMostDigits = 5;
  const std::size_t colon = text.find(':');
  return colon + 1 < text.size() && text.find('.') < colon &&
         text.size() - colon - 1 <= kMostDigits && SkipDigits(text, colon + 1) == text.size() &&
         IsAlpha(text[0]) && IsAlpha(text[colon - 1]);
}

// "9O182O", "2O": part of a number, with a letter in place of a digit. "O2" is a carrier.
bool IsMistyped(std::string_view token, std::size_t digits) {
  if (digits < kLeastWeakDigits && IsAlpha(token[0])) return false;
  const std::string meant = WithDigitsForLetters(token);
  return !meant.empty() && std::none_of(meant.begin(), meant.end(), IsAlpha);
}

// "O30" in "O30 23125117".
bool IsMistypedArea(std::string_view token, std::string_view next) {
  return token.size() == 3 && Lower(token[0]) == 'o' && SkipDigits(token, 1) == 3 &&
         next.size() > 1 && IsDigit(next[1]) && next[1] != '0';
}

}  // namespace

[[gnu::noinline]] bool HasShape(std::string_view text, std::string_view shapes) {
  constexpr std::size_t kLongest = 36;
  if (text.size() > kLongest) return false;
  std::string shape(text);
  for (char& c : shape) c = IsDigit(c) ? '0' : c;
  return HasBetweenBlanks(shapes, shape);
}

bool IsNorthAmerican(std::string_view text) {
  return HasShape(text, " 000-000-0000 000.000.0000 0-000-000-0000 ");
}

bool BeginsWholeNumber(std::string_view text) {
  return !text.empty() && (std::string_view("+(0").find(text[0]) != std::string_view::npos ||
                           IsNorthAmerican(text.substr(0, text.find(' '))));
}

bool IsPlaceInList(std::string_view place, std::string_view number) {
  number = Trim(number);
  const bool is_place =
      place.size() == 1 ? place != "0" && place != "8" : place.size() == 2 && place[0] == '1';
  if (!is_place || CountDigits(number) < kLeastDigits || number.starts_with("000")) return false;
  if (number[0] == '0') return true;
  return place != "1" && place != "7" &&
         (BeginsWholeNumber(number) || HasShape(number, " 0000000000 "));
}

bool IsDialUri(std::string_view text) {
  return StartsWithIgnoringCase(text, "tel:") || StartsWithIgnoringCase(text, "sip:") ||
         StartsWithIgnoringCase(text, "sips:") || StartsWithIgnoringCase(text, "callto:");
}

bool IsVanity(std::string_view token, std::size_t digits, std::size_t letters) {
  if (digits < 3 || digits + letters < 10 || digits + letters > kMostLineDigits) return false;
  const std::size_t first = token.find_first_of("0123456789");
  return std::none_of(token.begin(), token.begin() + static_cast<std::ptrdiff_t>(first), IsAlpha) &&
         std::all_of(token.begin(), token.end(), [](char c) {
           return IsAlphanumeric(c) || std::string_view("-.()+ ").find(c) != std::string_view::npos;
         });
}

bool IsVanityWord(std::string_view word, bool with_dash) {
  return word.size() >= 6 && std::all_of(word.begin(), word.end(), [&](char c) {
           return IsUpper(c) || (with_dash && c == '-');
         });
}

namespace {

// "-tól" in "06 1 234 5600-tól": in Hungarian, range words are suffixes of the number.
bool IsRangeSuffix(const ClassifiedLine& line, std::size_t at, std::size_t end) {
  constexpr std::size_t kLongest = 8;
  if (line.text()[at] != '-' || at + 1 >= end || line.ClassAt(at - 1) != TextClass::kDigit ||
      line.ClassAt(at + 1) != TextClass::kLetter) {
    return false;
  }
  const std::string_view rest = line.TextOf({at, std::min(at + kLongest, end)});
  return IsRangeWord(rest.substr(0, rest.find(' ')));
}

// ":Sales" in "0132:Sales": a label that touches the number before it.
bool BeginsLabel(const ClassifiedLine& line, std::size_t at, std::size_t end) {
  if (line.text()[at] != ':') return false;
  std::size_t last = at - 1;
  while (last > 0 && line.ClassAt(last) == TextClass::kTail) --last;
  if (line.ClassAt(last) != TextClass::kDigit) return false;
  std::size_t next = at + 1;
  const std::string_view ordinal = line.TextOf({at, std::min(at + 4, end)});
  if (HasShape(ordinal, " :0st :0nd :0rd :0th ")) ++next;
  while (next < end &&
         (line.ClassAt(next) == TextClass::kLetter || line.ClassAt(next) == TextClass::kTail))
    ++next;
  return next > at + 2 &&
         (next == end || line.ClassAt(next) == TextClass::kBlank || line.text()[next] == '.');
}

// Whether a number begins right after a label that touches it: "M+44 20 7946 0018",
// "3:+14155550132". Time zones begin with 0, which no calling code does.
bool BeginsBehindLabel(const ClassifiedLine& line, LineSpan label, std::size_t end) {
  const std::string_view text = line.text().substr(0, end);
  const std::size_t plus = label.end;
  if (text[plus] != '+' || plus + 1 == end || !IsDigit(text[plus + 1]) || text[plus + 1] == '0')
    return false;
  const std::string_view before = line.TextOf(label);
  const bool is_exponent =
      before.size() > 1 && Lower(before.back()) == 'e' && IsDigit(before[before.size() - 2]);
  if (is_exponent || before.find_first_not_of("(*_") == before.npos || before.ends_with('\\') ||
      IsOneOf(" utc gmt ", Lowercase(before)))
    return false;
  std::size_t next = std::min(text.find_first_not_of("0123456789-.()/", plus + 1), end);
  if (next < end && (text[next] == '@' || text[next] == ':' || IsAlpha(text[next]))) return false;
  if (CountDigits(text.substr(plus, next - plus)) >= kLeastDigits) return !IsDialUri(before);
  const std::size_t blank = next;
  while (next < end && line.IsBlankOrTail(next)) ++next;
  return next > blank && next < end && (IsDigit(text[next]) || text[next] == '(');
}

// Chinese, Japanese and Korean have no blanks between words and digits.
bool IsWide(const ClassifiedLine& line, std::size_t at) {
  const auto lead = static_cast<unsigned char>(line.text()[at]);
  return lead >= 0xE3 && lead <= 0xED && line.ClassAt(at) == TextClass::kLetter;
}

// Whether "Ann:01" is a label and the first digits of a number that continues next, unlike
// "Room:12" before a complete number.
bool BeginsNumber(std::string_view digits, std::string_view next) {
  if (!IsAllDigits(digits) || next.size() < 2 || next[0] != ' ' || !IsDigit(next[1])) return false;
  next = Trim(next);
  next = next.substr(0, next.find_first_not_of("0123456789 -./"));
  return CountDigits(next) + digits.size() >= kLeastDigits &&
         (digits[0] == '0' || !(BeginsWholeNumber(next) || SkipDigits(next, 0) >= kLeastDigits));
}

// Whether a number begins at `at` after a Hebrew word of one or two letters and a dash, as its
// prepositions are written.
bool BeginsBehindHebrew(const ClassifiedLine& line, std::size_t begin, std::size_t at) {
  constexpr std::size_t kLongest = 7;
  constexpr std::string_view kMaqaf = "\u05be";
  const std::string_view before = line.TextOf({begin, at});
  const std::size_t letter = std::min(before.find('\xD7'), before.size());
  return at - begin <= kLongest && letter <= 1 &&
         (before.ends_with('-') || before.ends_with(kMaqaf)) && line.text()[at] != '-';
}

}  // namespace

bool IsWithinNumber(const ClassifiedLine& line, std::size_t at) {
  const std::string_view before = Trim(line.text().substr(0, at));
  if (before.ends_with(')')) {
    const std::size_t open = before.find_last_not_of("0123456789", before.size() - 2);
    return open != std::string_view::npos && before[open] == '(' && before[open + 1] == '0';
  }
  // The first digits are at the beginning, in groups, and too few for a number.
  constexpr std::size_t kMost = 14;
  constexpr std::size_t kLeast = 6;
  std::size_t begin = before.size();
  while (begin > 0 && before.size() - begin < kMost &&
         std::string_view("0123456789 ()+").find(before[begin - 1]) != std::string_view::npos)
    --begin;
  if (begin > 0 && line.ClassAt(begin - 1) != TextClass::kSeparator) return false;
  const std::string_view number = Trim(before.substr(begin));
  const std::size_t digits = CountDigits(number);
  return number.find(' ') != std::string_view::npos && digits >= kLeast && digits <= kLeastDigits;
}

std::size_t EndOfToken(const ClassifiedLine& line, std::size_t at, std::size_t end) {
  const std::size_t begin = at;
  const bool wide = IsWide(line, at);
  const bool hebrew = line.text()[at] == '\xD7';
  for (++at; at < end; ++at) {
    const TextClass kind = line.ClassAt(at);
    if (kind == TextClass::kBlank || IsRangeSuffix(line, at, end)) break;
    if (BeginsBehindLabel(line, {begin, at}, end) || BeginsLabel(line, at, end)) break;
    if (hebrew && kind != TextClass::kTail && kind != TextClass::kLetter &&
        BeginsBehindHebrew(line, begin, at))
      break;
    if (kind != TextClass::kTail && IsWide(line, at) != wide) {
      // A mark after such a word belongs to the word.
      const bool is_mark =
          kind == TextClass::kOther && static_cast<unsigned char>(line.text()[at]) >= 0x80;
      if (!wide || !is_mark) break;
    }
  }
  return at;
}

LineToken TokenAt(const ClassifiedLine& line, std::size_t at, std::size_t end) {
  using Kind = LineToken::Kind;
  const LineSpan span{at, EndOfToken(line, at, end)};
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (; at < span.end; ++at) {
    digits += line.ClassAt(at) == TextClass::kDigit ? 1 : 0;
    letters += line.ClassAt(at) == TextClass::kLetter ? 1 : 0;
  }
  const LineSpan bare = line.Stripped(span);
  const std::string_view text = line.TextOf(bare);
  if (digits == 0) {
    const LineWord word = ReadLineWord(text);
    if (IsExtensionWord(word)) return {Kind::kExtensionWord, span, 0, false, word};
    return {letters == 0 ? Kind::kPunctuation : Kind::kWord, span, 0, false, word};
  }
  // "Floor 3:4155550132", but not a time of day.
  const std::size_t colon = text.find(':') + 1;
  const bool behind_word = bare.begin > 1 && line.ClassAt(bare.begin - 1) == TextClass::kBlank &&
                           line.ClassAt(bare.begin - 2) == TextClass::kLetter;
  const LineSpan behind_colon{bare.begin + colon, bare.end};
  if (letters == 0 && behind_word && colon > 1 && colon <= kLeastWeakDigits &&
      line.CountDigits(behind_colon) >= kLeastDigits && text.find(':', colon) == text.npos)
    return {Kind::kNumerals, behind_colon, line.CountDigits(behind_colon), true};
  const bool is_date = IsDateOrTime(text) && !IsWithinNumber(line, bare.begin);
  if (is_date || IsAddress(text)) return {Kind::kDateOrAddress, span, 0};
  const std::size_t at_sign = text.find('@');
  if (letters == 0 && at_sign == text.npos) return {Kind::kNumerals, bare, digits};
  if (IsAddressUri(text) || IsHostWithPort(text)) return {Kind::kDateOrAddress, span, 0};
  // "Tel:(212) 281-6117" and "Tel:00 44 …" have a label, and no URI has a blank.
  const bool is_label =
      StartsWithIgnoringCase(text, "tel:") && (text[4] == '(' || text.ends_with(":00"));
  if ((IsDialUri(text) && !is_label) || IsScientificNumber(text))
    return {Kind::kWhole, bare, digits};
  // "ru=sip:+14155550132@example.com"
  const std::size_t uri = text.find('=') + 1;
  if (IsDialUri(text.substr(uri)) && text.find('@', uri) != text.npos)
    return {Kind::kWhole, {bare.begin + uri, bare.end}, digits};
  // "+14155550132@example.com" and "14155550132@192.0.2.1" are SIP addresses without a scheme.
  // Others are mail addresses or call IDs.
  if (at_sign != text.npos) {
    const std::size_t user = LengthOfUser(text, line.text().substr(0, bare.begin));
    if (user > 0 && user == at_sign)
      return {Kind::kNumerals, {bare.begin, bare.begin + user}, CountDigits(text.substr(0, user))};
    return {SkipDigits(text, 0) > kMostLineDigits ? Kind::kDateOrAddress : Kind::kWord, span, 0};
  }
  if (text.find("://") != text.npos) return {Kind::kWord, span, 0};
  if (const LineWord word = ReadExtension(text); IsExtensionWord(word))
    return {Kind::kExtension, bare, digits, false, word};
  if (IsNumberPattern(text)) return {Kind::kNumerals, bare, digits};
  const std::string_view next = line.text().substr(0, end).substr(bare.end);
  if (EndsInExtension(text) || IsVanity(text, digits, letters) || IsMistyped(text, digits) ||
      IsMistypedArea(text, next)) {
    return {Kind::kNumerals, bare, digits};
  }
  // "Tel:4155550132", "did1=4155550132". Without a sign, `rest` is all of the token, letters
  // included.
  const std::size_t label = text.find_last_of(":=><\"'*\x9A") + 1;  // the last byte of "：", too
  const LineSpan rest = line.Stripped({bare.begin + label, bare.end});
  if (IsAddress(line.TextOf(rest))) return {Kind::kDateOrAddress, span, 0};
  const std::string_view number = line.TextOf(rest);
  if (label > 1 && IsLabelOfOther(text.substr(0, label - 1), text[label - 1]))
    return {Kind::kWord, span, 0, true, LineWord::kOtherNumber};
  const bool is_number = line.CountDigits(rest) >= kLeastWeakDigits || number == "00" ||
                         (number.starts_with('(') && line.CountDigits(rest) > 0) ||
                         (label > 1 && BeginsNumber(number, next));
  if (is_number && !line.Has(rest, TextClass::kLetter)) {
    LineToken numerals{Kind::kNumerals, rest, line.CountDigits(rest), true};
    if (label > 1) numerals.label = {bare.begin, bare.begin + label - 1};
    return numerals;
  }
  // "account.1.password = …"
  return {Kind::kWord, span, 0, false, ReadLineWord(text)};
}

}  // namespace sipattach
