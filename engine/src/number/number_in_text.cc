#include <algorithm>
#include <string>
#include <utility>

#include "names/change_words.h"
#include "names/column_role.h"
#include "number/letters_for_digits.h"
#include "number/number_reader.h"
#include "number/several_numbers.h"
#include "number/spreadsheet.h"
#include "number/typed_number.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {

// Narrows `text_` to the number among what is written around it. Returns true if there is nothing
// left to say.
bool NumberReader::OfferWithoutRest() {
  if (const std::string_view address = InAngleBrackets(text_); !address.empty()) {
    text_ = address;
    from_name_addr_ = true;
  }
  if (const std::string_view user = SipUser(text_); !user.empty()) {
    const std::string_view rest =
        text_.substr(static_cast<std::size_t>(user.data() + user.size() - text_.data()));
    text_ = user;
    from_sip_uri_ = true;
    if (rest.starts_with(';') && rest.find('@') != rest.npos) TakeParameters(user, rest);
  }
  if (const std::string_view whole = BeforeDecimalZeros(text_); !whole.empty()) {
    Say(Code::kNumberSpreadsheetDecimal).fix = WriteFix(whole);
    return true;
  }
  const bool has_comma = text_.find(',') != std::string_view::npos;
  if (std::string digits = has_comma ? WithoutThousands(text_) : ""; !digits.empty()) {
    Say(Code::kNumberSpreadsheetDecimal).fix = WriteFix(digits);
    return true;
  }
  if (HasDecimals(text_)) {
    Say(Code::kNumberSpreadsheetDecimal);
    return true;
  }
  if (OfferDecoded() || OfferWithoutDialledPrefix() || OfferDigits() || OfferWithoutWords())
    return true;
  if (std::string unbracketed = WithoutBracketsOfExtension(text_); !unbracketed.empty()) {
    clean_.text = std::move(unbracketed);
    text_ = clean_.text;
  }
  return false;
}

// "sip:2079460018;phone-context=+44@gateway.example": before the @, parameters belong to the number
// (RFC 3261 §19.1.6).
[[gnu::noinline]] void NumberReader::TakeParameters(std::string_view user, std::string_view rest) {
  std::string parameters(rest.substr(0, rest.find_first_of("@:")));
  if (std::string decoded = PercentDecoded(parameters); !decoded.empty()) parameters = decoded;
  clean_.text = WithoutParameters("tel:" + std::string(user) + parameters);
  text_ = clean_.text;
}

// "%2B14155550132", copied from a URL.
bool NumberReader::OfferDecoded() {
  const std::string percent_decoded = PercentDecoded(text_);
  if (percent_decoded.empty()) return false;
  const std::string decoded = Clean(percent_decoded).text;
  if (decoded.empty()) return false;
  const phone::Number meant = ReadMeant(decoded);
  if (!meant.valid) return false;
  SayMeant(Code::kNumberPercentEncoded, meant.e164).fix = WriteFix(meant.e164);
  return true;
}

bool NumberReader::OfferWithoutDialledPrefix() {
  const std::size_t end = EndOfDialledPrefix(text_);
  if (end == std::string_view::npos || CountDigits(text_.substr(end)) < kMinUnknownDigits) {
    return false;
  }
  const std::string_view rest = text_.substr(end);
  phone::Number meant = ReadMeant(rest);
  if (!meant.valid) meant = ReadMeant(WithoutAll(rest, ",;pPwW"));
  Diagnostic& diagnostic = Say(Code::kNumberDialledPrefix);
  if (meant.valid) diagnostic.fix = WriteFix(meant.e164);
  return true;
}

// "415*555*0132", "4155550132#": libphonenumber drops a star and gives up at a #. A # after the
// number only ends dialling; anywhere else, either character could stand for something else.
bool NumberReader::OfferWithoutDialledCharacters() {
  const std::size_t first = std::min(text_.find('*'), text_.find('#'));
  if (first == std::string_view::npos) return false;
  const phone::Number meant = ReadMeant(WithoutAll(text_, "*#"));
  Diagnostic& diagnostic = Say(Code::kNumberDialledCharacters);
  if (!meant.valid) return true;
  diagnostic.fix = WriteFix(meant.e164);
  diagnostic.fix->choice = text_.find_first_not_of("# ", first) != std::string_view::npos;
  return true;
}

