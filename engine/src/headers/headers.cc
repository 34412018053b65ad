#include "headers/headers.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "document/object_reader.h"
#include "draft_limits.h"
#include "headers/custom_mapping.h"
#include "headers/mapping_checks.h"
#include "headers/uui.h"
#include "sip/header_names.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

bool HasAny(const Json& object, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return Find(object, name) != nullptr; });
}

bool IsMapping(const Json& value) {
  return value.is_object() &&
         HasAny(value, {"type", "key", "value", "target", "purpose", "encoding"});
}

// Whether `headers` is [{"direction": …, "headers": […]}], which is not a list of mappings.
bool IsInList(const Json& headers) {
  return headers.size() == 1 && Find(headers[0], "headers") != nullptr;
}

// Whether the members are header names, as in {"X-Account": "account"}. There may be a direction,
// too.
bool IsMapOfHeaders(const Json& value) {
  if (!value.is_object() || HasAny(value, {"headers"}) || IsMapping(value)) return false;
  bool any = false;
  for (const auto& [name, member] : value.members()) {
    if (name == "direction") continue;
    if (!member.is_string() || !IsHeaderName(name)) return false;
    any = true;
  }
  return any;
}

// The mappings that a map of headers means. If some texts may be names of variables, `others` has
// the mappings that send these variables.
struct ListOfMap {
  ListOfMap(const Json& map, DirectionType type) {
    for (const auto& [name, member] : map.members()) {
      if (name == "direction") continue;
      meant.push_back(MappingOfPair(name, Text(member), type));
      auto other = OtherMappingOfPair(name, Text(member), type);
      is_certain = is_certain && !other;
      others.push_back(other ? *other : meant[meant.size() - 1]);
    }
  }

  Json meant = Json::array();
  Json others = Json::array();
  bool is_certain = true;
};

// The header name and the text around the first ':' or '=' of "X-Account: account". Both are empty
// if there is no such name.
std::pair<std::string_view, std::string_view> HeaderLine(std::string_view text) {
  const std::size_t separator = text.find_first_of(":=");
  if (separator == std::string_view::npos) return {};
  const std::string_view name = Trim(text.substr(0, separator));
  if (!IsHeaderName(name)) return {};
  return {name, Trim(text.substr(separator + 1))};
}

class Planner {
 public:
  Planner(DirectionType type, Pointer at, Report& report)
      : type_(type), at_(std::move(at)), report_(report) {}

  HeaderPlan Plan(const Json& headers) {
    if (headers.is_array() && !IsInList(headers)) {
      ReportUnwrapped("a bare list", headers);
      PlanList(headers, at_, Envelope());
    } else if (!headers.is_object()) {
      report_
          .Add(Code::kFieldWrongType, at_,
               {{"field", "headers"},
                {"expected", "an object with direction and headers"},
                {"actual", TypeWithArticle(headers)}})
          .fix = Unwrap(headers, "an object", at_);
    } else if (IsMapOfHeaders(headers)) {
      ListOfMap list(headers, type_);
      ReportMap(at_, list.is_certain, Envelope(std::move(list.meant)),
                Envelope(std::move(list.others)));
    } else if (IsMapping(headers) && Find(headers, "headers") == nullptr) {
      Json list = Json::array();
      list.push_back(headers);
      ReportUnwrapped("a single mapping", list);
      Json body = Envelope();
      body["headers"].push_back(ReadMapping(headers, at_));
      plan_.body = std::move(body);
    } else {
      PlanObject(headers);
    }
    return std::move(plan_);
  }

 private:
  [[nodiscard]] Json Envelope(Json list = Json::array()) const {
    return Json::object({{"direction", NameOf(type_)}, {"headers", std::move(list)}});
  }

  void ReportUnwrapped(std::string_view actual, const Json& list) {
    report_.Add(Code::kHeadersUnwrapped, at_, {{"actual", actual}}).fix =
        Fix{"Write it with its direction", {Replace(at_, Envelope(list))}};
  }

  void ReportMap(const Pointer& at, bool is_certain, Json meant, Json others) {
    Diagnostic& diagnostic = report_.Add(Code::kHeadersObjectMap, at);
    diagnostic.fix = Fix{"Write it as a list of mappings", {Replace(at, std::move(meant))}};
    if (is_certain) return;
    diagnostic.fix = AsChoice(std::move(diagnostic.fix));
    diagnostic.alternatives = {
        *AsChoice(Fix{"Send the variables of these names", {Replace(at, std::move(others))}})};
  }

