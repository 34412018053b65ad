// Writes what is known about a provider into a draft.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/read_json.h"
#include "draft_limits.h"
#include "endpoint/destination.h"
#include "json/json_writer.h"
#include "providers/providers.h"
#include "providers/table.h"
#include "sip/direction_type.h"
#include "sipattach/provider.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

bool Has(const Json& list, std::string_view text) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Json& element) { return Text(element) == text; });
}

// Applies the preset of one provider to a draft.
class Preset {
 public:
  Preset(const Json& draft, const Json& provider, const Json& answers)
      : draft_(draft),
        provider_(provider),
        answers_(answers),
        choices_(Find(provider, "choices")),
        type_(TextOf(provider, "role") == "destination" ? DirectionType::kInbound
                                                        : DirectionType::kOutbound),
        at_(FindPlace()) {}

  void Apply() {
    ReadEndpoint();
    const Json& auth = *Find(provider_, "auth");
    const std::string mode = AuthAmong(auth);
    if (Has(auth, "credentials") && auth.size() > 1) {
      Ask("auth", false, &auth, auth[0].text());
    }
    if (mode == "credentials") {
      AskCredential("sip_username");
      AskCredential("sip_password");
    }
    if (Find(provider_, "endpoint")->is_string()) {
      Set("transport", TextOf(provider_, "transport"));
      Set("secure_media", true);
      if (port_) Set("port", *port_);
    }
    Write(mode);
  }

  void WriteTo(JsonWriter& writer) {
    // A preset cannot be written into a string or an array, nor over directions that are something
    // else.
    const Json* directions = Find(draft_, "directions");
    const bool is_usable = draft_.is_object() && (directions == nullptr || directions->is_null() ||
                                                  directions->is_array());
    if (!is_usable) {
      patch_.clear();
      written_.clear();
    }
    writer.Key("ok").Boolean(is_usable && missing_.empty());
    writer.Key("patch");
    WritePatch(writer, patch_);
    writer.Key("written").Value(Json(written_));
    writer.Key("asks").Value(asks_).Key("missing").Value(Json(missing_));
  }

 private:
  // Finds the first direction that the preset can be written into, or the place to add one.
  Pointer FindPlace() {
    Pointer directions = Pointer() / std::string_view("directions");
    const Json* list = Find(draft_, "directions");
    if (list == nullptr || !list->is_array() || list->empty()) return directions;
    std::size_t index = 0;
    for (const Json& direction : *list) {
      if (TextOf(direction, "type") == NameOf(type_)) {
        direction_ = &direction;
        return directions / index;
      }
      ++index;
    }
    return directions / std::string_view("-");
  }

  // The answer to a question, without blanks at its ends.
  [[nodiscard]] std::string TextAnswer(std::string_view name) const {
    return std::string(Trim(TextOf(answers_, name)));
  }

  // The mode that was chosen, or else the first one.
  [[nodiscard]] std::string AuthAmong(const Json& auth) const {
    const std::string chosen = TextAnswer("auth");
    if (auth.empty()) return {};
    return Has(auth, chosen) ? chosen : auth[0].text();
  }

  void Ask(std::string_view name, bool required, const Json* choices = nullptr,
           std::string_view fallback = {}) {
    const Json questions = ParseTable(kProviderQuestions);
    Json ask = Json::object({{"name", name},
                             {"label", TextOf(questions, name)},
                             {"required", required},
                             {"secret", name == "sip_password"},
                             {"choices", choices == nullptr ? Json() : *choices},
                             {"default", fallback.empty() ? Json() : Json(fallback)}});
    asks_.push_back(std::move(ask));
  }

  void Require(std::string_view name, bool is_there) {
    if (!is_there) missing_.emplace_back(name);
  }

  // A credential is sent as it is, because its blanks may be intended.
  void AskCredential(std::string_view name) {
    Ask(name, true);
    const std::string_view answer = TextOf(answers_, name);
    if (!answer.empty()) Set(name, answer);
    const bool is_there = !TextOf(Options(), name).empty() && !IsOfAnother();
    Require(name, !answer.empty() || is_there);
  }

  // Whether the direction has another provider's endpoint, so that its credentials are not for this
  // provider.
  [[nodiscard]] bool IsOfAnother() const {
    const std::string_view there =
        direction_ == nullptr ? std::string_view() : TextOf(*direction_, "sip_endpoint");
    if (there.empty() || there == endpoint_) return false;
    const std::string_view id = TextOf(provider_, "id");
    return TextOf(ReadDestination(there).provider, "id") != id;
  }