// A letter typed for a digit, if the digit makes it an assigned number. This comes before any other
// reading, because without the letter it may be a different assigned number.
bool NumberReader::OfferDigits() {
  const std::string text = WithDigitsForLetters(text_);
  if (text.empty()) return false;  // the usual case, without a slow read
  const phone::Number meant = ReadMeant(text);
  if (!meant.valid) {
    // Without its O, the rest would be somebody else's number: "O2079460018" in the US.
    if (std::any_of(text.begin(), text.end(), IsAlpha)) return false;
    Say(text.starts_with('0') ? Code::kNumberRegionRequired : Code::kNumberNotE164);
    return true;
  }
  // The letter may also be part of a word spelled on a keypad: 6 for O, 4 for I, 5 for l.
  SayMeant(Code::kNumberLetterForDigit, meant.e164).fix = ChoiceFix(meant.e164);
  return true;
}

// "030 901820 Max": with its letters as keypad digits, this would be an assigned number, too.
bool NumberReader::OfferWithoutWords() {
  if (IsDigit(text_.back())) return false;  // the usual case
  // "1-800-FLOWERS"
  const std::size_t last = text_.find_last_of("0123456789");
  if (last == std::string_view::npos || text_[last + 1] == '-' || IsAlpha(text_[last + 1]))
    return false;
  return OfferNumberBeforeWords();
}

bool NumberReader::OfferNumberBeforeWords() {
  const std::string_view number = NumberBeforeWords(text_);
  if (number.empty()) return false;
  const phone::Number meant = ReadMeant(number);
  const phone::Number whole = ReadMeant(text_);
  if (!meant.valid || (whole.valid && whole.e164 == meant.e164)) return false;
  Diagnostic& diagnostic = SayMeant(Code::kNumberWordsBehind, meant.e164);
  diagnostic.fix = ChoiceFix(meant.e164);
  if (whole.valid) diagnostic.alternatives.push_back(ChoiceFix(whole.e164));
  return true;
}

bool NumberReader::OfferBesideWords() {
  if (text_.find(' ') != text_.npos && (OfferNumberBeforeWordWithin() || OfferNumberBehindWords()))
    return true;
  return OfferNumberBehindCode();
}

// "CAF0123456789", "SN4155552671": letters that touch the digits and do not name a telephone, so
// the digits may identify anything.
bool NumberReader::OfferNumberBehindCode() {
  const std::size_t end = std::min(text_.find_first_of("0123456789"), text_.size());
  std::size_t begin = end;
  while (begin > 0 && IsUpper(text_[begin - 1])) --begin;
  const std::string_view code = text_.substr(begin, end - begin);
  if (code.size() < 2 || end == text_.size() || SkipDigits(text_, end) < text_.size() ||
      ReadNameOfNumbers(code) >= NameOfNumbers::kAlso)
    return false;
  SayMeant(Code::kNumberWordsBefore, number_.e164).fix = ChoiceFix(number_.e164);
  return true;
}

// "030 123456 App. 12": libphonenumber takes words that it does not know for keypad letters.
bool NumberReader::OfferNumberBeforeWordWithin() {
  const std::string_view number = NumberBeforeWordWithin(text_);
  if (number.empty()) return false;
  const phone::Number meant = ReadMeant(number);
  if (!meant.valid) return false;
  SayMeant(Code::kNumberWordsBehind, meant.e164).fix = ChoiceFix(meant.e164);
  return true;
}

// "Fax: 415 555 2671", "do not use 415 555 2671": words that may exclude the number.
bool NumberReader::OfferNumberBehindWords() {
  const std::string_view words = text_.substr(0, text_.find_first_of("+(0123456789"));
  if (!MayExclude(words)) return false;
  SayMeant(Code::kNumberWordsBefore, number_.e164).fix = ChoiceFix(number_.e164);
  return true;
}

// "415_555_0132", "01·42·68·53·00": a number, but with separators that numbers are not written
// with.
bool NumberReader::OfferWithoutSigns() {
  std::string spaced(text_);
  for (char& c : spaced) {
    if (IsAlpha(c)) return false;
    if (!IsDigit(c) && c != '+') c = ' ';
  }
  return OfferMeant(ReadMeant(spaced));
}

}  // namespace sipattach
