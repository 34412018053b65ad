#include "plan/wrapped_body.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/read_json.h"
#include "plan/draft_members.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

// Members in which programs, and recordings of their requests, hold the body of a request; they may
// be nested.
constexpr std::string_view kWrappers[] = {"body", "data",      "json",   "payload", "request",
                                          "raw",  "arguments", "params", "attach"};
constexpr int kMaxWrappers = 3;

// Finds the body of a request in whatever programs wrap around it, such as {"request": {"body":
// {"raw": "…"}}}, and the fix that keeps only the body. The fix moves values where possible,
// because the body may hold a password.
class Unwrapping {
 public:
  bool Locate(const Json& outer, const Pointer& at, int depth) {
    body_ = &outer;
    at_ = at;
    if (outer.is_string()) {
      written_ = ReadJsonOrNull(Text(outer));
      body_ = &written_;
    }
    if (IsAttachBody(*body_)) return true;
    for (const std::string_view name : kWrappers) {
      const Json* inner = depth == 0 || !outer.is_object() ? nullptr : Find(outer, name);
      if (inner == nullptr || !Locate(*inner, at / name, depth - 1)) continue;
      KeepBeside(outer, name, at);
      return true;
    }
    return false;
  }

  // Keeps the fields beside `wrapper` that belong to the request, and notes those that the fix has
  // to drop.
  void KeepBeside(const Json& outer, std::string_view wrapper, const Pointer& at) {
    for (const auto& [name, value] : outer.members()) {
      if (name == wrapper || value.is_null()) continue;
      if (!IsOneOf(kKept, name)) {
        if (IsOtherAddress(name, value)) lost_.push_back(name);
        continue;
      }
      const Json& holder = IsGiven(*body_, name) ? *body_ : kept_;
      if (!IsGiven(holder, name)) {
        kept_[name] = value;
        from_.push_back(at / name);
      } else if (!(*Find(holder, name) == value)) {
        lost_.push_back(name);
      }
    }
  }

  Fix TakeFix() {
    std::vector<PatchOperation> patch;
    if (body_ == &written_) {
      for (const auto& [name, value] : kept_.members()) written_[name] = value;
      patch.push_back(Replace(Pointer(), std::move(written_)));
    } else {
      std::size_t i = 0;
      for (const auto& [name, value] : kept_.members())
        patch.push_back(Move(from_[i++], at_ / name));
      patch.push_back(Move(at_, Pointer()));
    }
    Fix fix{"Keep only the body", std::move(patch)};
    fix.choice = !lost_.empty();
    for (const std::string& name : lost_) {
      fix.title += (&name == &lost_.front() ? ", without " : ", ") + name;
    }
    return fix;
  }

 private:
  // Names that HTTP clients use as well, such as headers and options, are left out: they may mean
  // something else.
  static constexpr std::string_view kKept =
      " trunk_id phone_number phone_numbers directions service sip_endpoint auth_mode "
      "register_auth transport secure_media sip_username sip_password sip_realm ";

  // Whether this is an address other than the one that the request is sent to.
  static bool IsOtherAddress(std::string_view name, const Json& value) {
    if (!IsOneOf(" url uri base_url baseurl endpoint href ", Lowercase(name))) return false;
    const std::string text = value.is_string() ? std::string(Trim(Text(value))) : "?";
    return !text.empty() && !text.starts_with(kAttachPath) &&
           !text.starts_with(std::string(kDefaultBaseUrl).append(kAttachPath));
  }

  const Json* body_ = nullptr;
  Json written_;  // the body, if it was JSON in a string
  Pointer at_;
  Json kept_ = Json::object();
  std::vector<Pointer> from_;  // where each member of kept_ was
  std::vector<std::string> lost_;
};

// Not inlined, as few drafts have a member of that name.
[[gnu::noinline]] bool ReportWrappedIn(const Json& draft, std::string_view name, const Json& inner,
                                       Report& report) {
  const Pointer at = Pointer() / name;
  Unwrapping unwrapping;
  if (!unwrapping.Locate(inner, at, kMaxWrappers)) return false;
  unwrapping.KeepBeside(draft, name, Pointer());
  report.Add(Code::kDraftWrapped, at, {{"field", name}}).fix = unwrapping.TakeFix();
  return true;
}

}  // namespace

bool ReportWrapped(const Json& draft, Report& report) {
  return std::any_of(std::begin(kWrappers), std::end(kWrappers), [&](std::string_view name) {
    const Json* inner = Find(draft, name);
    return inner != nullptr && ReportWrappedIn(draft, name, *inner, report);
  });
}

}  // namespace sipattach
