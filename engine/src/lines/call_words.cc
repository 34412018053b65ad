#include "lines/call_words.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "number/range_words.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

// Before the telephone of somebody to call, in letters. In small letters, with a bar after each.
constexpr std::string_view kPersons =
    "call me |call us |call me:|call us:|reach me |reach us |reach out |text me |text me:|ring me "
    "|phone me |"
    "contact me |contact us |can be reached |my cell|my mobile|my direct|my desk|my phone|"
    "my number |my line is |questions call |questions, call |questions? |"
    "question? call |please call |please contact |please phone |or call |our noc |"
    "inquiries call |inquiries, call |enquiries call |enquiries, call |for support call |for "
    "support, |for help |for assistance |contact is |contact on site|"
    "on-site contact |site contact |tech on site|tech onsite|technician:|lcon |lcon:|lcon is |"
    "spoc |spoc:|rep tn|sales rep|account rep|rep: |init |ordered by |opened by |requested by |"
    "submitted by |reported by |called from |received this |in error, |notify us |cc: |from: \"|"
    "callback number |callback at |regards, |"
    "erreichen sie mich |erreichbar |mich unter |rufen sie |ansprechpartner |ansprechpartnerin |"
    "rückfragen |bei fragen |grüßen, |gruß, |kundenservice unter |"
    "joignable |me joindre |mon portable |toute question |personne-ressource|cordialement, |"
    "llámame |llámeme |mi celular |mi móvil |persona de contacto |saludos, |"
    "referente:|mio cellulare |cordiali saluti, |responsável:|meu celular |meu telemóvel |att, |"
    "atenciosamente, |bel me |bel mij |bereikbaar |contactpersoon |groet, |groeten, |"
    "kontaktperson |kontakt: |pozdrawiam, |yhteyshenkilö|ilgili kişi|yetkili kişi|irtibat|"
    "iletişim|контакт|обращаться|επικοινωνία|υπεύθυνος|איש "
    "קשר|連絡先|担当者|联系人|聯絡人|联系电话|담당자|연락처|";
// The same of a desk or a conference, which may also be one of the list's own lines.
constexpr std::string_view kDesks =
    "customer care |conference bridge|bridge for |join by phone|dial-in|dial in |account team|";
// Before where calls go on to, or what those who are called see.
constexpr std::string_view kTargets =
    "forwards to |forwarded to |forwarding to |forward to |redirects to |redirected to |"
    "redirect to |rings to |rolls to |rolls over to |overflows to |overflow to |fails over to |"
    "failover to |transfers to |transferred to |outbound caller id |outbound caller id: |"
    "outbound cli |outbound cli: |cli to present |cli to present: |weitergeleitet an "
    "|weitergeleitet auf |weiterleitung an |"
    "weiterleitung auf |weiterleitung nach |umgeleitet auf |umleitung auf |renvoyé vers |"
    "renvoi vers |transféré vers |transfert vers |desviado a |desvío a |deviato su |deviato a |"
    "desviado para |doorgeschakeld naar |";
// Before the example in a form.
constexpr std::string_view kExamples =
    "e.g. |e.g., |eg. |for example |for example: |example: |in the format |in this format |"
    "dash (i.e. |hyphen (i.e. |commas (i.e. |format (i.e. |beispiel: |z. b. |z.b. |im format |"
    "exemple : |exemple: |par exemple |p. ej. |por ejemplo |ejemplo: |por exemplo |exemplo: |"
    "esempio: |ad esempio |bijv. |voorbeeld: |np. |например |";

// Whether words may stand between "Call me" and the number: any, or another such number with "or".
bool MayComeBetween(std::string_view between) {
  constexpr WordList kJoining = " at on or and unter oder und au ou et al o y ";
  if (CountDigits(between) == 0) return true;
  while (!between.empty()) {
    const std::size_t end = std::min(between.find(' '), between.size());
    const std::string_view word = TrimOf(between.substr(0, end), ",;");
    const bool is_number = word.find_first_not_of("0123456789+-.()/") == word.npos;
    if ((is_number && word.ends_with('.')) || (!is_number && !IsOneOf(kJoining, word)))
      return false;
    between.remove_prefix(std::min(end + 1, between.size()));
  }
  return true;
}

// Whether one of the phrases begins the text, and no more than `most` bytes follow it.
bool BeginsWithOne(std::string_view text, std::string_view phrases, std::size_t most) {
  while (!phrases.empty()) {
    const std::string_view phrase = phrases.substr(0, phrases.find('|'));
    phrases.remove_prefix(phrase.size() + 1);
    if (!text.starts_with(phrase)) continue;
    const std::string_view between = text.substr(phrase.size());
    // "Please call forward 415-555-0132"
    if (between.size() <= most && !between.starts_with("forward") && MayComeBetween(between))
      return true;
  }
  return false;
}

// "call Dana at", not "call center at".
bool SaysToCall(std::string_view text) {
  constexpr std::string_view kCall = "call ";
  constexpr std::size_t kLongest = 32;
  constexpr WordList kOfLines =
      " at center centre forward forwarding queue group flow park pickup ";
  if (!text.starts_with(kCall) || text.size() > kLongest || !text.ends_with(" at ")) return false;
  text.remove_prefix(kCall.size());
  return !IsOneOf(kOfLines, text.substr(0, text.find(' '))) && CountDigits(text) == 0;
}

}  // namespace

CallWords FindCallWords(std::string_view before) {
  constexpr std::size_t kLookedAt = 64;
  constexpr std::size_t kMostBetween = 40;
  constexpr std::size_t kMostBetweenOthers = 3;  // signs
  constexpr std::size_t kShortest = 4;           // "e.g."
  constexpr unsigned char kFirstWide = 0xE0;     // words of such letters need no blank between them
  before.remove_prefix(before.size() - std::min(before.size(), kLookedAt));
  if (before.size() < kShortest || !HasLetters(before)) return {};
  const std::string small = InSmallLetters(before) + (before.ends_with(' ') ? "" : " ");
  for (std::size_t at = before.size(); at-- > 0;) {
    const auto last = static_cast<unsigned char>(at > 0 ? small[at - 1] : ' ');
    const bool begins = static_cast<unsigned char>(small[at]) >= kFirstWide ||
                        (last < 0x80 && !IsAlphanumeric(static_cast<char>(last)));
    if (!begins || small[at] == ' ') continue;
    const std::string_view text = std::string_view(small).substr(at);
    // "Numbers customers reach us at"
    constexpr WordList kPublic = " customers callers clients patients guests people they who ";
    const std::string_view above = Trim(std::string_view(small).substr(0, at));
    if (IsOneOf(kPublic, above.substr(above.rfind(' ') + 1))) continue;
    const bool is_desk = BeginsWithOne(text, kDesks, kMostBetween);
    if (is_desk || SaysToCall(text) || BeginsWithOne(text, kPersons, kMostBetween) ||
        BeginsWithOne(text, kTargets, kMostBetweenOthers) ||
        BeginsWithOne(text, kExamples, kMostBetweenOthers))
      return {Trim(before.substr(at)), is_desk};
  }
  return {};
}

}  // namespace sipattach
