#include "answer/comparison.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "answer/stated.h"
#include "json/json_number.h"
#include "json/member_index.h"
#include "redact/marks.h"
#include "redact/masked.h"
#include "redact/redact.h"
#include "sip/direction_type.h"
#include "sip/host.h"
#include "sip/mapping_roles.h"
#include "sip/sip_uri.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Longer lists are compared in the order given: matching in any order takes quadratic time.
constexpr std::size_t kLongestUnorderedList = 64;
constexpr std::size_t kMostDiffering = 200;  // in bytes

// Whether a value is missing, null, "", an empty list, or a list of mappings without mappings.
bool IsNone(const Json* value) {
  if (value == nullptr || value->is_null()) return true;
  if (value->is_string()) return Text(*value).empty();
  if (value->is_array()) return value->empty();
  if (!value->is_object()) return false;
  const Json* headers = Find(*value, "headers");
  return std::all_of(value->members().begin(), value->members().end(),
                     [&](const Json::Member& member) {
                       const bool repeats_type = headers != nullptr && member.first == "direction";
                       return repeats_type || IsNone(&member.second);
                     });
}

// Whether a username that is read back may be the planned one, masked. A mask need not be a string.
bool MayBeMasked(const Json& planned, const Json& found) {
  if (!IsMasked(found)) return false;
  return !planned.is_string() || !found.is_string() || MayMask(Text(found), Text(planned));
}

bool IsTrue(const Json* value) { return value != nullptr && TruthOf(*value) == true; }

// The URI of an endpoint; "sip:host" and "host" are the same.
SipUri UriOf(std::string_view text) {
  std::string whole(Trim(text));
  const std::size_t scheme = SchemeLength(whole);
  if (scheme == 0) return UriOf(whole.insert(0, "sip:"));
  UriReading reading = ReadSipUri(whole);
  if (!reading.problem) return std::move(reading.uri);
  const std::size_t at = whole.rfind('@');
  SipUri uri;
  if (at == std::string::npos) {
    uri.host = whole;
    return uri;
  }
  // The credentials may have been replaced by a mask.
  std::string user = whole.substr(scheme, std::min(whole.find(':', scheme), at) - scheme);
  uri = UriOf(whole.erase(scheme, at + 1 - scheme));
  uri.user = std::move(user);
  return uri;
}

bool IsSameAddress(const SipUri& a, const SipUri& b) {
  const auto address = [](const SipUri& uri) {
    return ParseIpv6(std::string_view(uri.host).substr(1, uri.host.size() - 2));
  };
  return a.host_kind == HostKind::kIpv6 && b.host_kind == HostKind::kIpv6 &&
         address(a) == address(b);
}

// Compares by RFC 3261 §19.1.4, except that a parameter that only one of the URIs has makes them
// differ. If `credentials` is false, those that are read back may be masked or left out.
bool IsSameEndpoint(std::string_view planned, std::string_view found, bool credentials) {
  SipUri a = UriOf(planned);
  SipUri b = UriOf(found);
  const bool may_lack_user =
      !credentials && (b.user.empty() || (IsMaskedText(b.user) && MayMask(b.user, a.user)));
  if (!may_lack_user && DecodePercent(a.user) != DecodePercent(b.user)) return false;
  if (credentials && a.password != b.password) return false;
  if (a.params.size() != b.params.size()) return false;
  for (const UriParam& param : a.params) {
    const UriParam* other = b.Param(param.name);
    if (other == nullptr || !EqualsIgnoringCase(param.value, other->value)) return false;
  }
  if (IsSameAddress(a, b)) b.host = a.host;
  for (SipUri* uri : {&a, &b}) {
    uri->user.clear();
    uri->params.clear();
  }
  return Normalized(a) == Normalized(b);
}

// Case does not matter in variables, transports and modes, and the API trims variables.
bool IsSameName(const Json& planned, const Json& found) {
  return planned.is_string() && found.is_string() &&
         EqualsIgnoringCase(Trim(Text(planned)), Trim(Text(found)));
}

// The member of a custom mapping that names a variable; "" if none does.
std::string_view VariableOf(bool is_inbound, bool is_literal) {
  const MappingRoles roles =
      RolesOf(is_inbound ? DirectionType::kInbound : DirectionType::kOutbound, is_literal);
  if (roles.key == MappingRole::kVariable) return "key";
  return roles.value == MappingRole::kVariable ? "value" : "";
}

