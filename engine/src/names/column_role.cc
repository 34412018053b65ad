#include "names/column_role.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "text/ascii.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

// Words as FoldedName writes them, separated by commas. With blanks around it an entry must be
// whole words; otherwise it may be part of a word. English, German, French, Spanish, Italian,
// Portuguese, Dutch, Russian, Chinese, Japanese, Korean, Arabic.
constexpr std::string_view kDirect =
    " tn , tns , wtn , wtns , did , dids , ddi , ddis , line uri , dnis , tfn , sda , ddr , direct "
    "number ,"
    " direct dial , direct line ";
constexpr std::string_view kInternational = " msisdn , e164 , e 164 ";
// Of a person rather than a line.
constexpr std::string_view kMobile =
    "mobil, cell ,cellulaire,celular,cellulare, gsm , handy , movil ,portable,手机,携帯";
constexpr std::string_view kStrong =
    "phone,telefon, tel , tels , dn ,rufnummer,"
    " main number , pilot number , teams number , numero geografico ,ダイヤルイン,"
    " fixe ,festnetz,telefoon, full number ,billing number, directory number , numero de linea ,"
    " toll free number , tollfree number , freephone number , service number , virtual number ,"
    " dst , called , callee , dialed , dialled ,"
    " fon ,елефон,电话,電話,전화,هاتف";
constexpr std::string_view kWeak =
    "number,nummer,numero, num , nums , no , nr , caller , ani , cli , durchwahl ,"
    " extension , extensions , exten , nebenstelle , line , linea , ligne , contact "
    ",омер,号码,番号,رقم";
constexpr std::string_view kUnlike =
    " old , alte , alter , former , previous , bisherige , ancien , ancienne , antiguo , anterior ,"
    " vecchio , oude ,account, acct ,konto,cuenta, compte , conto , order ,auftrag,bestell, pedido "
    ",commande, "
    "ordine , id , ids , uuid ,"
    " guid , sid , pin , btn , iccid , imsi , imei , serial , zip ,zipcode,postal, "
    "plz ,"
    "postleit,postcode, cap , invoice ,rechnung,factura,facture, ticket , kunden,"
    "customer number,customer no,client number,cliente,contract,vertrag,contrat, lrn , ocn , lata ,"
    " spid , pon , atn , ref ,reference, date , datum , fecha , created , updated , expires "
    ",timestamp,"
    " time , billing , fax , telefax ,telecop,amount, price , cost , rate , vat , tax , ssn , row "
    ", index ,"
    " position , forward,callback, call back ,voicemail, emergency , destination ,weiterleit,"
    "latitude,longitude,circuit, mac , ip , qty ,quantity, count , status , type , trunk ,device,"
    " portout , secret ,password, token , key , webhook , url , state , cic , sap , cnam , nnid ,"
    " hardware , model , asset , version , priority , timeout , port , room , pretty , friendly , "
    "formatted , display , cidnum , callerid ,floor , street , "
    "age , home , personal , contact phone , contact tel , contact telephone , user phone ,"
    " telephone contact , ansprechpartner , uid , gid , employee , docket , caf , confirmation , "
    "quote ,"
    " protocolo , expediente , dossier , identifiant , claim , case , wo , so , po ,"
    "storung,kostenstelle,kennung,leitungs,mandant,geschaftspartner,handelsregister,referenz,"
    "referen,bezeichnung,debitor,kreditor,lieferant,artikel,inventar, ident ,lizenz,schaden,filial,"
    " sncreated,snchanged,"
    " incident , incidencia , fault , job , cost , costs , cout , couts , coste , costes , costo ,"
    " custo ,kostenplaats,storing,melding,relatie,factuur, fattura , pratica , codice , codigo ,"
    " migrazione , segnalazione , poliza , contribuinte , processo , encomenda , abonne ,"
    " ordre , vorgang,kassenzeichen,aktenzeichen,serien,gerate, zugangs,管理,受付,伝票,整理,申込,"
    "工单,流水,접수,заказ,заявк ";
// These say it wherever they are: "External Phone Number Mask", "facsimileTelephoneNumber".
constexpr std::string_view kNeverNumbers =
    " mask , facsimile , minutes , mins , seconds , secs , usage , balance , minuten , minutos ,";
