#include "program/program_code.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "program/program_base.h"
#include "program/program_bodies.h"
#include "program/program_calls.h"
#include "program/program_changes.h"
#include "program/program_handling.h"
#include "program/program_text.h"
#include "program/program_variables.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
// The most statements that are followed as possible calls, and the most paths of attach.
constexpr int kMostCalls = 8;
constexpr int kMostPaths = 4;

constexpr std::string_view kAddressSetters = "|.open(|setUrl(|setopt(|";

// The body that a call sends.
struct Choice {
  Body* body = nullptr;
  bool is_changed = false;   // the program changes it before it is sent
  std::size_t call = kNone;  // the statement that it is passed in
  bool has_more = false;     // another body is sent to the same address
  bool names_form = false;   // the Content-Type is that of a form
  Handling handling = {};
};

class BodyChooser {
 public:
  // Removes the bodies of other calls from `bodies`: a detach must not become an attach.
  BodyChooser(std::string_view code, std::vector<Body>& bodies)
      : code_(code), bodies_(bodies), statements_(SplitStatements(code)) {
    std::vector<Body> own;
    for (Body& body : bodies_) {
      if (!IsOfOtherCall(body)) own.push_back(std::move(body));
    }
    bodies_ = std::move(own);
  }

  // The body of the call whose path is at `path`. It is in the statement with the path, or in a
  // later one that uses what that statement sets, such as the address or a request.
  Choice ChooseFor(std::size_t path) {
    const std::size_t first = StatementAt(path);
    // The variables of this statement may belong to the other call.
    if (HasOtherCall(statements_[first])) return {ClosestIn(first, path)};
    calls_ = {first};
    Choice choice = ChooseIn(first, path);
    if (choice.body == nullptr) choice = ChooseInBlock(first);
    Names made;
    AddMade(first, made);
    int calls = 1;
    for (std::size_t i = first + 1; i < statements_.size() && calls < kMostCalls; ++i) {
      const std::string_view statement = statements_[i];
      if (IsOtherCall(statement)) Unmake(statement, made);
      if (!Mentions(statement, made) || IsOtherCall(statement)) continue;
      const Choice next = ChooseIn(i, Begin(i));
      if (choice.body == nullptr) {
        choice = next;
      } else if (next.body != nullptr && next.body != choice.body) {
        choice.has_more = true;
      }
      AddMade(i, made);
      calls_.push_back(i);
      ++calls;
    }
    if (choice.body == nullptr) choice = ChooseForFunction(first);
    if (choice.body == nullptr) choice = AloneAfter(path);
    if (choice.body == nullptr) choice.body = Only();
    if (choice.body != nullptr) choice.names_form = NamesForm(path, *choice.body, made);
    if (choice.call != kNone) Follow(first, choice);
    return choice;
  }

  // The only body that there is, unless it is an argument of a call or the value of a variable.
  [[nodiscard]] Body* Only() const {
    if (bodies_.size() != 1) return nullptr;
    const std::size_t i = StatementAt(bodies_.front().begin);
    const std::vector<std::size_t> openers =
        OpenersAt(statements_[i], bodies_.front().begin - Begin(i));
    const bool is_argument = std::any_of(openers.begin(), openers.end(), [&](std::size_t opener) {
      return statements_[i][opener] == '(';
    });
    return is_argument || TargetOf(statements_[i]).is_set ? nullptr : &bodies_.front();
  }

 private:
  [[nodiscard]] std::size_t Begin(std::size_t i) const {
    return static_cast<std::size_t>(statements_[i].data() - code_.data());
  }

  [[nodiscard]] std::size_t StatementAt(std::size_t place) const {
    std::size_t i = 0;
    while (i + 1 < statements_.size() && Begin(i + 1) <= place) ++i;
    return i;
  }

  // Adds the variable that the statement sets, or the request whose address it sets: xhr.open(…).
  void AddMade(std::size_t i, Names& made) const {
    const Target target = TargetOf(statements_[i]);
    const std::string_view name = target.name;
    if (target.is_set && !name.empty()) made.insert(name);
    // conn.post(…) do |request|
    if (const std::size_t block = statements_[i].find(" do |"); block != kNone) {
      AddVariables(
          statements_[i].substr(block + 4, statements_[i].find('|', block + 5) - block - 4), made);
    }
    if (!HasOne(kAddressSetters, statements_[i])) return;
    for (const std::string_view variable : VariablesIn(statements_[i])) {
      const bool is_constant = std::none_of(variable.begin(), variable.end(), IsLower);
      if (!is_constant) made.insert(variable);  // not CURLOPT_POSTFIELDS
    }
    if (!target.is_set && !target.is_part) made.erase(name);  // it is the function's name
  }

