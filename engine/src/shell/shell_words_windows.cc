// The two shells of Windows. cmd.exe has two layers: its own carets and operators, and the C
// runtime's rules for splitting the line into arguments. PowerShell: about_Quoting_Rules,
// about_Special_Characters.

#include <algorithm>
#include <cstddef>
#include <string>

#include "program/program_text.h"
#include "shell/shell_cursor.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Removes the number of `2>nul`, which is not an argument.
void DropDescriptor(std::string& line) {
  const std::size_t end = line.find_last_not_of("0123456789");
  if (end != std::string::npos && IsBlank(line[end])) line.resize(end);
}

// The line that cmd.exe passes to the program: without carets, but with its quotes.
std::string CmdLine(std::string_view text, ShellCommand& command) {
  std::string line;
  ShellCursor cursor(text);
  bool in_quotes = false;
  bool has_text = false;
  while (!cursor.AtEnd()) {
    const char c = cursor.Char();
    has_text = has_text || !IsBlank(c);
    // In quotes a caret is text, but people end lines with it there too.
    if (c == '^' && (!in_quotes || cursor.Next() == '\n' || cursor.Next() == '\r')) {
      cursor.Skip(1);
      // After a continuation the next character is literal, even a line break.
      cursor.SkipLineBreak();
      if (cursor.AtEnd()) break;
      if (cursor.SkipLineBreak()) {
        line += '\n';
      } else {
        line += cursor.Char();
        cursor.Skip(1);
      }
      continue;
    }
    if (c == '"') in_quotes = !in_quotes;
    if (!in_quotes && (c == '|' || c == '&' || c == '<' || c == '>')) {
      DropDescriptor(line);
      command.has_more = true;
      break;
    }
    if (!in_quotes && (c == '\n' || cursor.Sees("\r\n"))) {
      const std::size_t at = cursor.at();
      cursor.SkipLineBreak();
      if (!has_text || cursor.SeesOptionLine()) {
        line += ' ';
        continue;
      }
      cursor.MoveTo(at);
      command.has_more = cursor.HasMore();
      break;
    }
    line += c;
    cursor.Skip(1);
  }
  return line;
}

// The C runtime's rules. Backslashes before a quote are halved, and if their number is odd, the
// quote is text; other backslashes are text. Inside quotes, a doubled quote is one of the text.
class ArgumentSplitter {
 public:
  ArgumentSplitter(std::string_view line, ShellCommand& command)
      : cursor_(line), command_(command) {}

  void Run() {
    while (!cursor_.AtEnd()) Step();
    if (in_quotes_) command_.open_quote = true;
    EndWord();
  }

 private:
  void Step() {
    const char c = cursor_.Char();
    if (c == '\\') {
      Backslashes();
    } else if (c == '"') {
      Quote();
    } else if (!in_quotes_ && IsBlank(c)) {
      EndWord();
      cursor_.Skip(1);
    } else {
      cursor_.Take();
    }
  }

  void Backslashes() {
    std::size_t count = 0;
    while (!cursor_.AtEnd() && cursor_.Char() == '\\') {
      ++count;
      cursor_.Skip(1);
    }
    const bool before_quote = !cursor_.AtEnd() && cursor_.Char() == '"';
    cursor_.word().text.append(before_quote ? count / 2 : count, '\\');
    if (before_quote && count % 2 == 1) cursor_.Take();
  }

  void Quote() {
    cursor_.word().quoted = cursor_.word().double_quoted = true;
    if (in_quotes_ && cursor_.Next() == '"') {
      cursor_.Skip(1);
      cursor_.Take();
      return;
    }
    in_quotes_ = !in_quotes_;
    cursor_.Skip(1);
  }

  void EndWord() {
    if (cursor_.has_word() && HasCmdVariable(cursor_.word().text)) {
      cursor_.word().has_variable = true;
    }
    cursor_.EndWord(command_);
  }

  ShellCursor cursor_;
  ShellCommand& command_;
  bool in_quotes_ = false;
};

class PowerShellSplitter {
 public:
  explicit PowerShellSplitter(std::string_view text) : cursor_(text) {}

  ShellCommand Run() {
    while (!cursor_.AtEnd() && Step()) {
    }
    cursor_.EndWord(command_);
    command_.has_more = command_.has_more || cursor_.HasMore();
    return std::move(command_);
  }

 private:
  bool Step();
  void Quoted(bool is_double);
  void TakeText(bool is_double);
  void HereString(char quote);
  void Backtick();
  void MarkVariable();

  // PowerShell takes typographic quotes for quotes.
  [[nodiscard]] bool SeesQuote(bool is_double) const {
    const SmartQuote smart = cursor_.SeesSmartQuote();
    return is_double ? cursor_.Char() == '"' || smart == SmartQuote::kDouble
                     : cursor_.Char() == '\'' || smart == SmartQuote::kSingle;
  }

  ShellCursor cursor_;
  ShellCommand command_;
  bool has_single_closer_ = true;
  bool has_double_closer_ = true;
};

bool PowerShellSplitter::Step() {
  const char c = cursor_.Char();
  if (c == '\n' || cursor_.Sees("\r\n")) return cursor_.PassLineBreak(command_);
  if (IsBlank(c)) {
    cursor_.EndWord(command_);
    cursor_.Skip(1);
  } else if (c == '|' || c == ';' || c == '&' || c == '>' || c == ')') {
    if (c == '>') cursor_.DropDescriptor();
    command_.has_more = true;
    return false;
  } else if (c == '#' && !cursor_.has_word()) {
    cursor_.MoveTo(std::min(cursor_.text().find('\n', cursor_.at()), cursor_.text().size()));
  } else if (c == '`') {
    Backtick();
  } else if (cursor_.Sees("@'") || cursor_.Sees("@\"")) {
    HereString(cursor_.Next());
  } else if (SeesQuote(false) || SeesQuote(true)) {
    Quoted(SeesQuote(true));
  } else {
    if (c == '$') MarkVariable();
    cursor_.TakeCodePoint();
  }
  return true;
}