// At the end of a name, these say that it is about something else: "phone number id".
constexpr std::string_view kAttributes =
    " id , sid , uuid , ids , type , status , count , date , at , label , name , description ,"
    " capabilities , state , class , provider , carrier , notes , comment , price , format ,"
    " country , region , city , url , model , typ , art , location , usage , group , tag , tags ";
constexpr std::string_view kRoles[] = {
    /* kCountry */
    (" country , countries , country code , country iso , iso country , country name ,"
     " countrycode , land , pays , pais , paese , iso , iso2 , alpha 2 , alpha2 ,"
     " landercode , lkz , landerkennung , landeskennung , code pays , codigo de pais ,"
     " codigo pais , nation , страна , 国家 , 国家代码 , 国 , country region ,"
     " phone country , land code , cc "),
    /* kCallingCode */
    (" calling code , isd , isd code , country calling code , dial code , dialing code , dialling "
     "code ,"
     " landesvorwahl , landeskennzahl , country number , landervorwahl , indicatif ,"
     " indicatif pays , country prefix , international prefix , ccode , country dial code ,"
     " phone code , international code , prefijo internacional , intl code "),
    /* kAreaCode */
    (" npa , ndc , npa nxx , area code , areacode , area , ac , vorwahl , ortsvorwahl , std ,"
     " std code , trunk code , ddd ,"
     " codigo de area , prefijo , prefisso , lada , ortskennzahl , ortsnetzkennzahl ,"
     " ortsnetzbereich , ortsnetz , city code , onkz , okz , netnummer , kengetal , cod area ,"
     " codigo area , cod de area , indicativo , caracteristica , clave lada , riktnummer ,"
     " strefa , kierunkowy , numer kierunkowy , predvolba , suuntanumero , korzetszam ,"
     " alan kodu , код города , 市外局番 , 区号 , 지역번호 "),
    /* kExchange */
    " nxx , exchange , exchange code , central office , central office code , co code , prefix ",
    /* kLine */
    (" line , xxxx , line number , station , station code , subscriber , subscriber number ,"
     " suffix , last 4 , last four , block id , thousands block "),
    /* kExtension */
    (" ext , extension , extn , extensions , nebenstelle , poste , anexo , interno , ramal ,"
     " durchwahl , kurzwahl , toestel , extension number , ext number , ext no , dw "),
    /* kRangeStart */
    (" start , starting , first , from , begin , beginn , beginning , von , desde , inicio , debut "
     ","
     " inizio , anfang , low , lowest , lower , min , erste , erster , da , ab , premier , "
     "premiere ,"
     " 1er , primer , primero , primera , primo , prima , initial , inicial , iniziale , eerste ,"
     " van , vanaf , startnummer , startrufnummer , beginnummer , anfangsnummer ,"
     " anfangsrufnummer ,blockbeginn,blockanfang,blockstart,"
     "nummernbeginn,nummernanfang"),
    /* kRangeEnd */
    (" end , ending , last , to , thru , through , bis , hasta , fin , fine , ende , high ,"
     " highest , upper , max , letzte , letzter , a , dernier , derniere , ultimo , ultima , final "
     ","
     " finale , eind , einde , laatste , tot , fim , endnummer , endrufnummer , eindnummer ,"
     "blockende,nummernende"),
    /* kRangeSize */
    (" size , range size , block size , quantity , qty , count , anzahl , nombre ,"
     " cantidad , quantita , quantidade , aantal , grosse , blockgrosse , total ,"
     " numbers in block , range length , nb "),
};

// "Number of DDIs", "Anzahl Rufnummern", "Nombre de SDA": a word for a count, and one for numbers.
constexpr std::string_view kHowMany =
    " number of , no of , count , quantity , qty , size , length , total ,anzahl, nombre ,"
    " nb , nbre , cantidad , quantita , quantidade , aantal , taille , tamano , tamanho , grootte ";
constexpr std::string_view kOfNumbers =
    " numbers , dids , did , ddis , ddi , tns , dns , sda , ddr , range , block ,rufnummer, "
    "nummern ,"
    "durchwahl, numeros , numeri , nummers ,doorkies, tranche , rango , faixa , reeks ,nummerreeks,"
    " nummernblock ";

