#include "headers/custom_mapping.h"

#include <algorithm>

#include "headers/uui.h"
#include "redact/marks.h"
#include "redact/redact.h"
#include "sip/header_names.h"
#include "sip/mapping_roles.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

using Role = MappingRole;

struct Part {
  std::string_view field;  // "key" or "value"
  const std::string* text;
  Role role;
};

struct Custom {
  Part key;
  Part value;
  DirectionType type;
  bool passthrough;

  [[nodiscard]] const Part* With(Role role) const {
    return key.role == role ? &key : value.role == role ? &value : nullptr;
  }
};

// Whether the text looks like the name of a variable: account, customer.id, sip_header.
bool LooksLikeVariable(std::string_view text) {
  text = WithoutBraces(text);
  if (text.empty() || !(IsAlpha(text.front()) || text.front() == '_')) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return IsAlphanumeric(c) || c == '_' || c == '.'; });
}

// What the names of the variables begin with in which headers arrive without a mapping.
constexpr std::string_view kArrivesAs = "sip_header_";

// "acme" and "Gold", but not "account_id", "customer.id", "accountId" or "{{account}}".
bool IsWord(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsAlphanumeric) &&
         std::none_of(text.begin() + 1, text.end(), IsUpper);
}

// Swaps key and value.
Fix SwapTexts(std::string_view title, const Custom& custom, ObjectReader& reader) {
  return Fix{title,
             {Replace(reader.PathOf("key"), std::string(WithoutBraces(*custom.value.text))),
              Replace(reader.PathOf("value"), std::string(WithoutBraces(*custom.key.text)))}};
}

// Reports header and variable if they are likely to be the wrong way round. Returns whether it did,
// so that the name is not "repaired" in another way as well.
bool CheckOrder(const Custom& custom, ObjectReader& reader) {
  const Part& header = *custom.With(Role::kHeader);
  const Part& variable = *custom.With(Role::kVariable);
  if (!LooksLikeHeaderName(WithoutBraces(*variable.text)) || LooksLikeHeaderName(*header.text)) {
    return false;
  }
  // passthrough is misspelled; once it is renamed, the roles are clear.
  if (reader.Has("pass_through") || reader.Has("passThrough")) return true;
  const std::string key(WithoutBraces(*custom.key.text));
  const std::string value(WithoutBraces(*custom.value.text));
  // A token may look like a variable. Next to the name of a secret, a fix would show it.
  if (LooksLikeVariable(*header.text) && IsSecretName(key)) {
    reader.report().Add(
        Code::kHeadersSwapped, reader.PathOf(variable.field),
        {{"header", key}, {"variable", kHiddenInMessage}, {"direction", NameOf(custom.type)}});
    return true;
  }
  const auto send_text = [&] {
    return Fix{"Add \"passthrough\": true", {Add(reader.PathOf("passthrough"), true)}};
  };
  if (LooksLikeVariable(*header.text)) {
    Diagnostic& diagnostic =
        reader.report().Add(Code::kHeadersSwapped, reader.PathOf(variable.field),
                            {{"header", WithoutBraces(*variable.text)},
                             {"variable", WithoutBraces(*header.text)},
                             {"direction", NameOf(custom.type)}});
    diagnostic.fix = SwapTexts("Swap header and variable", custom, reader);
    // "X-Tenant" with "acme": a single word may be what is to be sent.
    if (custom.type == DirectionType::kOutbound && IsWord(*custom.value.text)) {
      diagnostic.fix = AsChoice(std::move(diagnostic.fix));
      diagnostic.alternatives = {*AsChoice(send_text())};
    }
    return true;
  }
  if (custom.type == DirectionType::kInbound) return false;
  reader.report()
      .Add(Code::kHeadersLiteralWithoutPassthrough, reader.PathOf("value"),
           {{"header", key}, {"text", IsSecretName(key) ? kHiddenInMessage : *custom.value.text}})
      .fix = send_text();
  return true;
}

