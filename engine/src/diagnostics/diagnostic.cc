#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "json/json_writer.h"
#include "redact/excerpt.h"
#include "redact/redact.h"

namespace sipattach {
namespace {

void AppendParam(std::string& out, const std::vector<Param>& params, std::string_view name) {
  for (const Param& param : params) {
    if (param.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&param.value)) {
      out += *text;
    } else {
      out += std::to_string(std::get<std::int64_t>(param.value));
    }
    return;
  }
  // A template that names a parameter nobody gave: shown as it stands, for the tests to find.
  out += '{';
  out += name;
  out += '}';
}

void WritePatch(JsonWriter& writer, const std::vector<PatchOperation>& patch) {
  writer.BeginArray();
  for (const PatchOperation& operation : patch) {
    writer.BeginObject().Key("op").String(operation.op).Key("path").String(operation.path);
    if (operation.op == "move") {
      writer.Key("from").String(operation.from);
    } else if (operation.op != "remove") {
      writer.Key("value").Value(operation.value);
    }
    writer.EndObject();
  }
  writer.EndArray();
}

void WriteFix(JsonWriter& writer, const Fix& fix) {
  writer.BeginObject().Key("title").String(fix.title).Key("patch");
  WritePatch(writer, fix.patch);
  if (fix.choice) writer.Key("choice").Boolean(true);
  writer.EndObject();
}

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

// Whether Redact would leave the diagnostic as it is, as it does with nearly all.
bool IsClean(const Diagnostic& diagnostic) {
  const auto is_clean = [](const Param& param) {
    const auto* text = std::get_if<std::string>(&param.value);
    return text == nullptr || !MayHoldSecret(*text);
  };
  const auto is_clean_fix = [](const Fix& fix) {
    return IsShowable(fix, {}) && !MayHoldSecret(fix.title);
  };
  return !MayHoldSecret(diagnostic.path) &&
         std::all_of(diagnostic.params.begin(), diagnostic.params.end(), is_clean) &&
         (!diagnostic.fix || is_clean_fix(*diagnostic.fix)) &&
         std::all_of(diagnostic.alternatives.begin(), diagnostic.alternatives.end(), is_clean_fix);
}

// The positions of a pointer's tokens among their siblings. What is not there comes last.
using Position = std::vector<std::uint32_t>;
constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

std::string Unescape(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      name += token[++i] == '1' ? '/' : '~';
    } else {
      name += token[i];
    }
  }
  return name;
}

// Finds places in a document. Diagnostics mostly come in its order, so the search for a member
// begins where the last one at that depth ended.
class PlaceFinder {
 public:
  explicit PlaceFinder(const Json& document) : document_(document) {}

  Position Find(std::string_view pointer);

 private:
  std::uint32_t Step(const Json*& node, std::string_view token, std::size_t depth);

  const Json& document_;
  std::vector<std::size_t> last_;  // the position of the last member found, at each depth
};

// Steps from `node` to its child; returns the child's position.
std::uint32_t PlaceFinder::Step(const Json*& node, std::string_view token, std::size_t depth) {
  const Json* parent = node;
  node = nullptr;
  if (parent == nullptr) return kAbsent;
  if (parent->is_array()) {
    std::uint32_t index = kAbsent;
    const auto parsed = std::from_chars(token.data(), token.data() + token.size(), index);
    if (parsed.ec != std::errc() || index >= parent->size()) return kAbsent;
    node = &(*parent)[index];
    return index;
  }
  if (!parent->is_object()) return kAbsent;
  if (last_.size() <= depth) last_.resize(depth + 1);
  const std::size_t position = FindPosition(*parent, Unescape(token), last_[depth]);
  if (position == parent->size()) return kAbsent;
  last_[depth] = position;
  node = &parent->members()[position].second;
  return static_cast<std::uint32_t>(position);
}

Position PlaceFinder::Find(std::string_view pointer) {
  Position position;
  const Json* node = &document_;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);  // the slash
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    position.push_back(Step(node, pointer.substr(0, end), position.size()));
    pointer.remove_prefix(end);
  }
  return position;
}

}  // namespace

Param::Param(std::string_view param_name, std::string_view text)
    : name(param_name), value(std::string(text)) {}