bool IsSame(const Json& planned, const Json& found, bool is_endpoint) {
  if (planned == found) return true;
  if (planned.is_number() && found.is_number()) return PlainNumber(planned) == PlainNumber(found);
  if (planned.is_boolean() || found.is_boolean()) return TruthOf(planned) == TruthOf(found);
  const bool swapped = !planned.is_string();
  const Json& text = swapped ? found : planned;
  const Json& other = swapped ? planned : found;
  if (!text.is_string()) return false;
  if (other.is_number()) return Text(text) == PlainNumber(other);
  return is_endpoint && other.is_string() && IsSameEndpoint(Text(text), Text(other), true);
}

// Moves the port and the transport of `direction`'s endpoint into its options if `other` has them
// there: they mean the same in either place, or in both.
void MoveSignalling(Json& direction, const Json& other) {
  const Json* stated = Find(direction, "sip_endpoint");
  const Json* beside = Find(other, "sip_endpoint");
  const Json* options = Find(other, "options");
  if (stated == nullptr || beside == nullptr || options == nullptr) return;
  if (!stated->is_string() || !beside->is_string()) return;
  SipUri uri = UriOf(Text(*stated));
  const SipUri other_uri = UriOf(Text(*beside));
  Json own = Find(direction, "options") == nullptr ? Json() : direction["options"];
  if (!own.is_object()) own = Json::object();
  const auto may_move = [&](std::string_view name, const Json& value) {
    const Json* repeated = Find(own, name);
    return (IsNone(repeated) || IsSame(value, *repeated, false)) && !IsNone(Find(*options, name)) &&
           !uri.has_password;
  };
  const bool moves_port = uri.port && !other_uri.port && may_move("port", *uri.port);
  const bool moves_transport = !uri.Transport().empty() && other_uri.Transport().empty() &&
                               may_move("transport", uri.Transport());
  if (moves_port) own["port"] = *std::exchange(uri.port, std::nullopt);
  if (moves_transport) {
    own["transport"] = uri.Transport();
    uri.RemoveParam("transport");
  }
  if (!moves_port && !moves_transport) return;
  direction["sip_endpoint"] = Normalized(uri);
  direction["options"] = std::move(own);
}

}  // namespace

// The members of an object, looked up in logarithmic time.
class Comparison::Members {
 public:
  // `object` may be null or not an object; it has no members then.
  explicit Members(const Json* object)
      : object_(object != nullptr && object->is_object() ? object : nullptr), index_(object_) {
    if (object_ != nullptr) are_secret_ = SecretMembers(*object_);
  }

  [[nodiscard]] const Json* Find(std::string_view name) const {
    const std::size_t position = index_.PositionOf(name);
    return position == MemberIndex::kNone ? nullptr : &object_->members()[position].second;
  }
  [[nodiscard]] bool Has(std::string_view name) const { return Find(name) != nullptr; }
  [[nodiscard]] bool IsSecret(std::string_view name) const {
    const std::size_t position = index_.PositionOf(name);
    return position != MemberIndex::kNone && are_secret_[position];
  }

 private:
  const Json* object_;
  MemberIndex index_;
  std::vector<bool> are_secret_;
};

