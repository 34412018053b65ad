#include "program/program_text.h"

#include <algorithm>
#include <iterator>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool Has(std::string_view characters, char c) { return characters.find(c) != kNone; }

struct Enclosed {
  std::string_view opener;
  std::string_view closer;
};
constexpr Enclosed kBlockComments[] = {{"/*", "*/"}, {"<#", "#>"}, {"<!--", "-->"}};
constexpr std::string_view kLongQuotes[] = {"\"\"\"", "'''"};

// Blanks out the comments of a text. A quote counts only up to the end of its line, so that an
// apostrophe cannot hide what follows.
class CommentEraser {
 public:
  explicit CommentEraser(std::string_view text) : text_(text), code_(text) {}

  std::string Run() {
    while (at_ < text_.size()) {
      if (quote_ == '\0' && (LineComment() || BlockComment() || LongString())) continue;
      Character();
    }
    return std::move(code_);
  }

 private:
  [[nodiscard]] bool Sees(std::string_view what) const {
    return text_.substr(at_, what.size()) == what;
  }
  [[nodiscard]] char Before() const { return at_ == 0 ? '\n' : text_[at_ - 1]; }

  void Character() {
    const char c = text_[at_++];
    if (!IsBlank(c)) {
      last_ = c;
      line_is_blank_ = false;
    }
    if (c == '\n') {
      quote_ = '\0';
      line_is_blank_ = true;
    } else if (c == '\\' && at_ < text_.size() && text_[at_] != '\n') {
      ++at_;
    } else if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
    } else if (Has("'\"`", c)) {
      quote_ = c;
    }
  }

  void EraseTo(std::size_t end) {
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') code_[at_] = ' ';
    }
  }

  bool LineComment() {
    const bool hash =
        text_[at_] == '#' && !Sees("#[serde") && (IsBlank(Before()) || Has(",;(){}[]#", Before()));
    if (!hash && (!Sees("//") || Before() == ':')) return false;
    EraseTo(std::min(text_.find('\n', at_), text_.size()));
    return true;
  }

  bool BlockComment() {
    for (std::size_t kind = 0; kind < std::size(kBlockComments); ++kind) {
      const Enclosed& block = kBlockComments[kind];
      if (!Sees(block.opener) || unclosed_[kind] || IsAlphanumeric(Before()) || Before() == '*') {
        continue;
      }
      const std::size_t end = text_.find(block.closer, at_ + block.opener.size());
      unclosed_[kind] = end == kNone;  // do not search again
      if (end == kNone) continue;
      EraseTo(end + block.closer.size());
      return true;
    }
    return false;
  }

  // """…""" on a line of its own is a docstring, unless a value is expected there.
  bool LongString() {
    for (const std::string_view quotes : kLongQuotes) {
      if (!Sees(quotes)) continue;
      const std::size_t end = text_.find(quotes, at_ + quotes.size());
      if (end == kNone) return false;
      const bool is_value = !line_is_blank_ || Has("=([{,+&", last_);
      if (!is_value) {
        EraseTo(end + quotes.size());
      } else {
        at_ = end + quotes.size();
        last_ = quotes.front();
        line_is_blank_ = false;
      }
      return true;
    }
    return false;
  }

  std::string_view text_;
  std::string code_;
  std::size_t at_ = 0;
  char quote_ = '\0';
  char last_ = '\0';           // the last character that is neither blank nor in a comment
  bool line_is_blank_ = true;  // the line, up to here
  bool unclosed_[std::size(kBlockComments)] = {};
};

bool Closes(char closer, char opener) {
  return closer == (opener == '(' ? ')' : opener == '[' ? ']' : '}');
}

class StatementSplitter {
 public:
  explicit StatementSplitter(std::string_view code) : code_(code) {}

  std::vector<std::string_view> Run() {
    for (; at_ < code_.size(); ++at_) Character(code_[at_]);
    Cut(code_.size());
    return std::move(statements_);
  }

 private:
  static constexpr char kBlock = 'B';

  void Cut(std::size_t end) {
    if (!Trim(code_.substr(begin_, end - begin_)).empty()) {
      statements_.push_back(code_.substr(begin_, end - begin_));
    }
    begin_ = end;
  }

  [[nodiscard]] bool InStatement() const { return !open_.empty() && open_.back() != kBlock; }

  void Character(char c) {
    if (Has("([{", c)) {
      open_ += c == '{' && OpensBlock() ? kBlock : c;
      if (open_.back() == kBlock) Cut(at_ + 1);
    } else if (Has(")]}", c)) {
      Close(c);
    } else if (!InStatement()) {
      if (c == ';' || (c == ',' && BeforeDeclarator()) || (c == '\n' && !GoesOn())) Cut(at_ + 1);
    }
    if (!IsBlank(c)) end_ = at_ + 1;
  }

  void Close(char c) {
    if (open_.empty() || !Closes(c, open_.back())) return;
    const bool block = open_.back() == kBlock;
    open_.pop_back();
    if (block) Cut(at_ + 1);
  }

