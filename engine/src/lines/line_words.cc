#include "lines/line_words.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "draft_limits.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "redact/redact.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

// In the order of LineWord, in lower case, with blanks around each.
constexpr WordList kWords[] = {
    " x ext extn extension # доб anexo int ",
    (" poste wew linka klappe kl dw nst nebenstelle app apparat durchwahl durchwahlen ankn "
     "anknytning lokal loc toestel tst ramal interno dahili вн внутр "
     "εσωτ "
     "转 轉 分机 分機 內線 内線 内线 내선 ต่อ שלוחה تحويلة "),
    (" account acc acct acct# a/c lrn pon konto ticket ref pin box postfach nip regon krs siret "
     "siren vat tva iva "
     "p.iva ust-id mwst hrb kvk kbo btw cif nif cnpj cep abn acn gstin cuit rfc cvr mst vergi "
     "vertrag iban blz c.p c.f zip plz ičo y-tunnus umowy invoice инн кпп ח.פ uen cui uan čvop "
     "codice fiscale segreto cédula jurídica bilhete portabilidade "
     "zamówienie zamówienia case tracking fedex ein ssn nhs d-u-n-s duns isbn ean ovt imei imsi "
     "iccid s/n sn serial call-id callid trn tin cr c.r cin rut ruc nit aadhaar npwp ahv gst nipc "
     "cvp buchungskonto "
     "ič dič psč τ.κ αφμ огрн р/с 邮编 邮政编码 郵便番号 "
     "เลขประจำตัวผู้เสียภาษี 顧客番号 会員番号 契約者番号 注文番号 口座番号 合同号 合同编号 "
     "客户编号 客戶編號 订单号 訂單編號 고객번호 주문번호 "
     "vorgang vorgangs vertrags vertragskonto kassenzeichen aktenzeichen zeichen geräte zugangs "
     "kostenstelle kostenplaats anschlusskennung portierungskennung leitungsbezeichnung "
     "vertragskennung kundenkennung line-id wbci-id home-id circuit-id reference referenz "
     "referencia referência référence referentie riferimento "
     "מורשה الطلب الضريبي تجاري التجاري "
     "uid gid 管理番号 受付番号 伝票番号 整理番号 申込番号 工单号 流水号 접수번호 "),
    (" klienta клиента zákazníka müşteri "
     "abone client cliente company charity registered registration england wales scotland "
     "customer "
     "meeting "
     "auftrags auftr bestell buchungs debiteur kund kunden klant organisations "
     "org rechnungs sort st steuer "
     "kd rg angebots liefer bestätigungs mitglieds mitglied mitarbeiter employee "
     "badge member membership artikel material inventar policen policy schadens schaden beleg "
     "sendungs zähler mandats gläubiger matrikel caf "
     "störungs leitungs mandanten geschäftspartner handelsregister lieferanten kreditoren "
     "debitoren ident standort filial anlagen lizenz transaktions portierungs "
     "cost costs coste costes costo costi custo custos coûts couts compte cuenta conta rekening "
     "incident incidencia fault job circuit purchase "
     "póliza poliza fattura factuur storings meldings relatie bestel zaak "
     "segnalazione migrazione guasto contribuinte processo encomenda abonné abonado sinistre "
     "avería averia solicitud chamado tax "),
    (" contrato contratto contrat commande dossier factura fatura facture ordine pedido umowa "
     "договор договора заказа заявка счет счета smlouvy objednávky sipariş order auftrag contract "
     "rechnung auftragsbestätigung angebot offerte lieferschein projekt ordre sag sak expediente "
     "identifiant protocolo pratica zlecenie zgłoszenie docket confirmation quote quotation claim "
     "wo so po "),
    " rcs r.c.s ",
    (" number no nr num núm nummer numero numéro número numer номер číslo n° nº n.º № id code "
     "código codigo centre center centro "),
    " uhr uur h am pm hours hrs stunden heures horas hs ore ч час часов hod óra ",
    (" € eur euro euros £ gbp usd chf kr sek nok dkk zł pln kč czk huf ₽ руб ₹ inr cad "
     "aud channel channels kanal kanäle kanalen canali canaux canales stück stk users seats min "
     "mins "
     "minuten minutes year years jahre monate "),
    " starting beginning start ab vanaf partir partire ",
};
constexpr std::size_t kLongest = 72;

