#include "program/program_handling.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "program/program_literal.h"
#include "program/program_text.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
// How far before a value the function may begin that gets it.
constexpr std::size_t kFar = 2000;
// The most variables that are followed, places of them in a statement, and brackets around a place.
constexpr std::size_t kMostHeld = 16;
constexpr int kMostPlaces = 16;
constexpr int kMostLevels = 8;

// Parts of the names of functions that make a form; of those that make text; of those that make the
// call; and beginnings of those that only look at what they get.
constexpr std::string_view kForms =
    "|urlencode|urlsearchparams|build_query|www_form|encode_query|qs.stringif|querystring.|"
    "postform|post_form|form_data|formdata|";
constexpr std::string_view kTexts =
    "|json|stringif|dump|encod|marshal|seriali|string|byte|buffer|printf|";
constexpr std::string_view kCalls =
    "|post|request|fetch|send|call|execut|attach|submit|invoke|perform|axios|ajax|http|curl|";
constexpr std::string_view kReaders =
    "|print|log|puts|echo|show|display|inspect|debug|info|warn|error|trace|valid|check|assert|"
    "verif|"
    "test|expect|require|save|store|record|persist|cache|write|emit|notif|track|audit|report|queue|"
    "publish|dispatch|raise|throw|len|count|size|sign|hash|hmac|digest|md5|sha|is|has|";
// Functions that give back what they get, or put it into something else; and beginnings of their
// names.
constexpr WordList kWrappers =
    " array asdict aslist await body bodyvalue content data entity format format! from header list "
    "map nopcloser "
    "object of ok payload raw return setbody setcontent setdata setentity setpayload "
    "setrequestbody "
    "some str text tuple to_h to_hash to_value to_vec ";
constexpr std::string_view kBeginsWrapper = "|clone|copy|deepcopy|dict|freez|new|structuredclone|";
// Clients that send every value but text as a form.
constexpr std::string_view kFormClients =
    "|$.post(|$.ajax(|jQuery.|HTTParty|RestClient|Typhoeus|CURLOPT_POSTFIELDS|-Body $|-Body @{|"
    "http.post(Uri|UrlFetchApp|";
// What tells a client to send a form.
constexpr std::string_view kFormOptions =
    "|asForm(|type('form')|type(\"form\")|encode = \"form\"|encode=\"form\"|";

enum class Role : std::uint8_t { kHarmless, kForm, kText, kCall, kReader, kUnknown };

Role RoleOf(std::string_view function) {
  const std::string whole = Lowercase(function);
  const std::string_view name = std::string_view(whole).substr(whole.find_last_of(".:") + 1);
  if (HasOne(kForms, whole) || name == "form") return Role::kForm;
  if (HasOne(kTexts, whole)) return Role::kText;
  if (HasOne(kReaders, name, false) || IsOneOf(" p pp pprint if while for foreach switch ", name)) {
    return Role::kReader;
  }
  if (HasOne(kCalls, name) || IsOneOf(" create do open put run stream_context_create ", name))
    return Role::kCall;
  const bool is_method = name.size() < whole.size();
  if (is_method && IsOneOf(" add append push set ", name)) return Role::kReader;
  return name.empty() || IsMaker(name) || IsOneOf(kWrappers, name) ||
                 HasOne(kBeginsWrapper, name, false)
             ? Role::kHarmless
             : Role::kUnknown;
}

// The bracket around `at`; kNone if there is none near it.
std::size_t OpenerAround(std::string_view statement, std::size_t at) {
  const std::size_t limit = at - std::min(at, kFar);
  int closed = 0;
  while (at-- > limit) {
    const char c = statement[at];
    if (c == '>' && at > 0 && statement[at - 1] == '=' && closed == 0) {
      const std::string_view before = Trim(statement.substr(0, at - 1));
      if (before.ends_with(')')) return kNone;  // the body of a function: () =>
    }
    if (c == ')' || c == ']' || c == '}') ++closed;
    if ((c == '(' || c == '[' || c == '{') && closed-- == 0) return at;
  }
  return kNone;
}

// The name of the argument or member whose value begins after `before`: data=, form:, "form" =>.
std::string_view KeyOf(std::string_view before) {
  before = before.substr(0, before.find_last_not_of(" \t\r\n$&@%\\*") + 1);
  const std::size_t sign = before.find_last_not_of("=:>");
  if (sign + 1 >= before.size()) return {};
  return LastWord(TrimOf(before.substr(0, sign + 1), " \t\"'"));
}

void AddCmdlet(std::string_view statement, Handling& handling) {
  handling.is_text = handling.is_text || Contains(statement, "ConvertTo-Json");
}

// Adds what the methods and operators after a value make of it: .to_json, | ConvertTo-Json,
// |> enrich().
void AddAfter(std::string_view after, Handling& handling) {
  after.remove_prefix(std::min(after.find_first_not_of(" \t\r\n"), after.size()));
  const bool is_pipe = after.starts_with('|') && !after.starts_with("||");
  if (!is_pipe && !HasOne("|.|->|?.|", after, false)) return;
  constexpr std::size_t kLongest = 60;
  std::string_view name = TrimOf(after.substr(0, kLongest), "|>.-? ");
  name = name.substr(0, name.find_first_of("( ,;)\n"));
  const Role role = RoleOf(name);
  if (role == Role::kText) handling.is_text = true;
  if (role == Role::kForm || name == "to_query") handling.is_form = true;
  if (role == Role::kUnknown && after.starts_with("|>")) handling.is_passed = true;
}

}  // namespace

void Handling::Add(const Handling& other) {
  is_text = is_text || other.is_text;
  is_form = is_form || other.is_form;
  is_object = is_object || other.is_object;
  is_passed = is_passed || other.is_passed;
}