  // How far back a type and its arguments may begin.
  static constexpr std::size_t kFar = 200;

  // The parenthesis that the last character closes, or the end of the text.
  static std::size_t OpenerOfLast(std::string_view text) {
    std::size_t depth = 0;
    const std::size_t last = text.size() - std::min(text.size(), kFar);
    for (std::size_t at = text.size(); at-- > last;) {
      if (text[at] == ')') ++depth;
      if (text[at] == '(' && --depth == 0) return at;
    }
    return text.size();
  }

  // C#'s objects: new {, new() {, new Dictionary<string, object>() {, new Message("POST") {.
  static bool IsNewObject(std::string_view before) {
    if (before.back() == ')') before = before.substr(0, OpenerOfLast(before));
    if (LastWord(before) == "new") return true;
    before.remove_prefix(before.size() - std::min(before.size(), kFar));
    const std::size_t at = before.rfind("new ");
    return at != kNone && before.find_first_of("(){};=", at) == kNone;
  }

  // if (…) {, function f() {, try {, () => {; but not = {, return {, const {, AttachRequest{.
  [[nodiscard]] bool OpensBlock() const {
    if (end_ <= begin_) return end_ > 0 && code_[end_ - 1] == ')';  // on a line of its own
    const std::string_view before = code_.substr(begin_, end_ - begin_);
    if (IsNewObject(before)) return false;
    if (before.back() == ')') return true;
    if (before.ends_with("=>")) return Trim(before.substr(0, before.size() - 2)).ends_with(')');
    const std::string_view word = LastWord(before);
    const bool is_escape = word.data() > code_.data() && word.data()[-1] == '\\';  // "\n  {"
    constexpr WordList kBeforeObjects = " return const let var with ";
    return IsBlank(code_[at_ - 1]) && !word.empty() && !is_escape && !IsOneOf(kBeforeObjects, word);
  }

  // const a = 1, b = 2
  [[nodiscard]] bool BeforeDeclarator() const {
    std::size_t at = at_ + 1;
    while (at < code_.size() && IsBlank(code_[at])) ++at;
    const std::size_t name = at;
    while (at < code_.size() && IsInWord(code_[at])) ++at;
    if (at == name) return false;
    while (at < code_.size() && code_[at] == ' ') ++at;
    return at + 1 < code_.size() && code_[at] == '=' && !Has("=>~", code_[at + 1]);
  }

  // Whether the statement goes on after the line break here.
  [[nodiscard]] bool GoesOn() const {
    if (end_ <= begin_) return false;
    const std::string_view line = code_.substr(begin_, end_ - begin_);
    if (Has("\\,=+|", line.back())) return true;
    for (const std::string_view end : {"\"\"\"", "'''", "@'", "@\"", " `", "|>", "%>%"}) {
      if (line.ends_with(end)) return true;
    }
    const std::string_view last = line.substr(line.rfind('\n') + 1);
    if (last.find("<<") != kNone) return true;
    const std::size_t next = code_.find_first_not_of(" \t\r", at_ + 1);
    if (next == kNone) return false;
    return Has(".-|?+", code_[next]) || (code_[next] == '{' && last.find("new") != kNone);
  }

  std::string_view code_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the statement
  std::size_t end_ = 0;    // just after the last character that is not blank
  std::string open_;
  std::vector<std::string_view> statements_;
};

// The = of an assignment, outside brackets; not one of ==, =>, != and the like.
std::size_t FindAssignment(std::string_view statement) {
  std::size_t depth = 0;
  for (std::size_t at = 1; at + 1 < statement.size(); ++at) {
    const char c = statement[at];
    if (Has("([{", c)) ++depth;
    if (Has(")]}", c) && depth > 0) --depth;
    if (c != '=' || depth > 0) continue;
    if (!Has("=>~", statement[at + 1]) && !Has("=!<>", statement[at - 1])) return at;
    ++at;
  }
  return kNone;
}

// `text` without the [index] at its end.
std::string_view WithoutIndex(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == ']') ++depth;
    if (text[at] == '[' && --depth == 0) return text.substr(0, at);
  }
  return {};
}

// What is assigned to in `body: AttachRequest =`, `body :=` and `if many: body["x"] =`.
std::string_view WithoutType(std::string_view left) {
  const std::size_t colon = left.find(':');
  const bool is_symbol = left.substr(0, colon).ends_with('[');  // body[:type] of Ruby
  if (colon == kNone || is_symbol || left.substr(colon, 2) == "::") return left;
  const std::string_view first = Trim(left).substr(0, Trim(left).find(' '));
  return IsOneOf(" if elif else for while with ", first) ? left.substr(left.rfind(':') + 1)
                                                         : left.substr(0, colon);
}

bool NamesBody(std::string_view member) {
  return IsOneOf(" body data json content payload ", Lowercase(member));
}

}  // namespace