// In a name with one of these, "to", "from", "first" or "end" is about calls or time, not about a
// range.
constexpr std::string_view kOfNoRange =
    " route , routes , routed , forward , forwards , forwarded , goes , assigned , redirect ,"
    " redirects , redirected , transfer , transfers , transferred , sent , user , name , valid ,"
    " gultig , date , datum , time , contract ";

constexpr std::string_view kPersons =
    "contact,kontakt,contat, ansprechpartner , interlocuteur ,担当, للتواصل , lcon , spoc , rep , "
    "personne ressource ,yhteyshenkilo, ilgili kisi ,контакт, επικοινωνια ,"
    "联系人,聯絡人,담당자, איש קשר , requester , requestor ,"
    " requested by , requested for , opened by , reported by , submitted by , approver ,"
    " approved by , caller phone , besteller ,"
    " auftraggeber , sachbearbeiter , demandeur , solicitante , richiedente , aanvrager ";
constexpr std::string_view kTelephones =
    "phone,telef, tel , mobil , mobile , movil , cell , handy , gsm ,елефон,电话,電話,전화,هاتف";
constexpr std::string_view kDesks =
    " support , helpdesk , help desk , service desk , porting desk , noc , escalation , "
    "escalations ,"
    " emergency , after hours , notfall , hotline , soporte ,"
    " urgence , suporte , assistenza , customer service , customer care , kundenservice ,"
    " kundendienst , service client , servicio al cliente , klantenservice , questions , fragen ,"
    " ruckfragen , preguntas , conference bridge , dial in , account team , whats app , whatsapp ";
constexpr std::string_view kOfCalls =
    " call id , callid , call sid , callsid , sid , call uuid , uniqueid , cdr id , duration ,"
    " call duration , billsec , billable seconds , talk time , ring time , start time , starttime ,"
    " end time , answer time , call time , call date , calldate , direction , call direction ,"
    " call status , call type , call state , sip from , disposition , hangup cause , answered by ,"
    " dauer , gesprachsdauer , anrufdauer , richtung , duree , duracion , durata , duracao ";

constexpr std::string_view kPorted =
    " to port , be ported , porting , ported , port number , port numbers , port tn , port tns ,"
    " port did , port in , porten , porteren ,portier, a porter , da portare , a portar ,portabil,"
    " przenies, 移行 ,移行番号,移行対象,";
constexpr std::string_view kPlain =
    " number , numbers , phone number , phone numbers , telephone number , telephone numbers ,"
    " nummer , nummern , rufnummer , rufnummern , telefonnummer , telefonnummern , numero ,"
    " numeros , numeri , nummers , numer , numeracion , numeracao , 番号 , 电话号码 , 电话 ,";
// Of a person, another company, or where calls come from or go; and identifiers with as many
// digits.
constexpr std::string_view kOthers =
    " manager , owner , supervisor , admin , administrator ,technic, tech ,techniker, authorized ,"
    " authorised , signer , submitted , spouse , partner , cbr , cb ,callback,ruckruf, rappel ,"
    " vendor , supplier , agreement , loan , policy , license , licence , ring to , rings to ,"
    " failover , fail over ,fallback, fwd ,forward,redirect, transfer to , source , src , calling ,"
    " caller ,callerid, cid , cidnum , outboundcid , ani , clid , from number , from , "
    "elin , ecckt ,voicemail,"
    " vm , home , personal , customer phone , customer telephone , whatsapp , sms to , notify ,"
    " billing phone , billing telephone , replaced by , old , former , previous , lrn , encargado "
    ", gerente ,"
    " responsable , responsabile , responsavel , leiter , inhaber , verantwortlich , techniek ,"
    " beheerder , referente , referent ,";
// In columns, of the lines of something else; as the members of an object, they may be lines too.
constexpr std::string_view kOtherLines =
    " alternate , alt , alternative , backup , temp , temporary , store number , store no ,"
    " shop number , site number , branch number , test , bridge , conference , overflow , parent ,"
    " hunt group , group number , shipping , support , helpdesk , help desk ,";

