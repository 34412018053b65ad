#include "import/line_words.h"

#include <cstddef>
#include <iterator>
#include <string>

#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// As LineWord has them, each between blanks, in small letters.
constexpr std::string_view kWords[] = {
    " x ext extn extension # доб anexo int ",
    (" poste wew linka klappe kl dw nst ankn lokal tst ramal interno dahili вн внутр εσωτ "
     "转 轉 分机 分機 內線 内線 内线 내선 ต่อ שלוחה تحويلة "),
    (" account acct konto kundennummer auftragsnummer contractnummer ticket ref pin nip regon "
     "siret siren vat tva iva p.iva ust-idnr mwst hrb kvk btw cif nif cnpj abn acn gstin cuit rfc "
     "iban c.p c.f zip plz ičo iČo org.nr y-tunnus инн кпп "),
    " number no nr num nummer numero numéro id # ",
    " uhr uur h am pm ",
};
constexpr std::size_t kLongest = 24;

}  // namespace

LineWord ReadLineWord(std::string_view word) {
  constexpr std::string_view kWideBracket = "（";
  if (word.starts_with('(')) word.remove_prefix(1);
  if (word.starts_with(kWideBracket)) word.remove_prefix(kWideBracket.size());
  word = word.substr(0, word.find_last_not_of(".:)") + 1);
  if (word.size() > kLongest) return LineWord::kNone;
  const std::string small = InSmallLetters(word);
  std::size_t kind = 0;
  while (kind < std::size(kWords) && !IsOneOf(kWords[kind], small)) ++kind;
  return static_cast<LineWord>(kind);
}

}  // namespace sipattach