  static bool IsOtherCall(std::string_view statement) {
    return (Contains(statement, "://") || HasOtherCall(statement)) &&
           !Contains(statement, kAttachWithoutVersion);
  }

  // Removes the variables that another call's statement sets, or sets the address of.
  static void Unmake(std::string_view statement, Names& made) {
    const Target target = TargetOf(statement);
    if (target.is_set && !target.is_part) made.erase(target.name);
    if (!HasOne(kAddressSetters, statement)) return;
    for (const std::string_view name : VariablesIn(statement)) made.erase(name);
  }

  // The number of brackets around `from` that do not enclose `to`.
  [[nodiscard]] std::size_t BracketsBetween(std::size_t from, std::size_t to) const {
    const std::string_view inward = from < to ? "([{" : ")]}";
    const std::string_view outward = from < to ? ")]}" : "([{";
    std::size_t inside = 0;
    std::size_t left = 0;
    while (from != to) {
      const char c = from < to ? code_[from++] : code_[--from];
      if (inward.find(c) != kNone) ++inside;
      if (outward.find(c) == kNone) continue;
      if (inside > 0) {
        --inside;
      } else {
        ++left;
      }
    }
    return left;
  }

  // Whether another call is closer to the body in its statement than attach. A body that is a
  // statement by itself, as in an HTTP message, belongs to what comes before it.
  [[nodiscard]] bool IsOfOtherCall(const Body& body) const {
    const std::size_t i = StatementAt(body.begin);
    const std::size_t end = Begin(i) + statements_[i].size();
    const std::size_t begin = IsAlone(body) ? 0 : Begin(i);
    ApiPath before;
    ApiPath after;
    for (ApiPath path = FindApiPath(code_, begin); path.begin < end;
         path = FindApiPath(code_, path.begin + path.text.size())) {
      if (path.begin < body.begin) before = path;
      if (path.begin >= body.end && after.begin == kNone) after = path;
    }
    if (before.begin == kNone && after.begin == kNone) return false;
    const auto distance = [&](const ApiPath& path, std::size_t from) {
      return path.begin == kNone ? kNone : BracketsBetween(from, path.begin);
    };
    const bool is_before =
        distance(before, body.begin) <= distance(after, body.end);  // as in (address, body)
    return is_before ? !before.is_attach() : !after.is_attach();
  }

  [[nodiscard]] bool IsAlone(const Body& body) const {
    const std::size_t begin = Begin(StatementAt(body.begin));
    return TrimOf(code_.substr(begin, body.begin - begin), " \t\r\n'\"`@").empty();
  }

  // The body in a statement that shares the most brackets with a place; null if two share as many.
  [[nodiscard]] Body* ClosestIn(std::size_t i, std::size_t place) const {
    const std::size_t begin = Begin(i);
    const std::vector<std::size_t> openers = OpenersAt(statements_[i], place - begin);
    Body* closest = nullptr;
    std::size_t most = 0;
    for (Body& body : bodies_) {
      if (body.begin < begin || body.begin >= begin + statements_[i].size()) continue;
      const std::vector<std::size_t> own = OpenersAt(statements_[i], body.begin - begin);
      std::size_t shared = 0;
      while (shared < std::min(own.size(), openers.size()) && own[shared] == openers[shared]) {
        ++shared;
      }
      ++shared;
      if (shared >= most) closest = shared > most ? &body : nullptr;
      most = std::max(most, shared);
    }
    return closest;
  }

  // The body in a statement, or in the variables that it reads, as they were last set before it.
  [[nodiscard]] Choice ChooseIn(std::size_t call, std::size_t place) const {
    if (Body* body = ClosestIn(call, place)) return {body, IsAlteredIn(call, *body), call};
    Names wanted;
    Names changed;
    AddVariables(statements_[call], wanted);
    AddChanged(statements_[call], true, changed);
    for (std::size_t i = call; i-- > 0 && !wanted.empty();) {
      const std::string_view statement = statements_[i];
      const Target target = TargetOf(statement);
      AddChanged(statement, false, changed);
      const bool is_wanted = wanted.contains(target.name);
      const bool gives = target.is_set || Contains(statement, "ody(");  // request.setBody(…)
      Body* body = is_wanted && gives ? ClosestIn(i, Begin(i)) : nullptr;
      if (body != nullptr) {
        return {body, changed.contains(target.name) || IsAlteredIn(i, *body), call};
      }
      // The variable may be another name for a part of the body.
      if (target.is_part && (target.is_set || !OnlyReads(statement))) changed.insert(target.name);
      AddAliased(statement, changed);
      if (!is_wanted) continue;
      if (target.is_body) AddVariables(statement, wanted);
      if (target.is_set && !target.is_part) Replace(target.name, statement, wanted, changed);
    }
    return {};
  }

