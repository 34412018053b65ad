#include "names/change_words.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/ascii.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

// As FoldedName writes them, with commas around each.
constexpr std::string_view kNames =
    ", action , activity , change , change type , operation , transaction , request , request type "
    ","
    " order type , order action , status , state , aktion , anderung , vorgang , auftragsart ,"
    " number status , did status , phone status , phone number status , line status , statut ,"
    " zustand , rufnummernstatus , nummernstatus , accion , operacion , estado , azione , "
    "operazione , stato , actie , mutatie ,"
    " activation state , disposition , situacao , estatus , situatie , stav , stan , tila , durum ,"
    " действие , статус , состояние , κατασταση , 操作 , 状态 , 状態 , 処理 , ステータス , 상태 ,";
constexpr std::string_view kRemovals =
    ", remove , removed , removal , delete , deleted , disconnect , disconnected , cancel ,"
    " canceled , cancelled , cancellation , terminate , terminated , deactivate , deactivated , "
    "drop ,"
    " cease , ceased , released , ported out , port out , disconnects , detach , unassign ,"
    " decommission ,"
    " loschen , geloscht , kundigen , gekundigt , kundigung , entfernen , entfernt , abgeschaltet ,"
    " supprimer , supprime , resilier , resilie , resiliation , eliminar , eliminado , baja ,"
    " cancelar , cancelado , cancelada , rimuovere , rimosso , cessare , cessato , cessazione ,"
    " disdire , disdetto , verwijderen , verwijderd , opzeggen , opgezegd , usunac , usuniety ,"
    " uppsagd , opsagt , irtisanottu , zruseno , iptal , удалить , удален , отключить , отключен ,"
    " 删除 , 注销 , 已注销 , 削除 , 解約 , 解約済み , 廃止 , 해지 ,";
constexpr std::string_view kAdditions =
    ", add , added , new , keep , active , activate , port , port in , ported , install , change ,"
    " changed , modify , update , no change , unchanged , hinzufugen , neu , aktiv , anderung ,"
    " ajouter , actif , anadir , alta , activo , aggiungere , attivo , toevoegen , nieuw ,"
    " добавить , активен , 新增 , 追加 ,";

// Single words of a label, among others.
constexpr WordList kExcluding =
    " fax telefax not except old former previous nicht alt alte alter ehemals kein keine sauf "
    "ancien "
    "ancienne excepto antiguo vecchio eccetto niet oud stary nie ";

constexpr std::size_t kLongestLabel = 40;
// Further values of a status, names of members that say so, and whole notes.
constexpr std::string_view kGone =
    ", del , inactive , suspended , expired , disabled , retired , decommissioned , deprovisioned ,"
    " ported away , closed , surrendered , quarantined , void , voided , disco , dnp ,"
    " leave behind , deletion , disconnection ,"
    " out of scope , not in scope , no longer needed , no longer used , not needed ,"
    " no longer in service , out of service , not in service , inaktiv , gesperrt , deaktiviert ,"
    " stillgelegt , abgelaufen , storniert , freigegeben , abgemeldet , portiert abgehend ,"
    " abgehend portiert , inactif , desactive , suspendu , suspendue , expire ,"
    " annule , libere , resiliee , inactivo , suspendido , expirado , desactivado , deshabilitado ,"
    " dado de baja , de baja , liberado , anulado , vencido , inativo , suspenso , desativado ,"
    " inattivo , disattivo , sospeso , scaduto , disattivato , annullato , inactief , verlopen ,"
    " geannuleerd , opgeheven , vervallen , nieaktywny , wylaczony , do usuniecia , avslutat ,"
    " avslutad , uppsagt , pasif , kapali , закрыт , отключена , archived , exclude , excluded ,"
    " do not attach , do not use , already ported , not portable , invalid , wrong number ,"
    " not ours , not , hold off , entfallt , vervalt , を除く , は除く , 除外 , 停用 ,"
    " ✗ , ✘ , ❌ ,";
constexpr std::string_view kNamesOfStaying =
    ", active , is active , enabled , is enabled , in use , attach , include , included , port ,"
    " to port , porting , migrate , move , transfer , use , aktiv , portieren , ubernehmen ,"
    " mitnehmen , actif , a porter , activo , portar , attivo , actief , in scope , keep ,"
    " destination enabled , zu portieren , porter , migrieren , porteren , te porteren , "
    "overzetten , portare ,"
    " da portare , migrare , a portar , migrar , przeniesc , przenies , przenosic , 移行 ,"
    " 移行対象 , 転入 , 迁移 , перенести ,";
