#ifndef SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_H_
#define SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_H_

// What the engine has to say about a document: a code, a place and, where possible, a fix. Write
// hides whatever its form or its place shows to be a secret, and drops a fix whose patch would hold
// one. A secret that neither shows, such as half a password, must not be put into a parameter.

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "codes/codes.h"
#include "json/json.h"
#include "json/pointer.h"
#include "redact/secret_pieces.h"

namespace sipattach {

class JsonWriter;

// A value for a placeholder of a message template, such as {number}, as a rule gives it. Its text
// must last until the diagnostic has been added, which copies it.
struct GivenParam {
  constexpr GivenParam(std::string_view param_name, std::string_view param_value)
      : name(param_name), value(param_value) {}
  constexpr GivenParam(std::string_view param_name, const char* param_value)
      : GivenParam(param_name, std::string_view(param_value)) {}
  constexpr GivenParam(std::string_view param_name, std::integral auto number)
      : name(param_name), value(static_cast<std::int64_t>(number)) {}

  std::string_view name;  // a literal
  std::variant<std::string_view, std::int64_t> value;
};

// The same in a diagnostic. Copying and destroying are defined out of line, because many places do
// so.
struct Param {
  explicit Param(const GivenParam& given);
  Param(const Param& other);
  Param(Param&& other) noexcept;
  Param& operator=(const Param& other);
  Param& operator=(Param&& other) noexcept;
  ~Param();

  std::string_view name;
  std::variant<std::string, std::int64_t> value;
};

// One operation of a JSON Patch (RFC 6902) on the draft. Made by the functions below.
struct PatchOperation {
  std::string_view op;
  std::string path;
  std::string from;  // of "move" and "copy"
  Json value;        // of "add" and "replace"
};
[[nodiscard]] PatchOperation Add(const Pointer& path, Json value);
[[nodiscard]] PatchOperation Replace(const Pointer& path, Json value);
[[nodiscard]] PatchOperation Remove(const Pointer& path);
[[nodiscard]] PatchOperation Move(const Pointer& from, const Pointer& path);
[[nodiscard]] PatchOperation Copy(const Pointer& from, const Pointer& path);

struct Fix {
  Fix(std::string_view fix_title, std::vector<PatchOperation> operations);
  // For the many fixes of one operation: a vector takes more code at each call.
  Fix(std::string_view fix_title, PatchOperation operation);
  Fix(const Fix& other);
  Fix(Fix&& other) noexcept;
  Fix& operator=(const Fix& other);
  Fix& operator=(Fix&& other) noexcept;
  ~Fix();

  std::string title;  // what the button says: "Write +14155550132"
  std::vector<PatchOperation> patch;
  // Whether only a person can decide to apply the fix: it is one reading among several, or may name
  // a subscriber, host, account or trunk other than the one that was meant. It is never applied in
  // bulk. Otherwise a fix is a correction, which says the same in a better form.
  bool choice = false;
};

// Whether a fix writes one string and its title is "Write " and that string.
[[nodiscard]] bool IsToWriteText(const Fix& fix);

// Returns the fix with `choice` set.
[[nodiscard]] std::optional<Fix> AsChoice(std::optional<Fix> fix);

struct Diagnostic {
  Diagnostic(Code about, std::string at, std::initializer_list<GivenParam> given = {},
             std::optional<Fix> offered = std::nullopt);

  Code code;
  std::string path;  // JSON Pointer into the document; "" is the whole document
  std::vector<Param> params;
  std::optional<Fix> fix;
  std::vector<Fix> alternatives = {};  // the other readings, if `fix` is one among several
  bool is_redacted = false;            // set by Redact; nothing may be changed after it

  // For a parameter that only some diagnostics of this code have.
  void AddParam(const GivenParam& param);

  [[nodiscard]] Severity severity() const { return InfoOf(code).severity; }
  // The message template of the code, with the parameters filled in.
  [[nodiscard]] std::string Message() const;

  // False for nearly all diagnostics: Redact would change nothing, or has been called.
  [[nodiscard]] bool NeedsRedaction() const;
  // Hides the secrets in the path, the parameters and the titles of fixes, and drops fixes whose
  // patch holds one. A secret is what its form or place shows to be one, or what holds any of
  // `pieces`.
  void Redact(const SecretPieces& pieces = {});
};

// Collects diagnostics in the order in which they are found.
class Report {
 public:
  // The result is valid until the next Add; use it to attach a fix:
  //   report.Add(Code::kX, at, {{"number", text}}).fix = Fix{"Remove it", {Remove(at)}};
  Diagnostic& Add(Code code, const Pointer& path, std::initializer_list<GivenParam> params = {});
  Diagnostic& Add(Diagnostic&& diagnostic);
  // The diagnostic that was added last. Precondition: there is one.
  [[nodiscard]] Diagnostic& last() { return diagnostics_.back(); }

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  // The draft that the diagnostics are about, or null: for rules that need the rest of it.
  void set_draft(const Json* draft) { draft_ = draft; }
  [[nodiscard]] const Json* draft() const { return draft_; }

  // Makes a choice of every fix whose first operation writes to a path that begins with `path`.
  void MakeChoices(std::string_view path);
  // Makes a choice of every fix of a code.
  void MakeChoices(Code code);

  [[nodiscard]] std::vector<Diagnostic> Take() { return std::move(diagnostics_); }

  // Redacts whatever repeats a part of the secrets of `document`, which the diagnostics are about.
  void HideSecretsOf(const Json& document);

  // Sorts the diagnostics into the order in which `document` names their places. A place that is
  // not in the document sorts after its siblings. The sort is stable.
  void SortByDocumentOrder(const Json& document);

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
  const Json* draft_ = nullptr;
};

// Writes a JSON Patch (RFC 6902).
void WritePatch(JsonWriter& writer, std::span<const PatchOperation> patch);

void WriteValue(JsonWriter& writer, const Param& param);

// Writes {code, severity, path, message, params, fix?, alternatives?}, without secrets.
void Write(JsonWriter& writer, const Diagnostic& diagnostic);
// Writes an array of these.
void Write(JsonWriter& writer, std::span<const Diagnostic> diagnostics);

}  // namespace sipattach

#endif  // SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_H_
