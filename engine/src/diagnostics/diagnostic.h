#ifndef SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_H_
#define SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_H_

// What the engine has to say about a document: coded, pointed at a place, and where possible with a
// fix. Write takes out whatever is a secret by its form or by its place, and leaves out a fix whose
// patch would hold one. What is neither, such as half a password, must not be put into a parameter.

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

// A value that a message template names, such as {number}. What copies and destroys is defined out
// of line: hundreds of places make and drop these.
struct Param {
  Param(std::string_view param_name, std::string_view text);
  Param(std::string_view param_name, std::int64_t number);
  Param(std::string_view param_name, std::integral auto number)
      : Param(param_name, static_cast<std::int64_t>(number)) {}
  Param(std::string_view param_name, const char* text)
      : Param(param_name, std::string_view(text)) {}
  Param(const Param& other);
  Param(Param&& other) noexcept;
  Param& operator=(const Param& other);
  Param& operator=(Param&& other) noexcept;
  ~Param();

  std::string_view name;  // a literal
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
  // Most fixes are one operation, and a list of one takes more code at each of them.
  Fix(std::string_view fix_title, PatchOperation operation);
  Fix(const Fix& other);
  Fix(Fix&& other) noexcept;
  Fix& operator=(const Fix& other);
  Fix& operator=(Fix&& other) noexcept;
  ~Fix();

  std::string title;  // what the button says: "Write +14155550132"
  std::vector<PatchOperation> patch;
  // One reading among several, or one that only the person can confirm: it may name another
  // subscriber, host, account or trunk than was meant, so it is never applied in bulk. Without this
  // a fix is a correction: it says the same as before in a better form.
  bool choice = false;
};

// Whether a fix is to write one text, and its title is "Write" and that text.
[[nodiscard]] bool IsToWriteText(const Fix& fix);

// The same fix as one that a person has to choose.
[[nodiscard]] std::optional<Fix> AsChoice(std::optional<Fix> fix);

struct Diagnostic {
  Code code;
  std::string path;  // JSON Pointer into the document; "" is the whole document
  std::vector<Param> params;
  std::optional<Fix> fix;
  std::vector<Fix> alternatives = {};  // the other readings, where `fix` is one among several
  bool is_redacted = false;            // by Redact, behind which nothing else is to be put in

  [[nodiscard]] Severity severity() const { return InfoOf(code).severity; }
  // The template of the code with the parameters in their places.
  [[nodiscard]] std::string Message() const;

  // False for nearly all: Redact would leave them as they are, or has been there.
  [[nodiscard]] bool NeedsRedaction() const;
  // Takes the secrets out of the path, the parameters and the title, and drops a fix that needs
  // one: what is one by its form or place, or has any of `pieces`.
  void Redact(const SecretPieces& pieces = {});
};

// Collects diagnostics in the order in which they are found.
class Report {
 public:
  // The result is valid until the next Add; use it to attach a fix:
  //   report.Add(Code::kX, at, {{"number", text}}).fix = Fix{"Remove it", {Remove(at)}};
  Diagnostic& Add(Code code, const Pointer& path, std::initializer_list<Param> params = {});
  Diagnostic& Add(Diagnostic&& diagnostic);
  // What was added last. Precondition: something was.
  [[nodiscard]] Diagnostic& last() { return diagnostics_.back(); }

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  // The draft that the diagnostics are about, or null: for rules that need the rest of it.
  void set_draft(const Json* draft) { draft_ = draft; }
  [[nodiscard]] const Json* draft() const { return draft_; }

  // Makes every fix a choice that begins by writing to a place that begins with `path`.
  void MakeChoices(std::string_view path);
  // The same for every fix of a code.
  void MakeChoices(Code code);

  [[nodiscard]] std::vector<Diagnostic> Take() { return std::move(diagnostics_); }

  // Takes out what was made of the secrets of `document`, the one that the diagnostics are about.
  void HideSecretsOf(const Json& document);

  // Puts the diagnostics into the order in which `document` names their places. Places that are not
  // in the document come where they would be added; ties keep the order of finding.
  void SortByDocumentOrder(const Json& document);

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
  const Json* draft_ = nullptr;
};

// A JSON Patch.
void WritePatch(JsonWriter& writer, std::span<const PatchOperation> patch);

void WriteValue(JsonWriter& writer, const Param& param);

// {code, severity, path, message, params, fix?, alternatives?}
void Write(JsonWriter& writer, const Diagnostic& diagnostic);
// [{code, …}, …]
void Write(JsonWriter& writer, std::span<const Diagnostic> diagnostics);

}  // namespace sipattach

#endif  // SIPATTACH_DIAGNOSTICS_DIAGNOSTIC_H_