  // Before the statement that sets a variable, the variables that it is made from count instead.
  static void Replace(std::string_view name, std::string_view statement, Names& wanted,
                      Names& changed) {
    wanted.erase(name);
    AddVariables(statement, wanted);
    if (changed.erase(name)) AddVariables(statement, changed);
    AddChanged(statement, true, changed);
  }

  [[nodiscard]] bool IsAlteredIn(std::size_t i, const Body& body) const {
    return IsAltered(statements_[i], body.begin - Begin(i), body.end - Begin(i));
  }

  // The body that is set in the block of a call: Kotlin's client.post(…) { setBody(…) }.
  [[nodiscard]] Choice ChooseInBlock(std::size_t call) const {
    const std::string_view opening = Trim(statements_[call]);
    if (!opening.ends_with('{') || BeginsFunction(opening)) return {};
    std::size_t end = Begin(call) + statements_[call].rfind('{');
    int depth = 0;
    do {
      if (code_[end] == '{') ++depth;
      if (code_[end] == '}') --depth;
      ++end;
    } while (depth > 0 && end < code_.size());
    for (std::size_t i = call + 1; i < statements_.size() && Begin(i) < end; ++i) {
      if (!Contains(statements_[i], "ody") || IsOtherCall(statements_[i])) continue;
      if (const Choice choice = ChooseIn(i, Begin(i)); choice.body != nullptr) return choice;
    }
    return {};
  }

  // If a function makes the call, the body may be an argument of a call of that function.
  [[nodiscard]] Choice ChooseForFunction(std::size_t inside) const {
    const std::size_t header = HeaderOf(inside);
    Names name;
    name.insert(NameOfFunction(statements_[header]));
    int calls = 0;
    for (std::size_t i = 0; i < statements_.size() && calls < kMostCalls; ++i) {
      if (i == header || !Mentions(statements_[i], name)) continue;
      if (const Choice choice = ChooseIn(i, Begin(i)); choice.body != nullptr) return choice;
      ++calls;
    }
    return {};
  }

  static bool BeginsFunction(std::string_view statement) {
    return Contains(statement, "def ") || Contains(statement, "func") || HasArrow(statement);
  }

  // The statement that begins the function around another one, or else the first of all.
  [[nodiscard]] std::size_t HeaderOf(std::size_t inside) const {
    while (inside > 0 && !BeginsFunction(statements_[inside])) --inside;
    return inside;
  }

  static std::string_view NameOfFunction(std::string_view statement) {
    if (!BeginsFunction(statement)) return {};
    const Target target = TargetOf(statement);
    if (target.is_set) return target.name;
    const std::string_view before = Trim(statement.substr(0, statement.find('(')));
    return before.substr(before.find_last_of(" \t") + 1);
  }

  // Notes what the program does with the body that it sends.
  void Follow(std::size_t first, Choice& choice) const {
    const std::size_t header = HeaderOf(first);
    Names callers;
    callers.insert(NameOfFunction(statements_[header]));
    const bool is_outside = choice.call != first && Mentions(statements_[choice.call], callers);
    for (const std::size_t call : calls_) {
      choice.handling.AddClient(statements_[call]);
      if (const Target target = TargetOf(statements_[call]); target.is_set) {
        callers.insert(target.name);
      }
    }
    const Body& body = *choice.body;
    const std::size_t from = StatementAt(body.begin);
    HandlingFollower follower(statements_, callers);
    choice.handling.Add(follower.Follow(from, body.begin - Begin(from), body.end - Begin(from),
                                        body.is_text, choice.call));
    if (is_outside) choice.handling.Add(follower.FollowInto(header, choice.handling, calls_));
  }