enum class Match { kWithin, kAtEnd, kWhole };

// Whether a folded name contains one of the words, ends in one, or is one.
bool HasOne(std::string_view name, std::string_view words, Match match) {
  const auto bit_of = [](char c) { return std::uint64_t{1} << (static_cast<unsigned>(c) % 64); };
  std::uint64_t letters = 0;
  for (const char c : name) letters |= bit_of(c);
  const auto may_be_within = [&](std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [&](char c) { return (letters & bit_of(c)) != 0; });
  };
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(','), words.size());
    const std::string_view word = words.substr(0, end);
    // Most words have a letter that the name does not have.
    const bool has = match == Match::kWhole   ? name == word
                     : match == Match::kAtEnd ? name.ends_with(word)
                                              : may_be_within(word) && name.find(word) != name.npos;
    if (has) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// Judges by the words that speak for telephone numbers, ignoring those that speak against them.
NameOfNumbers LikenessOf(std::string_view name) {
  constexpr std::string_view kWords[] = {kInternational, kDirect, kMobile, kStrong, kWeak};
  constexpr NameOfNumbers kLike[] = {NameOfNumbers::kInternational, NameOfNumbers::kDirect,
                                     NameOfNumbers::kMobile, NameOfNumbers::kStrong,
                                     NameOfNumbers::kWeak};
  for (std::size_t i = 0; i < std::size(kWords); ++i) {
    if (HasOne(name, kWords[i], Match::kWithin)) return kLike[i];
  }
  return NameOfNumbers::kNeutral;
}

NameOfNumbers NumbersOf(std::string_view name) {
  const NameOfNumbers like = LikenessOf(name);
  const bool unlike = HasOne(name, kUnlike, Match::kWithin);
  if (HasOne(name, kAttributes, Match::kAtEnd) || HasOne(name, kNeverNumbers, Match::kWithin))
    return NameOfNumbers::kUnlike;
  if (!unlike) return like;
  return like > NameOfNumbers::kWeak ? NameOfNumbers::kAlso : NameOfNumbers::kUnlike;
}

bool IsDestination(std::string_view folded) { return folded.ends_with(" destination number "); }

// A contact center is not one.
bool IsOfPerson(std::string_view folded) {
  return folded.find("cent") == folded.npos && HasOne(folded, kPersons, Match::kWithin);
}

bool IsOfOthers(std::string_view folded) { return HasOne(folded, kOthers, Match::kWithin); }

NumbersFor PurposeOf(std::string_view folded) {
  if (IsOfPerson(folded) || IsOfOthers(folded) || HasOne(folded, kOtherLines, Match::kWithin))
    return NumbersFor::kOthers;
  if (HasOne(folded, kPorted, Match::kWithin)) return NumbersFor::kPorted;
  if (folded.starts_with(" destination ")) return NumbersFor::kCalled;
  return HasOne(folded, kPlain, Match::kWhole) ? NumbersFor::kPlain : NumbersFor::kAny;
}

constexpr std::string_view kNamesOfRoles[] = {
    "left_out", "number",    "country",     "calling_code", "area_code", "exchange",
    "line",     "extension", "range_start", "range_end",    "range_size"};

std::string Folded(std::string_view name) {
  constexpr std::size_t kLongest = 60;
  return FoldedName(name.substr(0, kLongest));
}

}  // namespace

NameOfNumbers ReadNameOfNumbers(std::string_view name) {
  const std::string folded = Folded(name);
  return folded.size() < 2 ? NameOfNumbers::kNeutral : NumbersOf(folded);
}

ColumnName ReadColumnName(std::string_view name) {
  const std::string folded = Folded(name);
  if (folded.size() < 2) return {};
  if (IsSizeOfNumbers(name)) return {NameOfNumbers::kUnlike, ColumnRole::kRangeSize};
  ColumnName read{NumbersOf(folded), ColumnRole::kLeftOut};
  constexpr auto kFirst = static_cast<std::size_t>(ColumnRole::kCountry);
  for (std::size_t i = 0; i < std::size(kRoles); ++i) {
    const auto role = static_cast<ColumnRole>(kFirst + i);
    const bool range = role == ColumnRole::kRangeStart || role == ColumnRole::kRangeEnd;
    // "First DN", "number to": the word is one among others.
    if (range && HasOne(folded, kOfNoRange, Match::kWithin)) continue;
    if (HasOne(folded, kRoles[i], range ? Match::kWithin : Match::kWhole)) {
      read.role = role;
      break;
    }
  }
  return read;
}