void Handling::AddClient(std::string_view call) {
  is_object = is_object || HasOne(kFormClients, call);
  is_form = is_form || HasOne(kFormOptions, call);
}

HandlingFollower::Held* HandlingFollower::Find(std::string_view name) {
  for (Held& held : held_) {
    if (held.name == name) return &held;
  }
  return nullptr;
}

void HandlingFollower::Hold(std::string_view name, const Handling& handling, bool is_part) {
  Held* held = Find(name);
  if (held != nullptr) {
    if (!is_part) held->handling = {};
    held->handling.Add(handling);
  } else if (held_.size() < kMostHeld) {
    held_.push_back({name, handling});
  }
}

// Adds what the functions around a value do with it, from the inside to the one that makes the
// call. Returns false if what they give back is something else than the value.
bool HandlingFollower::Around(std::string_view statement, std::size_t begin, std::size_t end,
                              Handling& handling) const {
  AddAfter(statement.substr(std::min(end, statement.size())), handling);
  std::size_t at = begin;
  for (int level = 0; level < kMostLevels; ++level) {
    const std::size_t opener = OpenerAround(statement, at);
    if (opener == kNone) return true;
    const std::string_view before = statement.substr(0, at);
    const std::string_view key = KeyOf(before);
    if (LastWord(before) == "Values") handling.is_form = true;  // Go's url.Values{
    if (IsOneOf(" form form_params formdata multipart files ", Lowercase(key))) {
      handling.is_form = true;
    }
    if (statement[opener] != '(') return true;
    at = BeginOfFunction(statement, opener);
    const std::string_view function = statement.substr(at, opener - at);
    // api("/v1/sip/attach", body), api(url, body)
    const std::string_view beside = statement.substr(opener, before.size() - opener);
    const bool has_address = Contains(beside, kAttachWithoutVersion) || Mentions(beside, callers_);
    const bool is_own = callers_.contains(LastWord(function));
    Role role = is_own ? Role::kCall : RoleOf(function);
    if (role == Role::kUnknown && has_address) role = Role::kCall;
    if (role == Role::kReader) return false;
    handling.is_form = handling.is_form || role == Role::kForm;
    handling.is_text = handling.is_text || role == Role::kText;
    const bool is_new = statement.substr(0, at).ends_with("new ");
    if (role == Role::kUnknown && !is_new) handling.is_passed = true;
    if (role == Role::kCall) {
      // Python's data=, not data: of other languages.
      const bool is_data = key == "data" && Contains(before.substr(before.rfind(key)), "=");
      if (is_data && !is_own) handling.is_object = true;
      return true;
    }
  }
  return true;
}

// Adds what the statement does with the values that are followed. Returns false if it has none.
bool HandlingFollower::Of(std::string_view statement, Handling& handling) {
  bool has_any = false;
  int places = 0;
  for (const std::string_view name : VariablesIn(statement)) {
    const Held* held = Find(name);
    if (held == nullptr || ++places > kMostPlaces) continue;
    const auto begin = static_cast<std::size_t>(name.data() - statement.data());
    Handling own = held->handling;
    if (!Around(statement, begin, begin + name.size(), own)) continue;
    handling.Add(own);
    has_any = true;
  }
  AddCmdlet(statement, handling);
  return has_any;
}

void HandlingFollower::Step(std::string_view statement) {
  const Target target = TargetOf(statement);
  Handling handling;
  if (!Of(statement, handling)) return;
  if (target.is_set) return Hold(target.name, handling, target.is_part);
  if (!handling.is_passed) return;
  // A function that is given the object itself may change it: tweak(body). Text and PHP's arrays
  // are copied.
  std::string_view call = Trim(statement);
  if (call.starts_with("await ")) call.remove_prefix(6);
  const std::size_t opener = call.find('(');
  if (opener == kNone || BeginOfFunction(call, opener) != 0) return;
  for (const std::string_view name : VariablesIn(call.substr(opener))) {
    Held* held = Find(name);
    if (held != nullptr && !held->handling.is_text && name.data()[-1] != '$') {
      held->handling.is_passed = true;
    }
  }
}

Handling HandlingFollower::Follow(std::size_t from, std::size_t begin, std::size_t end,
                                  bool is_text, std::size_t call) {
  const std::string_view statement = statements_[from];
  const std::string_view before = Trim(statement.substr(0, begin));
  const std::string_view line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
  Handling handling;
  handling.is_text = is_text || line.find("<<") != kNone;                  // a heredoc
  if (statement[begin] == '(') begin = BeginOfFunction(statement, begin);  // dict(
  Around(statement, begin, end, handling);
  AddCmdlet(statement, handling);
  if (from == call) return handling;
  held_.clear();
  Hold(TargetOf(statement).name, handling, false);
  for (std::size_t i = from + 1; i < call; ++i) Step(statements_[i]);
  handling = {};
  Of(statements_[call], handling);
  return handling;
}

Handling HandlingFollower::FollowInto(std::size_t header, const Handling& given,
                                      const std::vector<std::size_t>& calls) {
  const std::string_view statement = statements_[header];
  const std::size_t end = std::min(statement.find(')'), statement.size());
  held_.clear();
  for (const std::string_view name : VariablesIn(statement.substr(0, end))) {
    Hold(name, given, false);
  }
  Handling handling;
  std::size_t next = header + 1;
  for (const std::size_t call : calls) {
    for (; next < call; ++next) Step(statements_[next]);
    if (call >= header) Of(call == header ? statement.substr(end) : statements_[call], handling);
  }
  return handling;
}

}  // namespace sipattach
