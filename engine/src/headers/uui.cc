#include "headers/uui.h"

#include <algorithm>
#include <string>

#include "redact/excerpt.h"
#include "redact/redact.h"
#include "sip/header_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Fewer hex digits may be a name ("cafe").
constexpr std::size_t kLeastDataDigits = 8;

bool IsHex(std::string_view text) {
  return text.size() % 2 == 0 && std::all_of(text.begin(), text.end(), IsHexDigit);
}

// The encoding that another word for it means, or empty.
std::string_view EncodingMeantBy(std::string_view text) {
  const std::string lower = PlainWord(text);
  if (lower == "hex" || lower == "hexadecimal" || lower == "base16") return "hex";
  if (lower == "ascii" || lower == "us-ascii" || lower == "text" || lower == "plain") {
    return "ascii";
  }
  return {};
}

void CheckEncoding(const std::string& encoding, const Pointer& at, Report& report) {
  if (encoding == "hex" || encoding == "ascii") return;
  Diagnostic& diagnostic = report.Add(Code::kHeadersUnknownEncoding, at, {{"encoding", encoding}});
  const std::string_view meant = EncodingMeantBy(encoding);
  if (!meant.empty()) {
    diagnostic.fix = Fix{"Write " + std::string(meant), {Replace(at, std::string(meant))}};
  }
}

// purpose and content are parameters of the header, and must be tokens (RFC 7433 §4.1).
void CheckParameter(std::string_view name, std::string_view text, const Pointer& at,
                    Report& report) {
  if (IsHeaderName(text)) return;
  Diagnostic& diagnostic =
      report.Add(Code::kHeadersUuiNotToken, at, {{"field", name}, {"text", text}});
  const std::string_view trimmed = Trim(text);
  if (IsHeaderName(trimmed)) {
    diagnostic.fix = Fix{"Write " + std::string(trimmed), {Replace(at, std::string(trimmed))}};
  }
}

// Whether `content`, which should name the kind of data, looks like the data themselves.
bool LooksLikeData(std::string_view content) {
  const bool has_digit = std::any_of(content.begin(), content.end(), IsDigit);
  return content.size() >= kLeastDataDigits && has_digit && IsHex(content);
}

struct UuiTexts {
  const std::string* target;
  const std::string* purpose;
  const std::string* encoding;
  const std::string* content;
};

std::string Explain(DirectionType type, const UuiTexts& texts) {
  const auto shown = [](const std::string* text) {
    return text == nullptr ? "" : TextWithoutSecrets(*text, kHiddenInMessage);
  };
  const std::string variable = InBraces(shown(texts.target));
  const std::string purpose =
      texts.purpose == nullptr ? "" : " with purpose " + shown(texts.purpose);
  const std::string encoding = shown(texts.encoding);
  if (type == DirectionType::kInbound) {
    return "The User-to-User header" + purpose + " is decoded" +
           (encoding.empty() ? "" : " from " + encoding) + " into " + variable + ".";
  }
  const std::string content =
      texts.content == nullptr
          ? ""
          : (purpose.empty() ? " with content " : " and content ") + shown(texts.content);
  return "The value of " + variable + " is sent" +
         (encoding.empty() ? "" : ", encoded as " + encoding + ",") + " in a User-to-User header" +
         purpose + content + ".";
}

// Reports a target, which is a variable, that is written like a header. Not inlined, as few are.
[[gnu::noinline]] void CheckTarget(std::string_view target, const Pointer& at, Report& report) {
  if (LooksLikeHeaderName(WithoutBraces(target)))
    report.Add(Code::kHeadersUuiTargetIsHeader, at, {{"target", target}});
}

void CheckTexts(const UuiTexts& texts, DirectionType type, ObjectReader& reader) {
  Report& report = reader.report();
  if (texts.target != nullptr) {
    const Pointer at = reader.PathOf("target");
    CheckHeaderText(*texts.target, "target", at, report);
    if (type == DirectionType::kInbound) {
      CheckSetVariable(*texts.target, at, report);
    } else {
      CheckVariableName(*texts.target, at, report);
    }
    if (texts.target->find('-') != std::string::npos) CheckTarget(*texts.target, at, report);
  }
  if (texts.purpose != nullptr &&
      CheckHeaderText(*texts.purpose, "purpose", reader.PathOf("purpose"), report)) {
    CheckParameter("purpose", *texts.purpose, reader.PathOf("purpose"), report);
  }
  if (texts.encoding != nullptr &&
      CheckHeaderText(*texts.encoding, "encoding", reader.PathOf("encoding"), report)) {
    CheckEncoding(*texts.encoding, reader.PathOf("encoding"), report);
  }
  if (texts.content != nullptr &&
      CheckHeaderText(*texts.content, "content", reader.PathOf("content"), report)) {
    const Pointer at = reader.PathOf("content");
    CheckParameter("content", *texts.content, at, report);
    if (LooksLikeData(*texts.content)) report.Add(Code::kHeadersUuiContentIsData, at);
  }
}

}  // namespace

void ReadUuiMapping(ObjectReader& reader, DirectionType type, Mapping& mapping) {
  UuiTexts texts{};
  texts.target = TakeRequired(reader, "target", Code::kHeadersTargetMissing);
  texts.purpose = reader.TakeString("purpose").value;
  texts.encoding = reader.TakeString("encoding").value;
  texts.content = reader.TakeString("content").value;
  CheckTexts(texts, type, reader);
  Put(mapping.body, "target", texts.target);
  Put(mapping.body, "purpose", texts.purpose);
  Put(mapping.body, "encoding", texts.encoding);
  Put(mapping.body, "content", texts.content);
  if (texts.purpose == nullptr) {
    reader.report().Add(Code::kHeadersUuiPurposeMissing, mapping.at);
  }
  if (texts.target == nullptr) return;
  if (type == DirectionType::kInbound) mapping.variable = WithoutBraces(*texts.target);
  mapping.explanation = Explain(type, texts);
}

bool IsUuiHeader(std::string_view name) { return EqualsIgnoringCase(name, "User-to-User"); }

bool IsBrokenHexUui(std::string_view value) {
  const std::size_t parameters = std::min(value.find(';'), value.size());
  const std::string lower = Lowercase(value.substr(parameters));
  if (lower.find("encoding=hex") == std::string::npos) return false;
  std::string_view data = Trim(value.substr(0, parameters));
  if (data.size() >= 2 && data.front() == '"' && data.back() == '"') {
    data = data.substr(1, data.size() - 2);
  }
  return !IsHex(data);
}

}  // namespace sipattach