LineWord KindOf(std::string_view small) {
  std::size_t kind = 0;
  while (kind < std::size(kWords) && !IsOneOf(kWords[kind], small)) ++kind;
  return static_cast<LineWord>(kind);
}

// "kvk-nummer", "kundennr", "org.nr", "call-id", "so#": a name joined with a word for "number".
bool IsNumberOfOther(std::string_view small) {
  // As two words, "best number" and "personal number" are telephone numbers.
  constexpr std::string_view kOnlyJoined = " best personal ";
  for (const std::string_view end : {"nummer", "number", "nr", "id", "#"}) {
    if (!small.ends_with(end)) continue;
    std::string_view name = small.substr(0, small.size() - end.size());
    name = name.substr(0, name.find_last_not_of("-._") + 1);
    const LineWord kind = KindOf(name);
    return kind == LineWord::kOtherNumber || IsNameOfOther(kind) || IsOneOf(kOnlyJoined, name);
  }
  return false;
}

constexpr std::string_view kExceptWords =
    " l'exception l’exception except excepting excepted excluding exclude excluded exclusion "
    "exclusions excl ignore omit omitting skip disregard less "
    "außer ausser ausgenommen ausgeschlossen ausnahme ausnahmen sauf excepté exception hormis "
    "excepto exceptuando exceto salvo excluyendo excluindo excluido behalve uitgezonderd "
    "uitgesloten tranne eccetto eccezione escluso esclusi oprócz wyjątkiem kromě výjimkou кроме "
    "utom undtagen unntatt paitsi hariç 除外 除了 ";
constexpr std::string_view kNotWords =
    " not don't don’t never without minus statt anstatt nicht kein keine ohne pas hors sans sin "
    "menos não "
    "sem exceptie niet zonder non senza nie bez не без ";
constexpr std::string_view kDoneToNumbers =
    " port ported porting attach attached include included including use used move moved migrate "
    "following these those below folgende folgenden suivants suivantes siguientes seguintes "
    "seguenti "
    "volgende "
    "migrated transfer transferred assign assigned route add need part of portieren portiert "
    "übernehmen "
    "übernommen zu mitnehmen enthalten umziehen porter porté transférer inclus inclure sie die "
    "portar "
    "incluir incluido migrar overzetten porteren meenemen portare includere incluso the der das ";
constexpr std::string_view kBeWords =
    " is was are were be been has have ist wurde sind est été está fue è é stato foi jest został "
    "är "
    "blev er byl был ";
constexpr WordList kGreetings =
    " hi hello hey dear good hallo liebe lieber sehr guten bonjour salut cher chère hola estimado "
    "estimada buenos ciao buongiorno gentile olá bom prezado beste geachte hej cześć dzień ";
constexpr std::string_view kThanks =
    " thanks thx cheers regards sincerely truly faithfully danke dankeschön gruß grüße grüßen mfg "
    "merci cordialement gracias saludo saludos atentamente grazie saluti cordiali obrigado "
    "obrigada atenciosamente cumprimentos bedankt groet groeten mvg tack tak takk mvh hälsning "
    "hälsningar hilsen hilsener kiitos "
    "dziękuję dzięki pozdrawiam děkuji díky ďakujem köszönöm mulțumesc hvala ευχαριστώ спасибо "
    "дякую teşekkürler شكرا תודה धन्यवाद 谢谢 謝謝 감사합니다 よろしくお願いします "
    "ありがとうございます ";
constexpr std::string_view kFaxWords =
    " fax faxnr faxnummer fax-nr fax-nummer telefax telefaxnummer facsimile télécopie telecopie "
    "télécopieur f faks faksi faksu факс φαξ แฟกซ์ فاكس الفاكس فکس نمابر دورنگار फैक्स फ़ैक्स ფაქსი "
    "ファックス ファクス ＦＡＸ 传真 傳真 팩스 ";