void Comparison::CompareDirection(Json planned, Json found, const Json* trunk,
                                  const Json* found_trunk) {
  // Some answers give the options as members of the direction itself.
  if (!IsNone(Find(planned, "options")) && IsNone(Find(found, "options"))) {
    found["options"] = Json(found);
  }
  MoveSignalling(planned, found);
  MoveSignalling(found, planned);
  is_inbound_ = Find(planned, "type") != nullptr && *Find(planned, "type") == Json("inbound");
  const Members wanted(&planned);
  const Members top(&found);
  const Members options(top.Find("options"));
  const Members sent_options(wanted.Find("options"));
  // A misplaced trunk_id is sent as it is.
  if (trunk == nullptr) trunk = wanted.Find("trunk_id");
  // The object that has the member: the direction itself, or its options.
  const auto side_of = [&](std::string_view name) -> const Members& {
    return IsNone(top.Find(name)) && options.Has(name) ? options : top;
  };
  for (const auto& [name, member] : planned.members()) {
    if (name == "type") continue;  // `found` was chosen by it
    const Members& side = side_of(name);
    const Json* beside = side.Find(name);
    if (name == "auth_mode") {
      // If both places have one, the one that differs counts, unless the options were sent with
      // one.
      const Json* inner = options.Find(name);
      if (!sent_options.Has(name) && !IsNone(inner) && !IsSameName(member, *inner)) beside = inner;
      if (IsNone(beside) && member == Json("ip")) beside = &member;
    }
    CompareMember(wanted, side, name, member, beside, Pointer(),
                  name == "register_auth" ? Kind::kCredential : Kind::kPlain);
  }
  const Json* mode = side_of("auth_mode").Find("auth_mode");
  // Without a trunk, the default applies to what was not sent.
  if (trunk == nullptr && is_inbound_ && !wanted.Has("auth_mode") &&
      !sent_options.Has("auth_mode") && !IsNone(mode) && !IsSameName("ip", *mode)) {
    WriteField(Pointer() / "auth_mode", "differs", "ip", *mode);
  }
  const auto is_unplanned = [&](std::string_view name) {
    return trunk == nullptr && !wanted.Has(name) && !IsNone(top.Find(name));
  };
  if (is_unplanned("sip_endpoint")) {
    WriteBeyondUpdate("sip_endpoint", "differs", nullptr, *top.Find("sip_endpoint"));
  }
  if (is_unplanned("headers")) {
    WriteField(Pointer() / "headers", "differs", nullptr, *top.Find("headers"));
  }
  if (trunk == nullptr && IsNone(found_trunk)) return;
  if (found_trunk == nullptr) {
    // An answer may simply leave out the trunk.
    hides_trunk_ = !IsNone(trunk) && !wanted.Has("trunk_id");
    return;
  }
  if (trunk == nullptr || !IsSame(*trunk, *found_trunk, false)) {
    WriteBeyondUpdate("trunk_id", IsNone(found_trunk) ? "missing" : "differs",
                      trunk == nullptr ? Json() : *trunk, *found_trunk);
  }
}

void Comparison::Compare(const Json& planned, const Json* found, const Pointer& at, Kind kind) {
  if (kind != Kind::kSecret && planned.is_object() && !IsNone(&planned)) {
    CompareMembers(planned, found, at, kind);
  } else if (kind != Kind::kSecret && planned.is_array() && !planned.empty()) {
    CompareList(planned, found, at);
  } else {
    CompareLeaf(planned, found, at, kind);
  }
}

void Comparison::CompareMembers(const Json& planned, const Json* found, const Pointer& at,
                                Kind kind) {
  const bool has_found = found != nullptr && found->is_object();
  const Members wanted(&planned);
  if (const Json* list = wanted.Find("headers");
      list != nullptr && found != nullptr && found->is_array()) {
    return Compare(*list, found, at / "headers", kind);  // the answer has the bare list
  }
  const Members side(found);
  for (const auto& [name, member] : planned.members()) {
    const Json* beside = side.Find(name);
    // The direction beside a list of mappings repeats the type of its parent, so an answer without
    // it does not differ.
    const bool repeats_type = name == "direction" && wanted.Has("headers");
    if (repeats_type && has_found && IsNone(beside)) continue;
    // The default.
    if (name == "passthrough" && member == Json(false) && has_found && IsNone(beside)) {
      beside = &member;
    }
    CompareMember(wanted, side, name, member, beside, at, kind);
  }
  if (!has_found || !wanted.Has("key")) return;
  if (!wanted.Has("passthrough") && IsTrue(side.Find("passthrough"))) {
    WriteField(at / "passthrough", "differs", false, true);
  }
}

void Comparison::CompareMember(const Members& planned, const Members& found, std::string_view name,
                               const Json& member, const Json* beside, const Pointer& at,
                               Kind kind) {
  const bool is_username = name == "username" || name == "sip_username";
  const bool is_passthrough = IsTrue(planned.Find("passthrough"));
  const bool is_literal = name == "value" && is_passthrough;
  const bool is_variable =
      name == "target" || (planned.Has("key") && name == VariableOf(is_inbound_, is_passthrough));
  if (name != "register_auth" && planned.IsSecret(name)) {
    kind = Kind::kSecret;
  } else if (is_username && (planned.Has("password") || planned.Has("sip_password"))) {
    kind = Kind::kCredential;
  } else if (is_literal && beside != nullptr && IsMasked(*beside)) {
    kind = Kind::kSecret;
  } else if (beside != nullptr && found.IsSecret(name) && !member.is_object() &&
             !member.is_array()) {
    // A secret of somebody else: it differs, and must not be shown.
    const Json mark(kHiddenInValue);
    return CompareLeaf(member, member == *beside ? beside : &mark, at / name, kind);
  } else if (is_variable || IsOneOf(" transport auth_mode type ", name)) {
    kind = Kind::kName;
  }
  Compare(member, beside, at / name, kind);
}

