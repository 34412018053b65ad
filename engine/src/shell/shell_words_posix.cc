// POSIX.1-2017 XCU §2.2 (quoting), §2.3 (tokens), §2.7.4 (here-documents); $'…' as in bash and
// POSIX.1-2024.

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "shell/shell_cursor.h"
#include "shell/shell_output.h"
#include "shell/shell_values.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

class PosixSplitter {
 public:
  PosixSplitter(std::string_view text, const ShellValues* values)
      : cursor_(text), values_(values) {}

  ShellCommand Run();

 private:
  bool Step();
  bool LineEnd();
  void SingleQuoted();
  void DoubleQuoted();
  void SmartQuoted(SmartQuote kind);
  void AnsiQuoted();
  void AnsiEscape();
  void AnsiUnicode(std::size_t digits);
  char32_t Digits(int base, std::size_t most);
  void Dollar();
  bool TakeBareJson();
  bool Redirection();
  void TakeExpanded(std::string_view escaped);
  bool TakeVariable();
  bool TakeOutput();
  void HereDocumentMark();
  ShellWord HereDocumentText();

  ShellCursor cursor_;
  const ShellValues* values_;
  ShellCommand command_;
  std::string here_end_;
  bool here_literal_ = false;  // its delimiter is quoted: nothing is expanded
  bool here_pending_ = false;
  int commands_ = 0;                // how many of $(…) were looked at
  bool may_hold_bare_json_ = true;  // false once a bracket did not close: do not search again
  std::optional<std::size_t> here_string_;  // the index of the word after `<<<`
};

ShellCommand PosixSplitter::Run() {
  while (!cursor_.AtEnd() && Step()) {
  }
  cursor_.EndWord(command_);
  // The here-document begins after the line on which the command ended.
  if (here_pending_) {
    const std::size_t line_end = cursor_.text().find('\n', cursor_.at());
    cursor_.MoveTo(std::min(line_end, cursor_.text().size()));
    if (cursor_.SkipLineBreak()) command_.here_document = HereDocumentText();
  }
  if (here_string_ && *here_string_ < command_.words.size()) {
    const auto word = command_.words.begin() + static_cast<std::ptrdiff_t>(*here_string_);
    command_.here_document = std::move(*word);
    command_.words.erase(word);
  }
  command_.has_more = command_.has_more || cursor_.HasMore();
  return std::move(command_);
}

// Returns false if the command ends here.
bool PosixSplitter::Step() {
  const char c = cursor_.Char();
  if (c == '\n' || cursor_.Sees("\r\n")) return LineEnd();
  if (IsBlank(c)) {
    cursor_.EndWord(command_);
    cursor_.Skip(1);
    return true;
  }
  if (cursor_.Sees("<<<")) {
    cursor_.EndWord(command_);
    cursor_.Skip(3);
    here_string_ = command_.words.size();
    return true;
  }
  if (cursor_.Sees("<<")) {
    cursor_.EndWord(command_);
    HereDocumentMark();
    here_pending_ = !here_end_.empty();
    return true;
  }
  if (c == '<' || c == '>' || cursor_.Sees("&>")) return Redirection();
  if (c == '|' || c == ';' || c == '&' || c == ')') {
    command_.has_more = true;
    command_.is_piped = c == '|' && cursor_.Next() != '|';
    return false;
  }
  if (c == '#' && !cursor_.has_word()) {
    const std::size_t end = cursor_.text().find('\n', cursor_.at());
    cursor_.MoveTo(std::min(end, cursor_.text().size()));
    return true;
  }
  if (c == '\\') {
    cursor_.Skip(1);
    // A backslash at the very end continues to a line that was not copied.
    if (!cursor_.AtEnd() && !cursor_.SkipLineBreak()) cursor_.TakeCodePoint();
    return true;
  }
  if ((c == '{' || c == '[') && may_hold_bare_json_ && !cursor_.has_word() && TakeBareJson())
    return true;
  const SmartQuote smart = cursor_.SeesSmartQuote();
  if (c == '\'') {
    SingleQuoted();
  } else if (c == '"') {
    DoubleQuoted();
  } else if (c == '$') {
    Dollar();
  } else if (smart != SmartQuote::kNone && !cursor_.has_word()) {
    SmartQuoted(smart);
  } else {
    if (c == '`') cursor_.word().has_variable = true;
    cursor_.TakeCodePoint();
  }
  return true;
}