// In letters, beside a fax number. In lists, numbers have names.
constexpr std::string_view kTelephoneWords =
    " t p ph tel fon phone office voice voix port gsm telp fone tlf puh đt thoại тел τηλ โทร "
    "تلفن फोन फ़ोन दूरभाष ტელ ";

}  // namespace

bool IsTelephoneWord(std::string_view small) {
  return IsOneOf(kTelephoneWords, small) || ReadNameOfNumbers(small) >= NameOfNumbers::kMobile;
}
bool HasTelephoneWord(std::string_view line) {
  constexpr WordList kMore = " c d m o h w cell direct mob handy ";
  constexpr std::string_view kSigns = " \t:.|/,";
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(kSigns), line.size());
    const std::string small = SmallWord(line.substr(0, end));
    const bool is_word = !small.empty() && CountDigits(small) == 0;
    if (is_word && (IsTelephoneWord(small) || IsFaxWord(small) || IsOneOf(kMore, small)))
      return true;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return false;
}
std::string SmallWord(std::string_view word) { return InSmallLetters(TrimOf(word, "().:!,;=\"'")); }

bool IsExceptWord(std::string_view small) { return IsOneOf(kExceptWords, small); }
bool IsNotWord(std::string_view small) { return IsOneOf(kNotWords, small); }
bool IsGreeting(std::string_view line) {
  constexpr std::size_t kLongestGreeting = 40;
  line = Trim(line);
  if (line.size() > kLongestGreeting || line.empty() || (line.back() != ',' && line.back() != '!'))
    return false;
  const std::string small = InSmallLetters(line.substr(0, line.find_first_of(" ,!")));
  return IsOneOf(kGreetings, small);
}
bool IsThanks(std::string_view line) {
  // "BR" without a comma is Brazil.
  constexpr WordList kShort = " BR, VG VG, LG LG, KR, Rgds, Ta, Att, ";
  if (IsOneOf(kShort, line)) return true;
  for (const std::string_view mark : {",", "!", ".", "\xEF\xBC\x81", "\xE3\x80\x82"}) {  // ！ 。
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  }
  // "Thanks in advance", "Best regards"; not "Merci de porter aussi"
  constexpr std::ptrdiff_t kMostBlanks = 2;
  if (line.find(';') != std::string_view::npos ||
      std::count(line.begin(), line.end(), ' ') > kMostBlanks) {
    return false;
  }
  const std::string small = InSmallLetters(line);
  const std::string_view words = small;
  if (words == "best" || words == "\u656C\u5177") return true;  // 敬具
  return IsOneOf(kThanks, words.substr(0, words.find(' '))) ||
         IsOneOf(kThanks, words.substr(words.rfind(' ') + 1));
}

bool AsksForNumbers(std::string_view name, std::string_view text) {
  constexpr std::string_view kNames =
      ", description , short description , notes , note , comments , comment , details , message ,"
      " body , text , summary , request , beschreibung , bemerkung , nachricht , descripcion ,"
      " mensaje ,";
  constexpr std::string_view kVerbs =
      " attach add port migrate move transfer activate provision portieren übernehmen aufschalten "
      "hinzufügen porter ajouter portar migrar añadir agregar overzetten toevoegen portare ";
  if (CountDigits(text) < kLeastDigits) return false;
  for (text = text.substr(0, text.find_first_of("0123456789")); !text.empty();) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (IsOneOf(kVerbs, InSmallLetters(TrimOf(word, ",.:!"))))
      return kNames.find("," + FoldedName(name) + ",") != std::string_view::npos;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return false;
}
bool IsBeWord(std::string_view small) { return IsOneOf(kBeWords, small); }
bool IsDoneToNumbers(std::string_view small) { return IsOneOf(kDoneToNumbers, small); }

