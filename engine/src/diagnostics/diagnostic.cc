#include "diagnostics/diagnostic.h"

#include <algorithm>

#include "redact/excerpt.h"
#include "redact/named_secret.h"
#include "redact/redact.h"

namespace sipattach {
namespace {

// A fix that would show a secret is not offered.
bool IsShowable(const Fix& fix, const SecretPieces& pieces) {
  const auto has_secret_name = [](std::string_view pointer) {
    return PointerWithoutSecrets(pointer).size() < pointer.size();
  };
  return std::none_of(fix.patch.begin(), fix.patch.end(), [&](const PatchOperation& operation) {
    return has_secret_name(operation.path) || has_secret_name(operation.from) ||
           (!operation.value.is_null() && HoldsSecret(operation.value, operation.path)) ||
           pieces.AreInValue(operation.value);
  });
}

// Whether a parameter holds the engine's own words, or a name that the path shows too. If a
// password happens to be one of them, hiding it would only make the message unintelligible.
bool IsOwnWord(std::string_view name) {
  return name == "field" || name == "expected" || name == "actual" || name == "known" ||
         name == "home" || name == "call";
}

// Whether a fix writes no value. The title of such a fix is the engine's own words.
bool HasNoValue(const Fix& fix) {
  return std::all_of(fix.patch.begin(), fix.patch.end(),
                     [](const PatchOperation& operation) { return operation.value.is_null(); });
}

}  // namespace

Param::Param(const GivenParam& given) : name(given.name) {
  if (const auto* text = std::get_if<std::string_view>(&given.value)) {
    value = std::string(*text);
  } else {
    value = std::get<std::int64_t>(given.value);
  }
}
Param::Param(const Param& other) = default;
Param::Param(Param&& other) noexcept = default;
Param& Param::operator=(const Param& other) = default;
Param& Param::operator=(Param&& other) noexcept = default;
Param::~Param() = default;

Fix::Fix(std::string_view fix_title, std::vector<PatchOperation> operations)
    : title(fix_title), patch(std::move(operations)) {}
Fix::Fix(std::string_view fix_title, PatchOperation operation) : title(fix_title) {
  patch.push_back(std::move(operation));
}
Fix::Fix(const Fix& other) = default;
Fix::Fix(Fix&& other) noexcept = default;
Fix& Fix::operator=(const Fix& other) = default;
Fix& Fix::operator=(Fix&& other) noexcept = default;
Fix::~Fix() = default;

bool IsToWriteText(const Fix& fix) {
  constexpr std::string_view kBegin = "Write ";
  if (fix.patch.size() != 1 || !fix.patch.front().value.is_string()) return false;
  const std::string_view text = fix.patch.front().value.text();
  return fix.title.size() == kBegin.size() + text.size() && fix.title.starts_with(kBegin) &&
         fix.title.ends_with(text);
}

std::optional<Fix> AsChoice(std::optional<Fix> fix) {
  if (fix) fix->choice = true;
  return fix;
}

PatchOperation Add(const Pointer& path, Json value) {
  return {"add", path.text(), "", std::move(value)};
}
PatchOperation Replace(const Pointer& path, Json value) {
  return {"replace", path.text(), "", std::move(value)};
}
PatchOperation Remove(const Pointer& path) { return {"remove", path.text(), "", nullptr}; }
PatchOperation Move(const Pointer& from, const Pointer& path) {
  return {"move", path.text(), from.text(), nullptr};
}

PatchOperation Copy(const Pointer& from, const Pointer& path) {
  return {"copy", path.text(), from.text(), nullptr};
}

Diagnostic::Diagnostic(Code about, std::string at, std::initializer_list<GivenParam> given,
                       std::optional<Fix> offered)
    : code(about),
      path(std::move(at)),
      params(given.begin(), given.end()),
      fix(std::move(offered)) {}

void Diagnostic::AddParam(const GivenParam& param) { params.emplace_back(param); }

bool Diagnostic::NeedsRedaction() const {
  if (is_redacted) return false;
  const auto is_clean = [](const Param& param) {
    const auto* text = std::get_if<std::string>(&param.value);
    return text == nullptr || !MayHoldSecret(*text);
  };
  const auto is_clean_fix = [](const Fix& offered) {
    return IsShowable(offered, {}) && (IsToWriteText(offered) || !MayHoldSecret(offered.title));
  };
  return MayHoldSecret(path) || !std::all_of(params.begin(), params.end(), is_clean) ||
         (fix && !is_clean_fix(*fix)) ||
         !std::all_of(alternatives.begin(), alternatives.end(), is_clean_fix);
}

void Diagnostic::Redact(const SecretPieces& pieces) {
  const std::size_t shown = PointerWithoutSecrets(path).size();
  const bool is_whole = shown == path.size();
  path.resize(shown);
  const auto redact = [&](std::string& text, const auto& is_own) {
    if (pieces.AreIn(text) && !is_own()) {
      text = kHiddenInMessage;
    } else if (MayHoldSecret(text)) {
      text = TextWithoutSecrets(text, kHiddenInMessage);
    }
  };
  for (Param& param : params) {
    if (auto* text = std::get_if<std::string>(&param.value))
      redact(*text, [&] { return is_whole && IsOwnWord(param.name); });
  }
  if (fix && !IsShowable(*fix, pieces)) fix.reset();
  std::erase_if(alternatives, [&](const Fix& other) { return !IsShowable(other, pieces); });
  const auto redact_title = [&](Fix& offered) {
    if (IsToWriteText(offered)) return;  // its text is in the patch, which may be shown
    redact(offered.title, [&] { return HasNoValue(offered); });
  };
  if (fix) redact_title(*fix);
  for (Fix& other : alternatives) redact_title(other);
  is_redacted = true;
}

Diagnostic& Report::Add(Code code, const Pointer& path, std::initializer_list<GivenParam> params) {
  return Add(Diagnostic(code, path.text(), params));
}

Diagnostic& Report::Add(Diagnostic&& diagnostic) {
  if (diagnostic.severity() == Severity::kError) ++errors_;
  diagnostics_.push_back(std::move(diagnostic));
  return diagnostics_.back();
}

void Report::MakeChoices(std::string_view path) {
  for (Diagnostic& diagnostic : diagnostics_) {
    if (!diagnostic.fix || diagnostic.fix->patch.empty()) continue;
    const PatchOperation& first = diagnostic.fix->patch.front();
    if (first.op != "remove" && first.path.starts_with(path)) diagnostic.fix->choice = true;
  }
}

void Report::MakeChoices(Code code) {
  for (Diagnostic& diagnostic : diagnostics_) {
    if (diagnostic.fix && diagnostic.code == code) diagnostic.fix->choice = true;
  }
}

void Report::HideSecretsOf(const Json& document) {
  if (diagnostics_.empty()) return;
  SecretPieces pieces;
  pieces.AddFrom(document);
  if (pieces.empty()) return;
  for (Diagnostic& diagnostic : diagnostics_) diagnostic.Redact(pieces);
}

}  // namespace sipattach