bool PosixSplitter::LineEnd() {
  if (!here_pending_) return cursor_.PassLineBreak(command_);
  cursor_.EndWord(command_);
  return false;
}

void PosixSplitter::SingleQuoted() {
  cursor_.word().quoted = true;
  cursor_.Skip(1);
  while (!cursor_.AtEnd() && cursor_.Char() != '\'') cursor_.Take();
  cursor_.EndQuote(command_);
}

// 2>file, <file, &>file, 2>&1: the command goes on after it.
bool PosixSplitter::Redirection() {
  constexpr std::string_view kOperators = "<>&|;) \t\r\n";
  const bool writes = cursor_.Char() == '>' && command_.output.empty();
  cursor_.DropDescriptor();
  cursor_.EndWord(command_);
  command_.has_more = true;
  while (!cursor_.AtEnd() && std::string_view("<>&| \t").find(cursor_.Char()) != kNone)
    cursor_.Skip(1);
  while (!cursor_.AtEnd() && kOperators.find(cursor_.Char()) == kNone && Step()) {
  }
  if (writes && cursor_.has_word()) command_.output = cursor_.word().text;
  cursor_.DropWord();
  return true;
}

void PosixSplitter::DoubleQuoted() {
  cursor_.word().quoted = cursor_.word().double_quoted = true;
  cursor_.Skip(1);
  while (!cursor_.AtEnd() && cursor_.Char() != '"') {
    if (!TakeOutput()) TakeExpanded("$`\"\\");
  }
  cursor_.EndQuote(command_);
}

// Takes a character of text in which the shell expands variables. A backslash escapes only the
// characters in `escaped`.
void PosixSplitter::TakeExpanded(std::string_view escaped) {
  const char c = cursor_.Char();
  const char next = cursor_.Next();
  if (c == '\\' && escaped.find(next) != kNone) {
    cursor_.Skip(1);
    cursor_.Take();
    return;
  }
  if (cursor_.Sees("\\\n") || cursor_.Sees("\\\r\n")) {
    cursor_.Skip(1);
    cursor_.SkipLineBreak();
    return;
  }
  if (c == '$' && TakeVariable()) return;
  const bool names_variable =
      c == '$' && (IsAlpha(next) || next == '_' || next == '{' || next == '(');
  if (names_variable || c == '`') cursor_.word().has_variable = true;
  cursor_.Take();
}

// Takes the value of $NAME or ${NAME}, if it is known.
bool PosixSplitter::TakeVariable() {
  if (values_ == nullptr) return false;
  const std::string_view rest = cursor_.text().substr(cursor_.at() + 1);
  const bool is_braced = rest.starts_with('{');
  std::size_t end = is_braced ? 1 : 0;
  while (end < rest.size() && (IsAlphanumeric(rest[end]) || rest[end] == '_')) ++end;
  const std::string_view name = rest.substr(is_braced ? 1 : 0, end - (is_braced ? 1 : 0));
  if (name.empty() || (is_braced && rest.substr(end, 1) != "}")) return false;
  const std::optional<ShellWord> value = values_->ValueOf(name);
  if (!value) return false;
  ShellWord& word = cursor_.word();
  word.text += value->text;
  word.has_variable = word.has_variable || value->has_variable;
  cursor_.Skip(1 + end + (is_braced ? 1 : 0));
  return true;
}

