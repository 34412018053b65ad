#include "import/line_words.h"

#include <iterator>

#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// As LineWord has them, each between blanks.
constexpr std::string_view kWords[] = {
    " x ext extn extension # доб anexo int ",
    " poste wew linka klappe kl dw nst ankn lokal tst ramal interno dahili вн внутр εσωτ 转 轉 "
    "分机 "
    "分機 內線 内線 内线 내선 ต่อ שלוחה تحويلة ",
    " account acct konto kundennummer ticket pin nip regon siret siren vat iva p.iva ust-idnr hrb "
    "kvk "
    "btw cif nif cnpj инн ",
    " number no nr num nummer numero numéro id # ",
};

}  // namespace

LineWord ReadLineWord(std::string_view word) {
  constexpr std::string_view kWideBracket = "（";
  if (word.starts_with('(')) word.remove_prefix(1);
  if (word.starts_with(kWideBracket)) word.remove_prefix(kWideBracket.size());
  word = word.substr(0, word.find_last_not_of(".:") + 1);
  std::size_t kind = 0;
  while (kind < std::size(kWords) && !IsAmongWords(kWords[kind], word)) ++kind;
  return static_cast<LineWord>(kind);
}

}  // namespace sipattach
