#ifndef SIPATTACH_SHELL_SHELL_CURSOR_H_
#define SIPATTACH_SHELL_SHELL_CURSOR_H_

// What the three splitters of shell_words.h share: a position in the text, and the word being
// built.

#include <cstddef>
#include <string_view>
#include <utility>

#include "shell/shell_words.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {

enum class SmartQuote : std::uint8_t { kNone, kSingle, kDouble };

[[nodiscard]] constexpr SmartQuote SmartQuoteOf(char32_t c) {
  if (c >= 0x2018 && c <= 0x201B) return SmartQuote::kSingle;
  if (c >= 0x201C && c <= 0x201F) return SmartQuote::kDouble;
  return SmartQuote::kNone;
}

class ShellCursor {
 public:
  explicit ShellCursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool AtEnd() const { return at_ >= text_.size(); }
  [[nodiscard]] char Char() const { return text_[at_]; }
  // The character after this one, or NUL.
  [[nodiscard]] char Next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\0'; }
  [[nodiscard]] bool Sees(std::string_view what) const {
    return text_.substr(at_, what.size()) == what;
  }
  [[nodiscard]] CodePoint Peek() const { return DecodeUtf8(text_, at_); }
  [[nodiscard]] SmartQuote SeesSmartQuote() const { return SmartQuoteOf(Peek().value); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  void Skip(std::size_t count) { at_ += count; }
  void MoveTo(std::size_t at) { at_ = at; }

  // Skips one line break if there is one: \n or \r\n.
  bool SkipLineBreak() {
    if (Sees("\r\n"))
      at_ += 2;
    else if (Sees("\n"))
      ++at_;
    else
      return false;
    return true;
  }

  // The word being built, begun by this call. A quote begins a word too, so "" is one.
  ShellWord& word() {
    has_word_ = true;
    return word_;
  }
  [[nodiscard]] bool has_word() const { return has_word_; }
  void Take() { word().text += text_[at_++]; }
  void TakeCodePoint() {
    const std::size_t length = Peek().length;
    word().text += text_.substr(at_, length);
    at_ += length;
  }
  void EndWord(ShellCommand& command) {
    if (has_word_) command.words.push_back(std::move(word_));
    DropWord();
  }
  // Skips the closing quote of quoted text, or notes that it is missing.
  void EndQuote(ShellCommand& command) {
    if (AtEnd())
      command.open_quote = true;
    else
      Skip(1);
  }
  // Ends the word at a line break. If the command goes on after it, skips it and returns true.
  bool PassLineBreak(ShellCommand& command) {
    EndWord(command);
    const std::size_t at = at_;
    SkipLineBreak();
    if (command.words.empty() || SeesOptionLine()) return true;
    at_ = at;
    return false;
  }
  void DropWord() {
    word_ = ShellWord();
    has_word_ = false;
  }
  // Called at < or >. The 2 of `2>file` names the stream to redirect and is not an argument.
  void DropDescriptor() {
    if (!word_.quoted && TrimOf(word_.text, "0123456789*").empty()) DropWord();
  }

  // Whether the line that begins here continues the command although the last one did not end in a
  // continuation: options whose backslashes were lost on the way.
  [[nodiscard]] bool SeesOptionLine() const {
    std::size_t i = at_;
    while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\t')) ++i;
    const std::string_view rest = text_.substr(i);
    const auto begins = [&](std::string_view what) { return rest.substr(0, what.size()) == what; };
    return (begins("-") && !begins("---")) || begins("http:") || begins("https:") ||
           begins("'http") || begins("\"http") || begins("\xE2\x80\x94") || begins("\xE2\x80\x93");
  }

  // Whether anything but white space is left.
  [[nodiscard]] bool HasMore() const {
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (!IsBlank(text_[i])) return true;
    }
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  ShellWord word_;
  bool has_word_ = false;
};

// Whether the text has a %NAME% anywhere.
[[nodiscard]] bool HasCmdVariable(std::string_view text);

[[nodiscard]] ShellCommand SplitPosix(std::string_view text, const ShellValues* values);
[[nodiscard]] ShellCommand SplitCmd(std::string_view text);
[[nodiscard]] ShellCommand SplitPowerShell(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_SHELL_SHELL_CURSOR_H_