// "$(cat <<'END' … END )", $(jq -n '{…}'): takes what the command prints.
bool PosixSplitter::TakeOutput() {
  constexpr int kMostCommands = 16;
  const std::size_t begin = cursor_.at() + 2;
  if (!cursor_.Sees("$(") || commands_ == kMostCommands) return false;
  ++commands_;
  PosixSplitter inner(cursor_.text().substr(begin), values_);
  inner.commands_ = kMostCommands;  // not in one another
  ShellCommand command = inner.Run();
  const bool shows_file = command.words.size() == 2 && command.words.front().text == "cat";
  std::optional<ShellWord> given = shows_file && values_ != nullptr
                                       ? values_->TextOfFile(command.words.back().text)
                                       : OutputOf(std::move(command));
  if (!given) return false;
  while (given->text.ends_with('\n')) given->text.pop_back();
  ShellWord& word = cursor_.word();
  word.text += given->text;
  word.has_variable = word.has_variable || given->has_variable;
  cursor_.MoveTo(begin + inner.cursor_.at());
  while (!cursor_.AtEnd() && IsBlank(cursor_.Char())) cursor_.Skip(1);
  if (cursor_.Sees(")")) cursor_.Skip(1);
  return true;
}

// ‘…’ or “…”, made by a word processor or a chat. Everything inside is literal, including quotes of
// the other kind and apostrophes.
void PosixSplitter::SmartQuoted(SmartQuote kind) {
  command_.typographic = true;
  cursor_.word().quoted = true;
  cursor_.Skip(cursor_.Peek().length);
  while (!cursor_.AtEnd()) {
    if (cursor_.SeesSmartQuote() == kind) {
      const std::size_t after = cursor_.at() + cursor_.Peek().length;
      const std::string_view rest = cursor_.text().substr(after);
      if (rest.empty() || IsBlank(rest.front())) {
        cursor_.MoveTo(after);
        return;
      }
    }
    cursor_.TakeCodePoint();
  }
  command_.open_quote = true;
}

void PosixSplitter::Dollar() {
  if (cursor_.Next() == '\'') {
    cursor_.Skip(1);
    AnsiQuoted();
    return;
  }
  if (cursor_.Next() == '"') {  // $"…": a string to be translated
    cursor_.Skip(1);
    DoubleQuoted();
    return;
  }
  if (TakeOutput() || TakeVariable()) return;
  cursor_.word().has_variable = true;
  cursor_.Take();
}

void PosixSplitter::AnsiQuoted() {
  cursor_.word().quoted = true;
  cursor_.Skip(1);
  while (!cursor_.AtEnd() && cursor_.Char() != '\'') {
    if (cursor_.Char() == '\\' && cursor_.Next() != '\0') {
      cursor_.Skip(1);
      AnsiEscape();
    } else {
      cursor_.Take();
    }
  }
  cursor_.EndQuote(command_);
}

void PosixSplitter::AnsiEscape() {
  static constexpr std::string_view kNames = "abeEfnrtv\\'\"?";
  static constexpr std::string_view kMeanings = "\a\b\x1B\x1B\f\n\r\t\v\\'\"?";
  std::string& text = cursor_.word().text;
  const char c = cursor_.Char();
  const std::size_t index = kNames.find(c);
  if (index != std::string_view::npos) {
    text += kMeanings[index];
    cursor_.Skip(1);
  } else if (c >= '0' && c <= '7') {
    text += static_cast<char>(Digits(8, 3) & 0xFF);
  } else if (c == 'x' && IsHexDigit(cursor_.Next())) {
    cursor_.Skip(1);
    text += static_cast<char>(Digits(16, 2));
  } else if ((c == 'u' || c == 'U') && IsHexDigit(cursor_.Next())) {
    cursor_.Skip(1);
    AnsiUnicode(c == 'u' ? 4 : 8);
  } else if (c == 'c' && cursor_.Next() != '\0') {
    cursor_.Skip(1);
    text += static_cast<char>(cursor_.Char() & 0x1F);
    cursor_.Skip(1);
  } else {
    text += '\\';
  }
}