  void PlanObject(const Json& headers) {
    ObjectReader reader(headers, at_, report_);
    Json body = Envelope();
    ReadDirection(reader, headers, body);
    const Field<Json> inner = reader.Take("headers");
    if (inner && IsMapOfHeaders(*inner)) {
      ListOfMap map(*inner, type_);
      ReportMap(reader.PathOf("headers"), map.is_certain, std::move(map.meant),
                std::move(map.others));
    } else if (inner && Find(*inner, "headers") != nullptr) {
      // `headers` is nested in itself.
      reader.ReportType("headers", "an array", *inner).fix =
          Fix{"Take it out of the object", {Move(reader.PathOf("headers"), at_)}};
    } else if (const Field<Json> list = reader.AsArray("headers", inner)) {
      PlanList(*list, reader.PathOf("headers"), std::move(body));
      reader.CopyUnknown(plan_.body);
      if (states_other_direction_) LeaveOtherDirectionToChoice();
      return;
    }
    const std::size_t known = body.size();
    reader.CopyUnknown(body);
    if (inner.is_given()) return;
    if (body.size() > known) {
      report_.Add(Code::kHeadersObjectMap, at_);
    } else {
      // A direction alone maps nothing, so it is not sent.
      report_.Add(Code::kHeadersListMissing, at_).fix = Fix{"Remove it", {Remove(at_)}};
    }
  }

  void ReadDirection(ObjectReader& reader, const Json& headers, Json& body) {
    const Field<std::string> direction = reader.TakeString("direction");
    const std::string_view expected = NameOf(type_);
    if (!direction) {
      // A direction that is null or of another type has been reported; an empty object will be.
      if (direction.state != FieldState::kAbsent || headers.empty()) return;
      report_.Add(Code::kHeadersDirectionMissing, at_, {{"direction", expected}}).fix =
          Fix{"Add it", {Add(reader.PathOf("direction"), expected)}};
    } else if (*direction != expected) {
      report_
          .Add(Code::kHeadersDirectionMismatch, reader.PathOf("direction"),
               {{"direction", *direction}, {"expected", expected}})
          .fix =
          Fix{"Write " + std::string(expected), {Replace(reader.PathOf("direction"), expected)}};
      body["direction"] = *direction;
      states_other_direction_ = true;
    }
  }

  // If the mappings make sense for the direction that is stated with them, either may be wrong.
  [[gnu::noinline]] void LeaveOtherDirectionToChoice() {
    const bool is_swapped = std::any_of(report_.diagnostics().begin(), report_.diagnostics().end(),
                                        [&](const Diagnostic& diagnostic) {
                                          return diagnostic.code == Code::kHeadersSwapped &&
                                                 diagnostic.path.starts_with(at_.text());
                                        });
    if (is_swapped) report_.MakeChoices(at_.text());
  }

  void PlanList(const Json& list, const Pointer& at, Json body) {
    if (list.empty()) report_.Add(Code::kHeadersEmptyList, at);
    if (list.size() > kMaxHeaderMappings) {
      report_.Add(Code::kHeadersTooMany, at,
                  {{"count", list.size()}, {"limit", kMaxHeaderMappings}});
    }
    for (std::size_t index = 0; index < list.size(); ++index) {
      const Json& element = list[index];
      const Pointer here = at / index;
      if (!element.is_object()) ReportNotObject(list, index, at);
      body["headers"].push_back(element.is_object() ? ReadMapping(element, here) : element);
    }
    plan_.body = std::move(body);
  }

  // Reads one mapping, compares it with those before it, and returns what will be sent.
  Json ReadMapping(const Json& element, const Pointer& at) {
    ObjectReader reader(element, at, report_);
    Mapping mapping{at, Json::object(), "", "", ""};
    const Field<std::string> stated = reader.TakeString("type");
    if (stated.is_unreadable()) return element;
    const std::string type = stated ? *stated : TypeByShape(element, reader);
    mapping.body["type"] = type;
    if (type == "custom") {
      ReadCustomMapping(reader, type_, mapping);
    } else if (type == "uui") {
      ReadUuiMapping(reader, type_, mapping);
    } else {
      ReportUnknownType(type, reader.PathOf("type"));
      return element;
    }
    reader.CopyUnknown(mapping.body);
    CompareWithEarlier(mapping, element);
    if (!mapping.explanation.empty()) {
      plan_.explanations.push_back({at.text(), std::move(mapping.explanation)});
    }
    return std::move(mapping.body);
  }