TableName ReadTableName(std::string_view name) {
  TableName read{ReadColumnName(name), NumbersFor::kAny};
  std::string folded = Folded(name);
  read.purpose = PurposeOf(folded);
  constexpr std::string_view kPort = " port ";
  const std::size_t port = folded.find(kPort);
  if (port == folded.npos || read.role == ColumnRole::kRangeSize) return read;
  read.numbers = NumbersOf(folded.erase(port, kPort.size() - 1));
  return read;
}

bool IsSizeOfNumbers(std::string_view name) {
  const std::string folded = Folded(name);
  return HasOne(folded, kHowMany, Match::kWithin) && HasOne(folded, kOfNumbers, Match::kWithin);
}

ContactName ReadContactName(std::string_view name) {
  const std::string folded = Folded(name);
  ContactName read;
  read.is_person = IsOfPerson(folded);
  // {"fallbackDestination": {"number": …}}
  const bool is_others = read.is_person || (!IsDestination(folded) && IsOfOthers(folded));
  read.is_object = folded == " customer " || (is_others && !folded.ends_with("s "));
  // SUPPORT_NUMBER is a setting: what a program uses the number for.
  const bool is_setting =
      name.find('_') != name.npos && std::none_of(name.begin(), name.end(), IsLower);
  if (is_setting || HasOne(folded, kDirect, Match::kWithin)) return read;
  read.is_contact = read.is_person || HasOne(folded, kDesks, Match::kWithin);
  read.is_other = !read.is_contact && !IsDestination(folded) && IsOfOthers(folded);
  return read;
}

bool IsNameOfUser(std::string_view name) {
  constexpr std::string_view kUsers =
      " user , username , user name , user id , userid , sip user , sip username , auth user ,"
      " auth username , authuser , from user , fromuser , default user , defaultuser , login , "
      "endpoint , did , number ,"
      " extension , ext , exten , benutzer , benutzername , utilisateur , usuario , utente ,"
      " gebruiker , gebruikersnaam ,";
  return HasOne(Folded(name), kUsers, Match::kWhole);
}

bool IsNameOfPerson(std::string_view name) { return IsOfPerson(Folded(name)); }

bool IsNameOfTelephone(std::string_view name) {
  const std::string folded = Folded(name);
  return HasOne(folded, kTelephones, Match::kWithin) && !HasOne(folded, kDirect, Match::kWithin);
}

bool IsNameOfCalls(std::string_view name) { return HasOne(Folded(name), kOfCalls, Match::kWhole); }

bool IsNameOfCaller(std::string_view name) {
  return Folded(name).find(" from ") != std::string::npos;
}

bool IsNameOfCalled(std::string_view name) {
  return Folded(name).find(" to ") != std::string::npos;
}

ColumnName ReadMemberName(std::string_view name) {
  ColumnName read = ReadColumnName(name);
  const std::string folded = Folded(name);
  if (IsDestination(folded)) read.numbers = NameOfNumbers::kWeak;
  // A line of its own, like "Help desk" beside it.
  if (folded.find(" contact cent") != folded.npos && read.numbers == NameOfNumbers::kWeak)
    read.numbers = NameOfNumbers::kNeutral;
  return read;
}

NameOfNumbers ReadMemberNameOfNumbers(std::string_view name) {
  const std::string folded = Folded(name);
  if (IsDestination(folded)) return NameOfNumbers::kWeak;
  return folded.size() < 2 ? NameOfNumbers::kNeutral : NumbersOf(folded);
}

std::string_view NameOf(ColumnRole role) { return kNamesOfRoles[static_cast<std::size_t>(role)]; }

std::optional<ColumnRole> RoleNamed(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kNamesOfRoles); ++i) {
    if (kNamesOfRoles[i] == name) return static_cast<ColumnRole>(i);
  }
  return std::nullopt;
}

}  // namespace sipattach