// Browsers write a character beyond U+FFFF as two \u, a surrogate pair.
void PosixSplitter::AnsiUnicode(std::size_t digits) {
  char32_t c = Digits(16, digits);
  const std::size_t after_high = cursor_.at();
  if (c >= 0xD800 && c < 0xDC00 && cursor_.Sees("\\u")) {
    cursor_.Skip(2);
    const char32_t low = Digits(16, 4);
    if (low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    } else {
      cursor_.MoveTo(after_high);
    }
  }
  const bool is_character = c < 0xD800 || (c >= 0xE000 && c < 0x110000);
  AppendUtf8(cursor_.word().text, is_character ? c : 0xFFFD);
}

char32_t PosixSplitter::Digits(int base, std::size_t most) {
  char32_t value = 0;
  for (std::size_t i = 0; i < most && !cursor_.AtEnd(); ++i) {
    const char c = cursor_.Char();
    if (base == 8 ? (c < '0' || c > '7') : !IsHexDigit(c)) break;
    value = value * static_cast<char32_t>(base) + HexValue(c);
    cursor_.Skip(1);
  }
  return value;
}

// -d {"phone_number": "+14155552671"}: a shell would remove the quotes and split the text at its
// blanks, so take it as it is written. Returns false if this is not JSON, or does not end.
bool PosixSplitter::TakeBareJson() {
  const std::string_view text = cursor_.text().substr(cursor_.at());
  const std::size_t first = text.find_first_not_of(" \t\r\n", 1);
  if (first == std::string_view::npos || (text[first] != '"' && text[first] != '{')) return false;
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      cursor_.word().text = text.substr(0, i + 1);
      cursor_.word().bare_json = true;
      cursor_.Skip(i + 1);
      return true;
    }
  }
  may_hold_bare_json_ = false;
  return false;
}

// Reads the delimiter: <<END, <<-END, <<'END'. The text begins on the next line.
void PosixSplitter::HereDocumentMark() {
  cursor_.Skip(2);
  if (!cursor_.AtEnd() && cursor_.Char() == '-') cursor_.Skip(1);
  while (!cursor_.AtEnd() && (cursor_.Char() == ' ' || cursor_.Char() == '\t')) cursor_.Skip(1);
  here_end_.clear();
  here_literal_ = false;
  while (!cursor_.AtEnd() && !IsBlank(cursor_.Char()) && cursor_.Char() != '|' &&
         cursor_.Char() != ';') {
    const char c = cursor_.Char();
    const bool quotes = c == '\'' || c == '"' || c == '\\';
    here_literal_ = here_literal_ || quotes;
    if (!quotes) here_end_ += c;
    cursor_.Skip(1);
  }
}

ShellWord PosixSplitter::HereDocumentText() {
  std::string text;
  while (!cursor_.AtEnd()) {
    const std::size_t begin = cursor_.at();
    const std::size_t end = std::min(cursor_.text().find('\n', begin), cursor_.text().size());
    const std::string_view line = cursor_.text().substr(begin, end - begin);
    cursor_.MoveTo(std::min(end + 1, cursor_.text().size()));
    if (Trim(line) == here_end_) break;
    text += line;
    text += '\n';
  }
  PosixSplitter inner(text, values_);
  ShellWord& word = inner.cursor_.word();
  word.quoted = true;
  if (here_literal_) {
    word.text = std::move(text);
    return std::move(word);
  }
  while (!inner.cursor_.AtEnd()) inner.TakeExpanded("$`\\");
  return std::move(word);
}

}  // namespace

ShellCommand SplitPosix(std::string_view text, const ShellValues* values) {
  return PosixSplitter(text, values).Run();
}

}  // namespace sipattach