  std::string TypeByShape(const Json& element, ObjectReader& reader) {
    const bool custom = HasAny(element, {"key", "value"}) ||
                        !HasAny(element, {"target", "purpose", "encoding", "content"});
    std::string type = custom ? "custom" : "uui";
    report_.Add(Code::kHeadersTypeMissing, reader.PathOf("type"), {{"type", type}}).fix =
        Fix{"Add \"type\": \"" + type + "\"", {Add(reader.PathOf("type"), type)}};
    return type;
  }

  void ReportUnknownType(const std::string& type, const Pointer& at) {
    Diagnostic& diagnostic = report_.Add(Code::kHeadersUnknownType, at, {{"type", type}});
    const std::string lower = PlainWord(type);
    const bool uui = lower == "uui" || lower == "user-to-user" || lower == "user_to_user";
    if (uui || lower == "custom" || lower == "header") {
      const std::string meant = uui ? "uui" : "custom";
      diagnostic.fix = Fix{"Write " + meant, {Replace(at, meant)}};
    }
  }

  void ReportNotObject(const Json& list, std::size_t index, const Pointer& list_at) {
    const Json& element = list[index];
    const Pointer at = list_at / index;
    Diagnostic& diagnostic =
        report_.Add(Code::kHeadersMappingNotObject, at, {{"actual", TypeWithArticle(element)}});
    if (element.is_null()) {
      diagnostic.fix = Fix{"Remove it", {Remove(at)}};
    } else {
      diagnostic.fix = UnwrapElement(list, index, "an object", list_at);
      if (!diagnostic.fix) diagnostic.fix = Unwrap(list, "an array", list_at);
    }
    if (!element.is_string() || diagnostic.fix) return;
    const auto [name, text] = HeaderLine(Text(element));
    if (name.empty()) return;
    diagnostic.fix = Fix{"Write it as a mapping", {Replace(at, MappingOfPair(name, text, type_))}};
  }

  // Makes one remark per mapping: a repeated header matters more than a repeated variable.
  void CompareWithEarlier(const Mapping& mapping, const Json& element) {
    if (!mapping.header.empty() && RepeatsHeader(mapping, element)) return;
    if (mapping.variable.empty() || variables_.insert(Lowercase(mapping.variable)).second) return;
    report_.Add(Code::kHeadersDuplicateVariable, mapping.at, {{"variable", mapping.variable}});
  }

  bool RepeatsHeader(const Mapping& mapping, const Json& element) {
    const auto [found, is_new] =
        headers_.try_emplace(Lowercase(mapping.header), Seen{&element, mapping.header});
    if (is_new) return false;
    const Seen& first = found->second;
    if (first.name != mapping.header) {
      report_.Add(Code::kHeadersCaseOnlyDuplicate, mapping.at,
                  {{"name", mapping.header}, {"first", first.name}});
      return true;
    }
    Diagnostic& diagnostic =
        report_.Add(Code::kHeadersDuplicateHeader, mapping.at, {{"name", mapping.header}});
    if (*first.element == element) {
      diagnostic.fix = Fix{"Remove the second one", {Remove(mapping.at)}};
    }
    return true;
  }

  struct Seen {
    const Json* element;
    std::string name;
  };

  DirectionType type_;
  Pointer at_;
  Report& report_;
  HeaderPlan plan_;
  bool states_other_direction_ = false;
  std::map<std::string, Seen> headers_;  // by lower-case name
  std::set<std::string> variables_;      // in lower case, because case does not matter
};

}  // namespace

HeaderPlan PlanHeaders(const Json* headers, DirectionType type, const Pointer& at, Report& report) {
  if (headers == nullptr || headers->is_null()) return {};
  return Planner(type, at, report).Plan(*headers);
}

}  // namespace sipattach
