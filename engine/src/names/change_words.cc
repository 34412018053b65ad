#include "names/change_words.h"

#include <cstddef>
#include <string>

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

bool IsListed(std::string_view text, std::string_view list) {
  constexpr std::size_t kLongest = 40;
  if (text.empty() || text.size() > kLongest) return false;
  return list.find("," + FoldedName(text) + ",") != std::string_view::npos;
}

}  // namespace

bool IsNameOfChange(std::string_view name) { return IsListed(name, kNames); }

bool IsRemovalWord(std::string_view word) { return IsListed(word, kRemovals); }

bool IsChangeWord(std::string_view word) {
  return IsRemovalWord(word) || IsListed(word, kAdditions);
}

}  // namespace sipattach