  void Set(std::string_view name, Json value) { options_[name] = std::move(value); }

  // The options of the direction.
  [[nodiscard]] const Json& Options() const {
    const Json* options = direction_ == nullptr ? nullptr : Find(*direction_, "options");
    return options == nullptr ? none_ : *options;
  }

  // Whether the destination is one for the provider's calls.
  [[nodiscard]] bool IsUsable(const Destination& destination) const {
    if (destination.form == DestinationForm::kNone || !destination.placeholder.empty())
      return false;
    const SipUri& uri = destination.uri;
    if (uri.has_password || !uri.user.starts_with(TextOf(provider_, "user"))) return false;
    const bool is_any = TextOf(provider_, "endpoint") == "{host}";
    const Json* entry = HostEntry(is_any ? destination.provider : provider_, DomainOf(uri));
    return entry == nullptr ? is_any : TextOf(*entry, "mistake").empty();
  }

  // An answer with dots or a user is a whole destination, pasted where only a part was asked for.
  [[nodiscard]] std::optional<SipUri> WholeDestination(const std::string& answer) const {
    if (answer.find_first_of(".@:") == std::string::npos) return std::nullopt;
    Destination destination = ReadDestination(answer);
    if (!IsUsable(destination)) return std::nullopt;
    return std::move(destination.uri);
  }

  void ReadEndpoint() {
    const std::string_view known = TextOf(provider_, "endpoint");
    if (known.empty()) return;
    port_ = TlsPortOf(provider_) == 0 ? std::nullopt : std::optional<int>(TlsPortOf(provider_));
    std::optional<SipUri> whole;
    std::vector<std::string> names;
    std::vector<std::string> unanswered;
    const std::string filled = FilledEndpoint(provider_, [&](std::string_view name) {
      std::string answer = AskPart(name);
      names.emplace_back(name);
      if (answer.empty()) unanswered.emplace_back(name);
      if (!whole) whole = WholeDestination(TextAnswer(name));
      return answer;
    });
    if (!whole && unanswered.empty()) {
      Destination destination = ReadDestination("sip:" + filled);
      if (IsUsable(destination)) {
        whole = std::move(destination.uri);
      } else {
        unanswered = names;
      }
    }
    if (whole) {
      if (whole->port) port_ = whole->port;
      whole->port.reset();
      whole->secure = false;
      whole->headers.clear();
      if (known.find(";transport=tls") != std::string_view::npos) {
        whole->SetParam("transport", "tls");
      } else {
        whole->RemoveParam("transport");
      }
      endpoint_ = Normalized(*whole);
    } else {
      missing_ = std::move(unanswered);
    }
    if (TextOf(provider_, "port") == "assigned") AskPort();
  }

  // The answer for a part of the endpoint; empty if there is none.
  std::string AskPart(std::string_view name) {
    const Json* choices = choices_ == nullptr ? nullptr : Find(*choices_, name);
    const Json* defaults = Find(provider_, "defaults");
    const std::string_view fallback =
        defaults == nullptr ? std::string_view() : TextOf(*defaults, name);
    Ask(name, fallback.empty(), choices, fallback);
    std::string answer = TextAnswer(name);
    if (name != "project" || TextOf(provider_, "user").empty()) answer = Lowercase(answer);
    if (answer.empty()) return std::string(fallback);
    return choices != nullptr && !Has(*choices, answer) ? std::string() : answer;
  }

  void AskPort() {
    Ask("port", true);
    const Json* answer = Find(answers_, "port");
    std::string digits =
        answer != nullptr && answer->is_integer() ? answer->digits() : TextAnswer("port");
    std::int64_t port = 0;
    for (const char digit : digits) {
      port = IsDigit(digit) && port <= kMaxPort ? port * 10 + (digit - '0') : kMaxPort + 1;
    }
    const bool is_port = port >= kMinPort && port <= kMaxPort;
    if (is_port) port_ = static_cast<int>(port);
    const Json* there = Find(Options(), "port");
    if (!port_ && there != nullptr && there->is_integer()) {
      port_ = static_cast<int>(there->integer());
    }
    // If the answer is not a valid port, the existing one is no substitute.
    Require("port", is_port || (digits.empty() && port_));
  }