constexpr std::string_view kNamesOfEnds =
    ", termination date , end date , service end , service end date , disconnect date , cease date "
    ","
    " cancellation date , deactivation date , removal date , port out date , kundigungsdatum ,"
    " enddatum , kundigung zum , gekundigt zum , gekundigt am , date de resiliation , date de fin ,"
    " fecha de baja , fecha baja , data di cessazione , data cessazione , einddatum ,"
    " data de cancelamento ,";
constexpr std::string_view kNamesOfNotes =
    ", comment , comments , note , notes , remark , remarks , bemerkung , bemerkungen , kommentar ,"
    " kommentare , notiz , notizen , hinweis , hinweise , anmerkung , anmerkungen , commentaire ,"
    " commentaires , remarque , remarques , observacion , observaciones , comentario ,"
    " comentarios , observacao , observacoes , nota , notas , opmerking , opmerkingen , uwagi ,"
    " 備考 , 备注 , примечание ,";
// Parts of a note that says that the number stays where it is.
constexpr std::string_view kStays =
    " do not port , dont port , not porting , not to be ported , will not be ported ,"
    " cannot be ported , can not be ported , cant be ported , do not touch , do not move ,"
    " do not migrate , stays with , staying with , stay with , stay at , stays at , staying at ,"
    " keep with , keep at , remains with , remain with , remaining with , remains at ,"
    " remaining at , leave with , leave at , nicht portieren , bleibt bei , verbleibt bei ,"
    " bleibt beim , bleiben bei , verbleiben bei , ne pas porter , a conserver , reste chez ,"
    " restent chez , no portar , se queda , se quedan , non portare , resta con , restano con ,"
    " nao portar , niet porteren , blijft bij , blijven bij , nie przenosic , zostaje ,"
    " не переносить ,移行しない,移行対象外,";
// Values of a status, or labels, only: in a sentence, they are about something else.
constexpr std::string_view kGoneStatus =
    ", rejected , stays , staying , leave , not in use , unportable , nicht portierbar , ausser "
    "betrieb , hors service ,"
    " fuera de servicio , fuori servizio , buiten gebruik ,";
// Words around those of a note: "to be disconnected on", "please cancel this number".
constexpr WordList kAroundNotes =
    " is are was were be been being will to have has now pending please this these one telephone "
    "number "
    "numbers line lines dids tns marked for on as of since wird werden wurde soll sollen zu bitte "
    "rufnummer rufnummern nummer nummern zum am seit le du depuis numero numeros el desde il dal "
    "numeri per op nummers numer numery dnia od от с ";
constexpr std::string_view kMoves =
    ", port , ports , porting , port in , migrate , move , transfer , portieren , portierung ,"
    " umziehen , porter , portage , portar , porteren , portare , przeniesc , 移行 ,";
constexpr std::string_view kKeeps =
    ", keep , kept , leave , retain , stay , stays , no action , no port , behalten , belassen ,"
    " bleibt , verbleibt , conserver , garder , mantener , conservar , mantenere , manter ,"
    " behouden , blijft , zostaje , zostawic , 維持 , 保留 ,";
constexpr std::string_view kNamesOfType =
    ", type , number type , phone type , line type , did type , capability , capabilities , typ ,"
    " art , rufnummernart , tipo ,";
constexpr std::string_view kYes =
    ", y , yes , true , 1 , x , ja , j , wahr , oui , o , si , s , sim , tak , はい , ○ , 是 ,"
    " да ,";
constexpr std::string_view kNo =
    ", n , no , false , 0 , nein , falsch , non , faux , nao , nee , nie , nej ,"
    " いいえ , 否 , нет , ✗ , ✘ , ❌ , ✕ , ✖ , ☐ ,";
constexpr std::string_view kFaxes =
    ", fax , faxes , fax only , fax line , telefax , faks , facsimile ,";

bool HasFolded(std::string_view list, std::string_view folded) {
  return list.find("," + std::string(folded) + ",") != std::string_view::npos;
}

bool IsListed(std::string_view text, std::string_view list) {
  return !text.empty() && text.size() <= kLongestLabel && HasFolded(list, FoldedName(text));
}

bool IsGone(std::string_view words) {
  return HasFolded(kRemovals, words) || HasFolded(kGone, words);
}

// The note without the words around it.
std::string_view WithoutWordsAround(std::string_view folded) {
  while (folded.size() > 1) {
    // "Call 415-555-0132 to cancel" is about something else.
    if (folded.starts_with(" to ") && !folded.starts_with(" to be ")) break;
    const std::size_t first = folded.find(' ', 1);
    const std::size_t last = folded.rfind(' ', folded.size() - 2);
    if (IsOneOf(kAroundNotes, folded.substr(1, first - 1))) {
      folded.remove_prefix(first);
    } else if (IsOneOf(kAroundNotes, Trim(folded.substr(last)))) {
      folded = folded.substr(0, last + 1);
    } else {
      break;
    }
  }
  return folded;
}

