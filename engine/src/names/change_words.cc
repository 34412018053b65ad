#include "names/change_words.h"

#include <cstddef>
#include <string>

#include "text/ascii.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

// As FoldedName writes them, each between commas.
constexpr std::string_view kNames =
    ", action , activity , change , change type , operation , transaction , request , request type "
    ","
    " order type , order action , status , state , aktion , anderung , vorgang , auftragsart ,"
    " accion , operacion , estado , azione , operazione , stato , actie , mutatie ,"
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

// Words of a label, which may have others beside them.
constexpr WordList kExcluding =
    " fax telefax not except old former previous nicht alt alte alter ehemals kein keine sauf "
    "ancien "
    "ancienne excepto antiguo vecchio eccetto niet oud stary nie ";

constexpr std::size_t kLongestLabel = 40;

bool IsListed(std::string_view text, std::string_view list) {
  if (text.empty() || text.size() > kLongestLabel) return false;
  return list.find("," + FoldedName(text) + ",") != std::string_view::npos;
}

}  // namespace

bool IsNameOfChange(std::string_view name) { return IsListed(name, kNames); }

bool IsRemovalWord(std::string_view word) { return IsListed(word, kRemovals); }

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