  // Adds or replaces the member, unless it has this value already.
  void Put(const Json& object, const Pointer& at, std::string_view name, const Json& value) {
    const Pointer here = at / name;
    const Json* there = Find(object, name);
    if (there != nullptr && *there == value) return;
    patch_.push_back(there == nullptr ? sipattach::Add(here, value) : Replace(here, value));
    written_.push_back(here.text());
  }

  void Write(const std::string& mode) {
    if (direction_ == nullptr) {
      WriteDirection();
      return;
    }
    if (!endpoint_.empty()) Put(*direction_, at_, "sip_endpoint", endpoint_);
    WriteOptions(mode);
  }

  void WriteDirection() {
    Json direction = Json::object({{"type", NameOf(type_)}});
    const bool is_first = at_.text() == "/directions";
    const bool has_endpoint = Find(provider_, "endpoint")->is_string();
    if (!is_first && !has_endpoint) return;
    // If there are no directions yet, both are added: numbers are usually called, and also call.
    const bool with_inbound = is_first && type_ == DirectionType::kOutbound;
    Json list = Json::array();
    if (with_inbound) list.push_back(Json::object({{"type", "inbound"}}));
    if (has_endpoint) {
      const Pointer here = is_first ? at_ / list.size() : at_;
      if (!endpoint_.empty()) {
        direction["sip_endpoint"] = endpoint_;
        written_.push_back((here / std::string_view("sip_endpoint")).text());
      }
      for (const auto& [name, value] : options_.members()) {
        written_.push_back((here / std::string_view("options") / name).text());
      }
      direction["options"] = options_;
      list.push_back(direction);
    }
    patch_.push_back(sipattach::Add(at_, is_first ? std::move(list) : std::move(direction)));
    if (written_.empty()) written_.push_back(at_.text());
  }

  // Also removes what another provider left: a port, a realm, or credentials if addresses suffice.
  void WriteOptions(const std::string& mode) {
    if (options_.empty()) return;
    const Pointer at = at_ / std::string_view("options");
    const Json* there = Find(*direction_, "options");
    if (there == nullptr || !there->is_object()) {
      patch_.push_back(there == nullptr ? sipattach::Add(at, options_) : Replace(at, options_));
      for (const auto& [name, value] : options_.members()) written_.push_back((at / name).text());
      return;
    }
    for (const auto& [name, value] : options_.members()) Put(*there, at, name, value);
    TakeOut(*there, at, "port", !port_);
    TakeOut(*there, at, "sip_realm", mode != "credentials" || IsOfAnother());
    for (const std::string_view name : {"sip_username", "sip_password"}) {
      const bool is_new = Find(options_, name) != nullptr;
      TakeOut(*there, at, name, mode != "credentials" || (!is_new && IsOfAnother()));
    }
  }

  void TakeOut(const Json& object, const Pointer& at, std::string_view name, bool is_left_over) {
    if (is_left_over && Find(object, name) != nullptr) patch_.push_back(Remove(at / name));
  }

  const Json& draft_;
  const Json& provider_;
  const Json& answers_;
  const Json* const choices_;
  const DirectionType type_;
  const Json none_;
  const Json* direction_ = nullptr;  // the direction to write into; null if one is added
  const Pointer at_;
  std::optional<int> port_;
  std::string endpoint_;
  Json options_ = Json::object();
  Json asks_ = Json::array();
  std::vector<std::string> missing_;
  std::vector<PatchOperation> patch_;
  std::vector<std::string> written_;
};

}  // namespace

std::string ApplyProvider(std::string_view draft_text, std::string_view id,
                          std::string_view answers_text) {
  const bool is_empty = Trim(draft_text).empty();
  const Json draft = is_empty ? Json::object() : ReadJsonOrNull(draft_text);
  const Json answers = ReadJsonOrNull(answers_text);
  const Json provider = ProviderWithId(id);
  JsonWriter writer;
  writer.BeginObject().Key("provider").StringOrNull(TextOf(provider, "id"));
  if (provider.is_null()) {
    writer.Key("ok").Boolean(false);
    for (const std::string_view name : {"patch", "written", "asks", "missing"}) {
      writer.Key(name).BeginArray().EndArray();
    }
    return writer.EndObject().Take();
  }
  Preset preset(draft, provider, answers);
  preset.Apply();
  preset.WriteTo(writer);
  return writer.EndObject().Take();
}

}  // namespace sipattach