Param::Param(std::string_view param_name, std::int64_t number) : name(param_name), value(number) {}
Param::Param(const Param& other) = default;
Param::Param(Param&& other) noexcept = default;
Param& Param::operator=(const Param& other) = default;
Param& Param::operator=(Param&& other) noexcept = default;
Param::~Param() = default;

Fix::Fix(std::string_view fix_title, std::vector<PatchOperation> operations)
    : title(fix_title), patch(std::move(operations)) {}
Fix::Fix(const Fix& other) = default;
Fix::Fix(Fix&& other) noexcept = default;
Fix& Fix::operator=(const Fix& other) = default;
Fix& Fix::operator=(Fix&& other) noexcept = default;
Fix::~Fix() = default;

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

std::string Diagnostic::Message() const {
  const std::string_view text = InfoOf(code).message;
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    AppendParam(out, params, text.substr(open + 1, close - open - 1));
    at = close + 1;
  }
  return out;
}

void Diagnostic::Redact(const SecretPieces& pieces) {
  path.resize(PointerWithoutSecrets(path).size());
  const auto redact = [&](std::string& text) {
    text = pieces.AreIn(text) ? std::string(kHiddenInMessage)
                              : TextWithoutSecrets(text, kHiddenInMessage);
  };
  for (Param& param : params) {
    if (auto* text = std::get_if<std::string>(&param.value)) redact(*text);
  }
  if (fix && !IsShowable(*fix, pieces)) fix.reset();
  std::erase_if(alternatives, [&](const Fix& other) { return !IsShowable(other, pieces); });
  if (fix) redact(fix->title);
  for (Fix& other : alternatives) redact(other.title);
}

Diagnostic& Report::Add(Code code, const Pointer& path, std::initializer_list<Param> params) {
  return Add(Diagnostic{code, path.text(), params, std::nullopt});
}

Diagnostic& Report::Add(Diagnostic diagnostic) {
  if (diagnostic.severity() == Severity::kError) ++errors_;
  diagnostics_.push_back(std::move(diagnostic));
  return diagnostics_.back();
}

void Report::HideSecretsOf(const Json& document) {
  SecretPieces pieces;
  pieces.AddFrom(document);
  if (pieces.empty()) return;
  for (Diagnostic& diagnostic : diagnostics_) diagnostic.Redact(pieces);
}

void Report::SortByDocumentOrder(const Json& document) {
  struct Placed {
    Position position;
    std::size_t index;
  };
  std::vector<Placed> order;
  order.reserve(diagnostics_.size());
  PlaceFinder finder(document);
  for (std::size_t i = 0; i < diagnostics_.size(); ++i) {
    order.push_back({finder.Find(diagnostics_[i].path), i});
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Placed& a, const Placed& b) { return a.position < b.position; });
  std::vector<Diagnostic> sorted;
  sorted.reserve(diagnostics_.size());
  for (const Placed& placed : order) sorted.push_back(std::move(diagnostics_[placed.index]));
  diagnostics_ = std::move(sorted);
}

void Write(JsonWriter& writer, std::span<const Diagnostic> diagnostics) {
  writer.BeginArray();
  for (const Diagnostic& said : diagnostics) {
    std::optional<Diagnostic> redacted;
    if (!IsClean(said)) redacted.emplace(said).Redact();
    const Diagnostic& diagnostic = redacted ? *redacted : said;
    writer.BeginObject();
    writer.Key("code").String(InfoOf(diagnostic.code).slug);
    writer.Key("severity").String(NameOf(diagnostic.severity()));
    writer.Key("path").String(diagnostic.path);
    writer.Key("message").String(diagnostic.Message());
    writer.Key("params").BeginObject();
    for (const Param& param : diagnostic.params) {
      writer.Key(param.name);
      if (const auto* text = std::get_if<std::string>(&param.value)) {
        writer.String(*text);
      } else {
        writer.Integer(std::get<std::int64_t>(param.value));
      }
    }
    writer.EndObject();
    if (diagnostic.fix) {
      writer.Key("fix");
      WriteFix(writer, *diagnostic.fix);
    }
    if (!diagnostic.alternatives.empty()) {
      writer.Key("alternatives").BeginArray();
      for (const Fix& fix : diagnostic.alternatives) WriteFix(writer, fix);
      writer.EndArray();
    }
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace sipattach