// Reports passthrough if header and variable are likely to be meant instead of a literal.
void CheckPassthrough(const Custom& custom, ObjectReader& reader) {
  const std::string& key = *custom.key.text;
  const std::string& value = *custom.value.text;
  const bool inbound = custom.type == DirectionType::kInbound;
  const bool is_header_first = RolesOf(custom.type, false).key == Role::kHeader;
  const std::string& header = is_header_first ? key : value;
  const std::string& variable = is_header_first ? value : key;
  if (!LooksLikeHeaderName(header) || LooksLikeHeaderName(variable) ||
      !LooksLikeVariable(variable)) {
    return;
  }
  Diagnostic& diagnostic =
      reader.report().Add(Code::kHeadersNeedlessPassthrough, reader.PathOf("passthrough"),
                          {{"header", header}, {"variable", variable}});
  // What looks like a variable may be the literal, and key and value may be swapped.
  diagnostic.fix = AsChoice(Fix{"Remove passthrough", {Remove(reader.PathOf("passthrough"))}});
  if (inbound) return;
  diagnostic.alternatives = {
      *AsChoice(Fix{"Swap header and text",
                    {Replace(reader.PathOf("key"), value), Replace(reader.PathOf("value"), key)}})};
}

bool HidesValue(const Custom& custom) {
  return IsSecretLiteral(*custom.key.text, *custom.value.text, custom.passthrough);
}

// Reports a secret in place of the name of a header or variable, without repeating it.
void CheckMisplacedSecret(const Part& value, ObjectReader& reader) {
  const Pointer at = reader.PathOf(value.field);
  if (value.role == Role::kVariable) {
    reader.report().Add(Code::kHeadersVariableName, at, {{"variable", kHiddenInMessage}});
  } else if (!IsHeaderName(*value.text)) {
    reader.report().Add(Code::kHeadersInvalidName, at, {{"name", kHiddenInMessage}});
  }
}

// Reports a name that no header can have. If the other text looks like a header, as with "acme
// corp" and "X-Tenant", the two may be swapped.
[[gnu::noinline]] void ReportInvalidName(const Custom& custom, const Part& header,
                                         bool offer_repair, ObjectReader& reader) {
  const Pointer at = reader.PathOf(header.field);
  Diagnostic& diagnostic =
      reader.report().Add(Code::kHeadersInvalidName, at, {{"name", *header.text}});
  const std::string repaired = RepairedHeaderName(*header.text);
  if (!offer_repair || repaired.empty()) return;
  diagnostic.fix = Fix{"Write " + repaired, {Replace(at, repaired)}};
  const Part& other = &header == &custom.key ? custom.value : custom.key;
  if (LooksLikeHeaderName(repaired) || !LooksLikeHeaderName(WithoutBraces(*other.text))) return;
  diagnostic.alternatives = {*AsChoice(std::move(diagnostic.fix))};
  diagnostic.fix = AsChoice(SwapTexts(
      custom.passthrough ? "Swap header and text" : "Swap header and variable", custom, reader));
}

void CheckHeaderName(const Custom& custom, const Part& part, bool offer_repair,
                     ObjectReader& reader) {
  Report& report = reader.report();
  const Pointer at = reader.PathOf(part.field);
  const std::string& name = *part.text;
  if (!IsHeaderName(name)) return ReportInvalidName(custom, part, offer_repair, reader);
  const std::string_view long_name = LongNameOf(name);
  if (IsStackHeader(name)) {
    report.Add(Code::kHeadersReservedName, at,
               {{"name", name}, {"header", long_name.empty() ? name : long_name}});
  } else if (!long_name.empty()) {
    report.Add(Code::kHeadersCompactName, at, {{"name", name}, {"header", long_name}});
  } else if (IsUuiHeader(name)) {
    report.Add(Code::kHeadersPreferUui, at, {{"name", name}});
  } else if (StartsWithIgnoringCase(name, kArrivesAs)) {
    report.Add(Code::kHeadersNameOfVariable, at,
               {{"name", name}, {"header", std::string_view(name).substr(kArrivesAs.size())}});
  }
}

void CheckSentHeader(const std::string& name, const Pointer& at, Report& report) {
  if (EqualsIgnoringCase(name, "x-bland-session-id")) {
    report.Add(Code::kHeadersSessionId, at, {{"name", name}});
    return;
  }
  const std::string_view vendor = VendorOf(name);
  if (!vendor.empty()) {
    report.Add(Code::kHeadersVendorPrefix, at, {{"name", name}, {"vendor", vendor}});
  }
}