ChangeHeading ReadChangeHeading(std::string_view line) {
  constexpr std::size_t kLongestHeading = 64;
  constexpr std::string_view kMarks = " \t#*_=-[]():.,/";
  constexpr int kMostWords = 4;
  line = Trim(line);
  if (line.empty() || line.size() > kLongestHeading) return ChangeHeading::kNone;
  const bool is_marked =
      line.starts_with('#') || line.starts_with('[') || line.find(':') != std::string_view::npos;
  // "Port out", "Out of scope", "[disabled]"; a single word may be the state of the number above
  const std::string_view label = TrimOf(line, kMarks);
  const bool may_be_state = !is_marked && label.find(' ') == label.npos;
  if (may_be_state ? IsRemovalWord(label) : IsRemovalLabel(label)) return ChangeHeading::kGo;
  bool goes = false;
  bool stays = false;
  bool is_not = false;
  int words = 0;
  for (std::string_view rest = label; !rest.empty(); ++words) {
    const std::string_view word = rest.substr(0, rest.find_first_of(kMarks));
    rest = TrimOf(rest.substr(word.size()), kMarks);
    const std::string small = InSmallLetters(word);
    if (IsOneOf(" yet noch encore ancora ", small)) break;  // "Not yet ported"
    if (IsRemovalWord(word) || IsExceptWord(small) || (is_not && IsDoneToNumbers(small))) {
      goes = true;
    } else if (IsChangeWord(word)) {
      stays = true;
    }
    is_not = is_not || IsNotWord(small);
  }
  if (words > (is_marked ? 2 * kMostWords : kMostWords)) return ChangeHeading::kNone;
  if (goes != stays || is_not) {
    if (goes) return ChangeHeading::kGo;
    if (stays && !is_not) return ChangeHeading::kStay;
  }
  return is_marked ? ChangeHeading::kOther : ChangeHeading::kNone;
}
bool IsDayWord(std::string_view word) {
  constexpr std::string_view kDays =
      " mo di mi do fr sa so mon tue wed thu fri sat sun m-f lun mar mer jeu "
      "ven "
      "sam dim sab dom mié jue vie sáb пн пт "
      "kl klo open hours geöffnet öffnungszeiten öppet horario horaires orario ";
  std::string days = WithPlainDashes(word);
  if (days != "M-F") days.erase(0, days.find_last_of("-/+&") + 1);
  const std::string_view last = TrimOf(days, "().:,");
  return last.ends_with("tag") || last.ends_with("day") ||
         (!last.empty() && IsOneOf(kDays, InSmallLetters(last)));
}
bool IsFaxWord(std::string_view small) { return IsOneOf(kFaxWords, small); }

LineWord ReadLineWord(std::string_view word) {
  constexpr std::string_view kWideBracket = "（";
  constexpr std::string_view kWideColon = "：";
  if (word.starts_with('(')) word.remove_prefix(1);
  if (word.starts_with(kWideBracket)) word.remove_prefix(kWideBracket.size());
  if (word.ends_with(kWideColon)) word.remove_suffix(kWideColon.size());
  word = word.substr(0, word.find_last_not_of(".:)=") + 1);
  // "Numéro d'incident"
  for (const std::string_view article : {"d'", "d’", "l'", "l’"}) {
    if (StartsWithIgnoringCase(word, article)) word.remove_prefix(article.size());
  }
  for (const std::string_view hour : {"時", "时", "点", "點", "시"}) {
    if (word.starts_with(hour)) return LineWord::kHour;
  }
  if (word == "n") return LineWord::kNumber;  // "Ordine n. 5", but not "233 N. Wacker Dr"
  if (word.size() > kLongest) return LineWord::kNone;
  const std::string small = InSmallLetters(word);
  const LineWord kind = KindOf(small);
  if (kind != LineWord::kNone) return kind;
  // "password: 4155550132". A token after "Bearer" is recognised, and reported, by its form.
  const bool is_secret = small != "bearer" && IsSecretName(small);
  return is_secret || IsNumberOfOther(small) ? LineWord::kOtherNumber : kind;
}

}  // namespace sipattach