void PowerShellSplitter::Quoted(bool is_double) {
  cursor_.word().quoted = true;
  if (is_double) cursor_.word().double_quoted = true;
  cursor_.Skip(cursor_.Peek().length);
  while (!cursor_.AtEnd()) {
    if (SeesQuote(is_double)) {
      cursor_.Skip(cursor_.Peek().length);
      if (cursor_.AtEnd() || !SeesQuote(is_double)) return;
      cursor_.TakeCodePoint();  // doubled: text
    } else {
      TakeText(is_double);
    }
  }
  command_.open_quote = true;
}

// Takes a character inside quotes. Only double quotes allow escapes and variables.
void PowerShellSplitter::TakeText(bool is_double) {
  if (is_double && cursor_.Char() == '`') return Backtick();
  if (is_double && cursor_.Char() == '$') MarkVariable();
  cursor_.TakeCodePoint();
}

// @' or @" at the end of a line, up to a line that begins with '@ or "@.
void PowerShellSplitter::HereString(char quote) {
  const std::size_t line_end = cursor_.text().find('\n', cursor_.at());
  const std::string closer = std::string("\n") + quote + '@';
  bool& has_closer = quote == '"' ? has_double_closer_ : has_single_closer_;
  const bool begins =
      line_end != std::string_view::npos &&
      Trim(cursor_.text().substr(cursor_.at() + 2, line_end - cursor_.at() - 2)).empty();
  std::size_t end = std::string_view::npos;
  if (begins && has_closer) {
    end = cursor_.text().find(closer, line_end);
    // If there is none, do not search again: the text may be full of openings.
    has_closer = end != std::string_view::npos;
  }
  if (end == std::string_view::npos) {
    cursor_.Take();
    return;
  }
  ShellWord& word = cursor_.word();
  word.quoted = true;
  const bool after_return = end > line_end && cursor_.text()[end - 1] == '\r';
  const std::size_t text_end = after_return ? end - 1 : end;
  cursor_.MoveTo(std::min(line_end + 1, text_end));
  while (cursor_.at() < text_end) TakeText(quote == '"');
  cursor_.MoveTo(end + closer.size());
}

void PowerShellSplitter::Backtick() {
  cursor_.Skip(1);
  if (cursor_.AtEnd() || cursor_.SkipLineBreak()) return;
  const char c = cursor_.Char();
  if (const char meaning = MeaningOfBackquote(c); meaning != c) {
    cursor_.word().text += meaning;
    cursor_.Skip(1);
    return;
  }
  const std::size_t close = cursor_.Sees("u{") ? cursor_.text().substr(cursor_.at(), 10).find('}')
                                               : std::string_view::npos;
  if (close == std::string_view::npos) {
    cursor_.TakeCodePoint();
    return;
  }
  char32_t code_point = 0;
  for (const char digit : cursor_.text().substr(cursor_.at() + 2, close - 2)) {
    if (IsHexDigit(digit)) code_point = code_point * 16 + HexValue(digit);
  }
  const bool is_character = code_point < 0xD800 || (code_point >= 0xE000 && code_point < 0x110000);
  AppendUtf8(cursor_.word().text, is_character ? code_point : 0xFFFD);
  cursor_.Skip(close + 1);
}

void PowerShellSplitter::MarkVariable() {
  const char next = cursor_.Next();
  if (IsAlpha(next) || next == '_' || next == '{' || next == '(')
    cursor_.word().has_variable = true;
}

// Up to PowerShell 7.2, a quote reaches the program only if it is also escaped for the C runtime,
// so people write '{\"a\": 1}'.
void DropRuntimeEscapes(ShellWord& word) {
  const std::size_t quote = word.text.find('"');
  if (quote == std::string::npos || quote == 0 || word.text[quote - 1] != '\\') return;
  ShellCommand arguments;
  std::string line = "\"" + word.text + "\"";
  ArgumentSplitter(line, arguments).Run();
  if (arguments.words.size() == 1) word.text = std::move(arguments.words.front().text);
}

}  // namespace

bool HasCmdVariable(std::string_view text) {
  for (std::size_t open = text.find('%'); open != std::string_view::npos;) {
    std::size_t at = open + 1;
    while (at < text.size() && (IsAlphanumeric(text[at]) || text[at] == '_')) ++at;
    // Two hexadecimal digits between percent signs are a byte of a URL: %C3%A9.
    const bool is_name = at - open > 1 && !IsDigit(text[open + 1]) &&
                         !(at - open == 3 && IsPercentEscape(text, open));
    if (at < text.size() && text[at] == '%' && is_name) return true;
    open = text.find('%', at);
  }
  return false;
}

ShellCommand SplitCmd(std::string_view text) {
  ShellCommand command;
  const std::string line = CmdLine(text, command);
  ArgumentSplitter(line, command).Run();
  return command;
}

ShellCommand SplitPowerShell(std::string_view text) {
  ShellCommand command = PowerShellSplitter(text).Run();
  for (ShellWord& word : command.words) DropRuntimeEscapes(word);
  return command;
}

}  // namespace sipattach