  // Whether the request's header says that its body is a form.
  [[nodiscard]] bool NamesForm(std::size_t path, const Body& body, const Names& made) const {
    int places = 0;
    for (const std::string_view type : {"form-urlencoded", "multipart/form-data"}) {
      for (std::size_t at = code_.find(type); at != kNone && places < kMostPaths;
           at = code_.find(type, at + 1), ++places) {
        const std::size_t i = StatementAt(at);
        const std::string_view statement = statements_[i];
        Names named;
        named.insert(TargetOf(statement).name);
        const bool is_of_call = Mentions(statement, made) ||
                                std::any_of(calls_.begin(), calls_.end(), [&](std::size_t call) {
                                  return call == i || Mentions(statements_[call], named);
                                });
        const bool is_field = IsAlone(body) && path < at && at < body.begin;
        if ((is_of_call || is_field) && !IsOtherCall(statement)) return true;
      }
    }
    return false;
  }

  // A body that is a statement by itself, as in an HTTP message.
  [[nodiscard]] Choice AloneAfter(std::size_t path) const {
    Choice choice;
    for (Body& body : bodies_) {
      if (!IsAlone(body) || (body.begin < path && bodies_.size() > 1)) continue;
      if (choice.body == nullptr) choice.body = &body;
      choice.has_more = choice.has_more || !(choice.body->value == body.value);
    }
    return choice;
  }

  std::string_view code_;
  std::vector<Body>& bodies_;
  std::vector<std::string_view> statements_;
  std::vector<std::size_t> calls_;  // the statements that make the call
};

void Judge(const Choice& choice, CallInProgram& call) {
  if (choice.body == nullptr) {
    call.remarks.push_back(Code::kCurlBodyUnclear);
  } else if (choice.is_changed || choice.body->has_spread) {
    call.remarks.push_back(Code::kCurlBodyChanged);
  } else {
    const Handling& handling = choice.handling;
    if (choice.body->has_variable) call.remarks.push_back(Code::kCurlBodyVariable);
    if (handling.is_passed) call.remarks.push_back(Code::kCurlBodyPassed);
    if (handling.is_form || (handling.is_object && !handling.is_text)) {
      call.remarks.push_back(Code::kCurlSentAsForm);
    } else if (choice.names_form) {
      call.remarks.push_back(Code::kCurlContentType);
    }
    call.body = std::move(choice.body->value);
  }
}

}  // namespace

bool MayHoldBodyAlone(std::string_view code) {
  const std::string_view trimmed = Trim(code);
  return !trimmed.starts_with('{') && !trimmed.starts_with('[') && Contains(code, "directions") &&
         !HasOtherCall(code);
}

std::optional<CallInProgram> FindCallInProgram(std::string_view text, std::string_view code) {
  text = text.substr(0, kLookedAt);
  const std::string own = WithoutExamples(code.substr(0, kLookedAt));
  code = own;
  const std::size_t first = code.find(kAttachWithoutVersion);
  std::vector<Body> bodies = FindBodies(text, code);
  // < ./body.json of .http files
  const bool is_in_file = bodies.empty() && first != kNone && HasOne("|\n< |\n<@|", code);
  if (bodies.empty() && !is_in_file) return std::nullopt;
  BodyChooser chooser(code, bodies);
  Choice choice;
  if (first == kNone) choice.body = chooser.Only();
  if (first == kNone && choice.body == nullptr) return std::nullopt;
  std::size_t path = first;
  std::size_t next = first;
  bool has_rest = false;
  for (int i = 0; i < kMostPaths && next != kNone; ++i) {
    const Choice found = chooser.ChooseFor(next);
    if (choice.body == nullptr) {
      choice = found;
      path = next;
    } else if (found.body == nullptr) {
      has_rest = true;
    } else if (found.body != choice.body && !(found.body->value == choice.body->value)) {
      choice.has_more = true;
    }
    next = code.find(kAttachWithoutVersion, next + 1);
  }
  const Body* body = choice.body;
  has_rest = has_rest ||
             HasOtherCall(code.substr(0, body == nullptr ? code.size() : body->begin)) ||
             (body != nullptr && HasOtherCall(code.substr(body->end)));
  CallInProgram call{{}, {}, {}, HasApiKey(code)};
  if (first == kNone) {
    call.remarks.push_back(Code::kCurlNoUrl);
  } else {
    CallUrl url = UrlOfCall(code, path, path + kAttachWithoutVersion.size());
    call.url = std::move(url.text);
    if (url.is_unknown) call.remarks.push_back(Code::kCurlUrlVariable);
  }
  if (choice.has_more) call.remarks.push_back(Code::kCurlSeveralCalls);
  if (has_rest && !choice.has_more) call.remarks.push_back(Code::kCurlMoreCommands);
  if (is_in_file) {
    call.remarks.push_back(Code::kCurlBodyFromFile);
  } else {
    Judge(choice, call);
  }
  return call;
}

}  // namespace sipattach