// Headers of the original INVITE, and the variables in which the service provides them.
struct OriginalHeader {
  std::string_view name;
  std::string_view variable;
};
constexpr OriginalHeader kOriginalHeaders[] = {
    {"P-Asserted-Identity", "sip_header_x-original-pai"},
    {"Remote-Party-ID", "sip_header_x-original-rpid"},
    {"Diversion", "sip_header_x-original-div"},
};

// A mapping gives a header's value a name; the name that it already has adds nothing.
void CheckReadHeader(const std::string& name, std::string_view variable, const Pointer& at,
                     Report& report) {
  const std::string own = std::string(kArrivesAs) + Lowercase(name);
  if (StartsWithIgnoringCase(name, "x-") && EqualsIgnoringCase(WithoutBraces(variable), own)) {
    report.Add(Code::kHeadersAlreadyArrives, at, {{"name", name}, {"variable", own}});
  }
  for (const OriginalHeader& original : kOriginalHeaders) {
    if (!EqualsIgnoringCase(original.name, name)) continue;
    report.Add(Code::kHeadersOriginalIdentity, at,
               {{"name", name}, {"variable", original.variable}});
  }
}

void CheckLiteral(const Custom& custom, ObjectReader& reader) {
  const std::string& text = *custom.value.text;
  const Pointer at = reader.PathOf("value");
  Report& report = reader.report();
  const Part* header = custom.With(Role::kHeader);
  if (text.empty()) {
    report.Add(Code::kHeadersEmptyLiteral, at, {{"name", *custom.key.text}});
  } else if (text.find("{{") != std::string::npos) {
    const std::string_view shown = IsSecretName(*custom.key.text) ? kHiddenInMessage : text;
    Diagnostic& diagnostic = report.Add(Code::kHeadersLiteralTemplate, at, {{"text", shown}});
    const std::string_view variable = WithoutBraces(text);
    if (header != nullptr && LooksLikeVariable(variable) && variable.size() < text.size() &&
        !IsSecretLiteral(*custom.key.text, variable, /*passthrough=*/false)) {
      diagnostic.fix = Fix{"Send the variable " + std::string(variable),
                           {Replace(reader.PathOf("key"), std::string(variable)),
                            Replace(at, *header->text), Remove(reader.PathOf("passthrough"))}};
    }
  } else if (header != nullptr && IsUuiHeader(*header->text) && IsBrokenHexUui(text)) {
    report.Add(Code::kHeadersUuiNotHex, at, {{"text", text}});
  }
}

// Checks the rules for each role. Precondition: both texts are given and may be in a header.
void CheckRoles(const Custom& custom, ObjectReader& reader) {
  bool order_in_doubt = false;
  if (custom.passthrough) {
    CheckPassthrough(custom, reader);
    CheckLiteral(custom, reader);
  } else {
    order_in_doubt = CheckOrder(custom, reader);
  }
  const bool inbound = custom.type == DirectionType::kInbound;
  if (!custom.passthrough && HidesValue(custom)) {
    CheckMisplacedSecret(custom.value, reader);
    return;
  }
  if (const Part* header = custom.With(Role::kHeader)) {
    const Pointer at = reader.PathOf(header->field);
    CheckHeaderName(custom, *header, !order_in_doubt, reader);
    if (inbound) {
      CheckReadHeader(*header->text, *custom.value.text, at, reader.report());
    } else {
      CheckSentHeader(*header->text, at, reader.report());
    }
  }
  if (const Part* variable = custom.With(Role::kVariable); variable != nullptr && !order_in_doubt) {
    const Pointer at = reader.PathOf(variable->field);
    if (inbound) {
      CheckSetVariable(*variable->text, at, reader.report());
    } else {
      CheckVariableName(*variable->text, at, reader.report());
    }
  }
}

