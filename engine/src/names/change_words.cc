#include "names/change_words.h"

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
    " действие , статус , 操作 , 状态 , 状態 , 処理 ,";
constexpr std::string_view kRemovals =
    ", remove , removed , removal , delete , deleted , disconnect , disconnected , cancel ,"
    " canceled , cancelled , cancellation , terminate , terminated , deactivate , deactivated , "
    "drop ,"
    " cease , ceased , released , ported out , port out ,"
    " loschen , geloscht , kundigen , gekundigt , kundigung , entfernen , entfernt , abgeschaltet ,"
    " supprimer , supprime , resilier , resilie , resiliation , eliminar , eliminado , baja ,"
    " cancelado , rimuovere , rimosso , cessato , cessazione , verwijderen , verwijderd ,"
    " opgezegd , usunac , usuniety , удалить , удален , отключен , 删除 , 注销 , 削除 , 解約 ,";
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
// Further values of a status, and names of members that say so.
constexpr std::string_view kGone =
    ", del , inactive , suspended , expired , disabled , retired , decommissioned , deprovisioned ,"
    " ported away , closed , inaktiv , gesperrt , deaktiviert , stillgelegt , abgelaufen ,"
    " storniert , freigegeben , inactif , desactive , suspendu , suspendue , expire ,"
    " annule , libere , resiliee , inactivo , suspendido , expirado , desactivado , deshabilitado ,"
    " dado de baja , de baja , liberado , anulado , vencido , inativo , suspenso , desativado ,"
    " inattivo , sospeso , scaduto , disattivato , annullato , inactief , verlopen , geannuleerd ,"
    " opgeheven , wylaczony , avslutat , uppsagt , is deleted , is removed ,"
    " is disabled , archived , exclude , excluded , do not port , do not attach , do not use ,"
    " already ported , not portable , invalid , wrong number , not ours , not this one ,"
    " hold off , entfallt , a conserver , vervalt , nie przenosic , не переносить , を除く ,"
    " は除く , 除外 ,";
constexpr std::string_view kNamesOfStaying =
    ", active , is active , enabled , is enabled , in use , attach , include , included , port ,"
    " to port , porting , migrate , move , transfer , use , aktiv , portieren , ubernehmen ,"
    " mitnehmen , actif , a porter , activo , portar , attivo , actief , in scope , keep ,"
    " zu portieren , porter , migrieren , porteren , te porteren , overzetten , portare ,"
    " da portare , migrare , a portar , migrar , przeniesc , przenies , przenosic , 移行 ,"
    " 移行対象 , 転入 , 迁移 , перенести ,";
constexpr std::string_view kNamesOfNotes =
    ", comment , comments , note , notes , remark , remarks , bemerkung , bemerkungen , kommentar ,"
    " kommentare , notiz , notizen , hinweis , hinweise , anmerkung , anmerkungen , commentaire ,"
    " commentaires , remarque , remarques , observacion , observaciones , comentario ,"
    " comentarios , observacao , observacoes , nota , notas , opmerking , opmerkingen , uwagi ,"
    " 備考 , 备注 , примечание ,";
// Parts of a note that says that the number stays where it is.
constexpr std::string_view kStays =
    " do not port , dont port , not porting , not to be ported , do not touch , do not move ,"
    " do not migrate , stays with , staying with , stay with , keep with , keep at , remains with ,"
    " leave with , nicht portieren , bleibt bei , verbleibt bei , bleibt beim , ne pas porter ,"
    " a conserver , reste chez , no portar , se queda , non portare , resta con , nao portar ,"
    " niet porteren , blijft bij , nie przenosic , zostaje , не переносить ,移行しない,移行対象外,";
// Values of a status only: in a sentence, they are about something else.
constexpr std::string_view kGoneStatus =
    ", rejected , not in service , out of service , not in use , unportable ,"
    " nicht portierbar , ausser betrieb , hors service , fuera de servicio , fuori servizio ,"
    " buiten gebruik ,";
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

bool HasFolded(std::string_view list, const std::string& folded) {
  return list.find("," + folded + ",") != std::string_view::npos;
}

bool IsListed(std::string_view text, std::string_view list) {
  return !text.empty() && text.size() <= kLongestLabel && HasFolded(list, FoldedName(text));
}

// "Alarm line, stays with AT&T": a note with one of the parts.
bool SaysThatItStays(std::string_view note) {
  constexpr std::size_t kLongestNote = 120;
  if (note.size() > kLongestNote) return false;
  const std::string folded = FoldedName(note);
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
  if (IsRemovalNote(folded)) return ChangeName::kGone;
  if (HasFolded(kNamesOfNotes, folded)) return ChangeName::kNote;
  return HasFolded(kNamesOfType, folded) ? ChangeName::kType : ChangeName::kNone;
}

bool LeavesOut(ChangeName name, std::string_view value) {
  switch (name) {
    case ChangeName::kNote:
      return IsGoneWord(value) || SaysThatItStays(value);
    case ChangeName::kChange:
      return IsRemovalNote(value) || IsListed(value, kGoneStatus) || SaysThatItStays(value);
    case ChangeName::kMove:
      return LeavesOut(ChangeName::kChange, value) || IsListed(value, kKeeps);
    case ChangeName::kStays:
      // FoldedName drops the sign.
      return IsListed(value, kNo) || IsListed(value, kGone) || Trim(value) == "\u00D7";
    case ChangeName::kGone:
      return IsListed(value, kYes);
    case ChangeName::kType:
      return IsListed(value, kFaxes);
    default:
      return false;
  }
}

bool IsMoveWord(std::string_view word) { return IsListed(word, kMoves); }

bool IsRemovalWord(std::string_view word) { return IsListed(word, kRemovals); }

bool IsRemovalNote(std::string_view note) {
  constexpr WordList kBeforeDates = " on as of since zum am seit ";
  if (note.size() > kLongestLabel) return false;
  std::string words = FoldedName(note.substr(0, note.find_first_of("0123456789")));
  // "on", "zum": the folded words are between blanks.
  while (words.size() > 1) {
    const std::size_t begin = words.rfind(' ', words.size() - 2) + 1;
    if (!IsOneOf(kBeforeDates, Trim(std::string_view(words).substr(begin)))) break;
    words.erase(begin);
  }
  return HasFolded(kRemovals, words) || HasFolded(kGone, words) || SaysThatItStays(note);
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
