#include "documents/pasted_document.h"

#include "documents/json_document.h"
#include "documents/member_lines.h"
#include "documents/transposed_table.h"
#include "documents/vcards.h"
#include "documents/xml_document.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kLookedAt = 64 * 1024;

// "'number': ", "number: ", ":number=>": a member in the source of a program.
bool BeginsMember(std::string_view text) {
  const bool is_symbol = text.starts_with(':');
  const bool is_quoted = text.starts_with('\'');
  std::size_t at = is_symbol || is_quoted ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && (IsAlphanumeric(text[at]) || text[at] == '_')) ++at;
  if (at == begin || !IsAlpha(text[begin])) return false;
  text = text.substr(at);
  if (is_symbol) return Trim(text).starts_with("=>");
  if (is_quoted) return text.starts_with("':") || text.starts_with("' :");
  return text.starts_with(": ") || text.starts_with(":\"") || text.starts_with(":'");
}

}  // namespace

std::optional<DocumentKind> DetectDocument(std::string_view text) {
  std::string_view head = text.substr(0, kLookedAt);
  while (!head.empty() && IsBlank(head.front())) head.remove_prefix(1);
  if (StartsWithIgnoringCase(head, "BEGIN:VCARD")) return DocumentKind::kVcard;
  if (head.starts_with("<?xml")) return DocumentKind::kXml;
  const bool has_end = head.find("</") != head.npos || head.find("/>") != head.npos ||
                       head.find(" expression=\"") != head.npos;  // an excerpt from FreeSWITCH
  if (head.size() > 2 && head[0] == '<' && (IsAlpha(head[1]) || head[1] == '!') && has_end)
    return DocumentKind::kXml;
  // "- { number: … }", an item of YAML
  if (head.starts_with("- {")) head.remove_prefix(2);
  const std::string_view next = head.empty() ? head : Trim(head.substr(1, 64));
  if (head.starts_with('{') &&
      (next.starts_with('"') || next.starts_with('}') || BeginsMember(next))) {
    return DocumentKind::kJson;
  }
  // .NET escapes the plus sign: ["\u002B14155550132"].
  if (head.starts_with('[') && (next.starts_with('{') || next.starts_with("\"\\u"))) {
    return DocumentKind::kJson;
  }
  if (HasMembers(text.size() > kLookedAt ? head.substr(0, head.rfind('\n')) : head)) {
    return DocumentKind::kMembers;
  }
  if (IsTransposedTable(text)) return DocumentKind::kTransposed;
  return std::nullopt;
}

void ReadDocument(std::string_view text, std::size_t begin, DocumentKind kind,
                  DocumentHandler& handler) {
  switch (kind) {
    case DocumentKind::kJson:
      ReadJsonDocument(text, begin, handler);
      return;
    case DocumentKind::kXml:
      ReadXmlDocument(text, begin, handler);
      return;
    case DocumentKind::kVcard:
      ReadVcards(text, begin, handler);
      return;
    case DocumentKind::kTransposed:
      ReadTransposedTable(text, handler);
      return;
    default:
      ReadMembers(text, begin, handler);
  }
}

}  // namespace sipattach