void Comparison::CompareList(const Json& planned, const Json* found, const Pointer& at) {
  const std::size_t size = found != nullptr && found->is_array() ? found->size() : 0;
  std::vector<const Json*> beside(planned.size(), nullptr);
  std::vector<bool> used(size, false);
  const auto use = [&](std::size_t i, std::size_t j) {
    beside[i] = &(*found)[j];
    used[j] = true;
  };
  const bool any_order = planned.size() <= kLongestUnorderedList && size <= kLongestUnorderedList;
  for (std::size_t i = 0; any_order && i < planned.size(); ++i) {
    for (std::size_t j = 0; j < size && beside[i] == nullptr; ++j) {
      if (used[j]) continue;
      Comparison dry;
      dry.is_inbound_ = is_inbound_;
      dry.Compare(planned[i], &(*found)[j], at, Kind::kPlain);
      if (dry.verified()) use(i, j);
    }
  }
  std::size_t next = 0;
  for (std::size_t i = 0; i < planned.size(); ++i) {
    if (beside[i] != nullptr) continue;
    while (next < size && used[next]) ++next;
    if (next < size) use(i, next);
  }
  for (std::size_t i = 0; i < planned.size(); ++i) {
    Compare(planned[i], beside[i], at / i,
            IsSecretElement(planned, i) ? Kind::kSecret : Kind::kPlain);
  }
  if (size > planned.size()) WriteField(at, "differs", planned, *found);
}

void Comparison::CompareLeaf(const Json& planned, const Json* found, const Pointer& at, Kind kind) {
  const bool found_none = IsNone(found);
  const bool is_redacted = kind == Kind::kSecret || (kind == Kind::kCredential &&
                                                     (found_none || MayBeMasked(planned, *found)));
  if (is_redacted && !IsNone(&planned)) return WriteField(at, "hidden", nullptr, nullptr);
  if (found_none) {
    return WriteField(at, IsNone(&planned) ? "same" : "missing", planned, nullptr);
  }
  if (planned.is_string() && HoldsSecret(planned, at.text())) {
    const Json shown = WithoutSecrets(planned, "");
    const bool is_same = Text(shown).empty() ||
                         (found->is_string() && IsSameEndpoint(Text(shown), Text(*found), false));
    if (is_same) return WriteField(at, "hidden", nullptr, nullptr);
  }
  const bool is_endpoint = at.text().ends_with("/sip_endpoint");
  const bool is_same =
      IsSame(planned, *found, is_endpoint) || (kind == Kind::kName && IsSameName(planned, *found));
  WriteField(at, is_same ? "same" : "differs", planned, *found);
}

void Comparison::WriteBeyondUpdate(std::string_view name, std::string_view status,
                                   const Json& planned, const Json& found) {
  if (!beyond_update_.empty()) beyond_update_ += " and ";
  beyond_update_ += prefix_ + "/" + std::string(name);
  WriteField(Pointer() / name, status, planned, found);
}

void Comparison::WriteField(const Pointer& at, std::string_view status, const Json& planned,
                            const Json& found) {
  const bool is_difference = status == "differs" || status == "missing";
  verified_ = verified_ && !is_difference;
  if (is_difference && differing_.size() < kMostDiffering) {
    if (!differing_.empty()) differing_ += ", ";
    differing_ += prefix_ + std::string(PointerWithoutSecrets(at.text()));
    if (status == "missing") differing_ += " (missing)";
  }
  if (writer_ == nullptr) return;
  writer_->BeginObject();
  writer_->Key("path").String(PointerWithoutSecrets(at.text()));
  writer_->Key("status").String(status);
  writer_->Key("planned").Value(WithoutSecrets(planned, kHiddenInValue, at.text()));
  writer_->Key("found").Value(WithoutSecrets(found, kHiddenInValue, at.text()));
  writer_->EndObject();
}

}  // namespace sipattach