// Takes the literal, which may be empty but must be given.
const std::string* TakeLiteral(ObjectReader& reader) {
  const Field<std::string> text = reader.TakeString("value");
  if (!text.is_given()) reader.report().Add(Code::kHeadersValueMissing, reader.PathOf("value"));
  return text.value;
}

Json Pair(std::string_view key, std::string_view value) {
  return Json::object({{"type", "custom"}, {"key", key}, {"value", value}});
}

std::string Explain(const Custom& custom) {
  const std::string key = TextWithoutSecrets(*custom.key.text, kHiddenInMessage);
  const bool inbound = custom.type == DirectionType::kInbound;
  // On outbound calls without passthrough, the text next to the header's name may be a misplaced
  // token.
  const bool hide =
      HidesValue(custom) || (!inbound && IsSecretName(key) && LooksLikeHeaderName(key));
  const std::string value = hide ? std::string(kHiddenInMessage)
                                 : TextWithoutSecrets(*custom.value.text, kHiddenInMessage);
  if (custom.passthrough) {
    return (inbound ? InBraces(key) + " is set to \"" : "SIP header " + key + " is sent with \"") +
           value + "\".";
  }
  return inbound ? "The value of SIP header " + key + " goes into " + InBraces(value) + "."
                 : "The value of " + InBraces(key) + " is sent in SIP header " + value + ".";
}

}  // namespace

void ReadCustomMapping(ObjectReader& reader, DirectionType type, Mapping& mapping) {
  const Field<bool> passthrough = reader.TakeBoolean("passthrough");
  const bool literal = passthrough && *passthrough;
  const MappingRoles roles = RolesOf(type, literal);
  const bool from_header = roles.key == Role::kHeader;
  const std::string* key = TakeRequired(reader, "key", Code::kHeadersKeyMissing, from_header);
  const std::string* value =
      literal ? TakeLiteral(reader)
              : TakeRequired(reader, "value", Code::kHeadersValueMissing, from_header);
  Put(mapping.body, "key", key);
  Put(mapping.body, "value", value);
  if (passthrough) mapping.body["passthrough"] = *passthrough;

  const bool clean_key =
      key == nullptr || CheckHeaderText(*key, "key", reader.PathOf("key"), reader.report());
  const bool clean_value =
      value == nullptr || CheckHeaderText(*value, "value", reader.PathOf("value"), reader.report());
  if (key == nullptr || value == nullptr || !clean_key || !clean_value) return;
  if (passthrough.is_unreadable()) return;  // the roles are not known

  const Custom custom{{"key", key, roles.key}, {"value", value, roles.value}, type, literal};
  CheckRoles(custom, reader);
  if (const Part* header = custom.With(Role::kHeader)) mapping.header = *header->text;
  const Part* variable = custom.With(Role::kVariable);
  if (variable != nullptr && type == DirectionType::kInbound) {
    mapping.variable = WithoutBraces(*variable->text);
  }
  mapping.explanation = Explain(custom);
}

Json MappingOfPair(std::string_view first, std::string_view second, DirectionType type) {
  const bool is_swapped =
      !LooksLikeHeaderName(first) && LooksLikeVariable(first) && LooksLikeHeaderName(second);
  const std::string_view header = is_swapped ? second : first;
  const std::string_view text = is_swapped ? first : second;
  const std::string_view variable = WithoutBraces(text);
  // "tenant: Acme Inc." gives a variable its value.
  const bool is_inbound_text = type == DirectionType::kInbound && !LooksLikeHeaderName(first) &&
                               LooksLikeVariable(first) && !LooksLikeVariable(second) &&
                               !LooksLikeHeaderName(second);
  if (type == DirectionType::kInbound && !is_inbound_text) return Pair(header, variable);
  if (is_swapped || variable.size() < Trim(text).size()) return Pair(variable, header);
  Json mapping = Pair(header, text);
  mapping["passthrough"] = true;
  return mapping;
}

std::optional<Json> OtherMappingOfPair(std::string_view first, std::string_view second,
                                       DirectionType type) {
  const Json mapping = MappingOfPair(first, second, type);
  if (Find(mapping, "passthrough") == nullptr || !LooksLikeVariable(second)) return std::nullopt;
  return Pair(second, first);
}

}  // namespace sipattach