// "Alarm line, stays with AT&T": a note with one of the parts.
bool SaysThatItStays(std::string_view folded) {
  for (std::string_view parts = kStays; !parts.empty();) {
    const std::string_view part = parts.substr(0, parts.find(','));
    if (folded.find(part) != folded.npos) return true;
    parts.remove_prefix(part.size() + 1);
  }
  return false;
}

}  // namespace

ChangeName ReadNameOfChange(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  if (name.empty() || name.size() > kLongest) return ChangeName::kNone;
  std::string folded = FoldedName(name);
  // "Port (Yes/No)", "Attach to Bland?"
  for (const std::string_view end :
       {" yes no ", " y n ", " ja nein ", " oui non ", " tak nie ", " true false ", " to bland "}) {
    if (folded.ends_with(end) && folded.size() > end.size())
      folded.erase(folded.size() - end.size() + 1);
  }
  if (HasFolded(kNames, folded)) return ChangeName::kChange;
  if (HasFolded(kNamesOfStaying, folded)) return ChangeName::kStays;
  if (IsRemovalNote(folded) || folded == " leave ") return ChangeName::kGone;
  if (constexpr std::string_view kAt = "at ";
      folded.ends_with(" at ") && IsRemovalWord(folded.substr(0, folded.size() - kAt.size())))
    return ChangeName::kGoneAt;
  if (HasFolded(kNamesOfEnds, folded)) return ChangeName::kEndsAt;
  if (HasFolded(kNamesOfNotes, folded)) return ChangeName::kNote;
  return HasFolded(kNamesOfType, folded) ? ChangeName::kType : ChangeName::kNone;
}

bool LeavesOut(ChangeName name, std::string_view value) {
  switch (name) {
    case ChangeName::kNote:
      return IsGoneWord(value);
    case ChangeName::kChange:
      return IsRemovalNote(value) || IsListed(value, kGoneStatus);
    case ChangeName::kMove:
      return LeavesOut(ChangeName::kChange, value) || IsListed(value, kKeeps);
    case ChangeName::kStays:
      // FoldedName drops the sign.
      return IsListed(value, kNo) || IsListed(value, kGone) || Trim(value) == "\u00D7";
    case ChangeName::kMarked:
      return !IsListed(value, kYes);
    case ChangeName::kGone:
      return IsListed(value, kYes);
    case ChangeName::kGoneAt:
    case ChangeName::kEndsAt:
      return value.find_first_of("123456789") != value.npos;
    case ChangeName::kType:
      return IsListed(value, kFaxes);
    default:
      return false;
  }
}

bool IsYesWord(std::string_view word) { return IsListed(word, kYes); }

bool IsMoveWord(std::string_view word) { return IsListed(word, kMoves); }

bool IsRemovalWord(std::string_view word) { return IsListed(word, kRemovals); }

bool IsRemovalNote(std::string_view note) {
  constexpr std::size_t kLongestNote = 120;
  if (note.size() > kLongestNote) return false;
  if (note.size() <= kLongestLabel) {
    // "ported out on 03/12/2026"
    const std::string folded = FoldedName(note.substr(0, note.find_first_of("0123456789")));
    const std::string_view words = WithoutWordsAround(folded);
    // Not "skip 2050", which is about another number.
    constexpr WordList kOfOthers = " except skip ignore omit disregard ";
    if (IsGone(words) || (IsOneOf(kOfOthers, Trim(words)) && CountDigits(note) == 0)) return true;
  }
  return SaysThatItStays(FoldedName(note));
}

bool IsRemovalLabel(std::string_view label) {
  constexpr std::ptrdiff_t kMostBlanks = 5;  // of four words, "Please do not port before Friday"
  const std::string folded = FoldedName(label);
  const std::string_view words = WithoutWordsAround(folded);
  if (std::count(words.begin(), words.end(), ' ') > kMostBlanks || words.ends_with(" yet "))
    return false;
  return IsGone(words) || HasFolded(kGoneStatus, words) || SaysThatItStays(words);
}

bool IsGoneWord(std::string_view word) {
  // "closed on Sundays"; "Del" is a name.
  return !StartsWithIgnoringCase(Trim(word), "closed") && Trim(word) != "Del" &&
         IsRemovalNote(word);
}

bool IsChangeWord(std::string_view word) {
  return IsRemovalWord(word) || IsListed(word, kAdditions);
}

bool MayExclude(std::string_view label) {
  if (label.size() > kLongestLabel) return false;
  const std::string folded = FoldedName(label);
  for (std::string_view rest = Trim(folded); !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (IsOneOf(kExcluding, word) || IsRemovalWord(word)) return true;
    rest = Trim(rest.substr(word.size()));
  }
  return false;
}

}  // namespace sipattach