bool HasOne(std::string_view words, std::string_view text, bool anywhere) {
  while (words.size() > 1) {
    words.remove_prefix(1);
    const std::string_view word = words.substr(0, words.find('|'));
    if (anywhere ? Contains(text, word) : text.starts_with(word)) return true;
    words.remove_prefix(word.size());
  }
  return false;
}

Language GuessLanguage(std::string_view code) {
  if (HasOne("|Invoke-|ConvertTo-Json|", code)) return Language::kPowerShell;
  if (HasOne("|Net::HTTP|HTTParty|Faraday|.to_json|", code)) return Language::kRuby;
  if (HasOne("|json_encode|curl_setopt|<?php|", code)) return Language::kPhp;
  if (HasOne("|JSON.stringify|axios|fetch(|", code)) return Language::kJavaScript;
  if (HasOne("|my $|\n$|", code)) return Language::kPhp;
  if (HasOne("|const |require(|", code)) return Language::kJavaScript;
  if (HasOne("|\nval | val |", code)) return Language::kKotlin;
  if (code.starts_with('$')) return Language::kPhp;
  return code.starts_with("val ") ? Language::kKotlin : Language::kOther;
}

char MeaningOfBackquote(char c) {
  constexpr std::string_view kNames = "0abefnrtv";
  constexpr std::string_view kMeanings("\0\a\b\x1B\f\n\r\t\v", 9);
  const std::size_t name = kNames.find(c);
  return name == kNone ? c : kMeanings[name];
}

std::string_view LastWord(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && IsInWord(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string CodeWithoutComments(std::string_view text) { return CommentEraser(text).Run(); }

std::vector<std::string_view> SplitStatements(std::string_view code) {
  return StatementSplitter(code).Run();
}

std::vector<std::size_t> OpenersAt(std::string_view code, std::size_t at) {
  std::vector<std::size_t> openers;
  for (std::size_t i = 0; i < at; ++i) {
    if (Has("([{", code[i])) openers.push_back(i);
    if (!openers.empty() && Closes(code[i], code[openers.back()])) openers.pop_back();
  }
  return openers;
}

Target TargetOf(std::string_view statement) {
  Target target;
  std::size_t end = FindAssignment(statement);
  if (end == kNone) {  // payload.update(…), $body.Add(…)
    std::size_t begin = 0;
    while (begin < statement.size() && (IsBlank(statement[begin]) || statement[begin] == '$')) {
      ++begin;
    }
    end = begin;
    while (end < statement.size() && IsInWord(statement[end])) ++end;
    target.name = statement.substr(begin, end - begin);
    target.is_part = end < statement.size() && Has(".[-", statement[end]);
    return target;
  }
  target.is_set = true;
  target.value = end + 1;
  if (Has("+-*/|&%^?.", statement[end - 1])) {
    target.is_part = true;
    end = statement.find_last_not_of("+-*/|&%^?.", end - 1) + 1;
  }
  std::string_view left = statement.substr(0, end);
  left = WithoutType(left);
  // body, err := json.Marshal(payload)
  if (left.find_first_of("([{<") == kNone) left = left.substr(0, left.find(','));
  // $body->{directions} of Perl
  if (const std::size_t member = left.find("->{"); member != kNone) {
    target.is_part = true;
    left = left.substr(0, member);
  }
  for (left = Trim(left); left.ends_with(']'); left = Trim(left)) {
    const std::string_view rest = WithoutIndex(left);
    target.is_body = target.is_body || NamesBody(TrimOf(left.substr(rest.size()), "[]'\""));
    target.is_part = true;
    left = rest;
  }
  target.name = LastWord(left);
  left.remove_suffix(target.name.size());
  while (left.ends_with('.') || left.ends_with("->")) {
    target.is_part = true;
    target.is_body = target.is_body || NamesBody(target.name);
    left.remove_suffix(left.ends_with('.') ? 1 : 2);
    while (left.ends_with(']')) left = WithoutIndex(left);
    target.name = LastWord(left);
    left.remove_suffix(target.name.size());
    if (target.name.empty()) break;
  }
  return target;
}

std::vector<std::string_view> VariablesIn(std::string_view statement) {
  std::vector<std::string_view> variables;
  for (std::size_t at = 0; at < statement.size(); ++at) {
    const std::size_t begin = at;
    while (at < statement.size() && IsInWord(statement[at])) ++at;
    if (at == begin || IsDigit(statement[begin])) continue;
    const char before = begin == 0 ? ' ' : statement[begin - 1];
    const std::size_t next = statement.find_first_not_of(" \t", at);
    const char after = next == kNone ? ' ' : statement[next];
    const bool spread = begin > 1 && statement[begin - 2] == '.';
    const bool is_member = before == '.' && !spread;
    const bool is_quoted = Has("'\"", before) && at < statement.size() && statement[at] == before;
    const bool is_name = Has(":=", after) && statement.substr(next, 2) != "::";
    if (is_member || is_quoted || is_name || before == '-') continue;
    variables.push_back(statement.substr(begin, at - begin));
  }
  return variables;
}

}  // namespace sipattach
