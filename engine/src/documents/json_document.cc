#include "documents/json_document.h"

#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostDepth = 100;

class JsonScanner {
 public:
  JsonScanner(std::string_view text, std::size_t begin, DocumentHandler& handler)
      : text_(text), at_(begin), handler_(handler) {}

  void Read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '{' || c == '[') {
        Push(c == '{');
      } else if (c == '}' || c == ']') {
        Pop();
      } else if (c == '"' || (c == '\'' && MayBegin(at_))) {
        ReadString();
        continue;
      } else if (IsAlpha(c) && MayBegin(at_)) {
        ReadWord();
        continue;
      } else if (IsDigit(c) || c == '-' || c == '+') {
        ReadNumeral();
        continue;
      } else if (c == ',') {
        name_.clear();
      }
      ++at_;
    }
    while (!frames_.empty()) Pop();
  }

 private:
  struct Frame {
    bool object;
    std::string name;  // its own, or that of the list that it is in
  };

  void Push(bool object) {
    if (frames_.size() == kMostDepth) return;
    std::string own = name_.empty() && !frames_.empty() ? frames_.back().name : name_;
    if (object) handler_.Open(own);
    frames_.push_back({object, std::move(own)});
    name_.clear();
  }
  void Pop() {
    if (frames_.empty()) return;
    if (frames_.back().object) handler_.Close();
    frames_.pop_back();
    name_.clear();
  }

  // Whether a name or a value may begin here. Anywhere else, a quote is an apostrophe.
  [[nodiscard]] bool MayBegin(std::size_t at) const {
    while (at > 0 && IsBlank(text_[at - 1])) --at;
    return at > 0 && std::string_view("{[,:>(").find(text_[at - 1]) != std::string_view::npos;
  }

  // Where the value after a name begins: after a colon, or after Ruby's arrow. 0 if what precedes
  // `at` is not a name.
  [[nodiscard]] std::size_t AfterSign(std::size_t at) const {
    while (at < text_.size() && IsBlank(text_[at])) ++at;
    if (text_.substr(at).starts_with("=>")) return at + 2;
    return at < text_.size() && text_[at] == ':' ? at + 1 : 0;
  }

  // Reads an unquoted name, as in JavaScript and Ruby, or true or false, also as written in Python.
  void ReadWord() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (IsAlphanumeric(text_[at_]) || text_[at_] == '_')) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (const std::size_t next = AfterSign(at_); next > 0) {
      name_ = word.substr(0, kLongestMemberName);
      at_ = next;
    } else if (const bool is_true = word == "true" || word == "True";
               is_true || word == "false" || word == "False") {
      handler_.Flag(name_, is_true);
    }
  }

  void ReadString() {
    const char quote = text_[at_];
    const std::size_t begin = ++at_;
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] != '\\' || at_ + 1 == text_.size()) {
        value += text_[at_++];
        continue;
      }
      const char escaped = text_[at_ + 1];
      at_ += 2;
      if (escaped == 'u' && at_ + 4 <= text_.size()) {
        AppendUtf8(value, HexOf(text_.substr(at_, 4)));
        at_ += 4;
      } else {
        value += escaped == 'n' || escaped == 't' || escaped == 'r' ? ' ' : escaped;
      }
    }
    if (at_ < text_.size()) ++at_;
    if (const std::size_t next = AfterSign(at_); next > 0) {
      handler_.Key(value, begin);
      name_ = value.substr(0, kLongestMemberName);
      at_ = next;
    } else {
      Give(value, begin);
    }
  }

  static char32_t HexOf(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) {
      if (!IsHexDigit(c)) return 0xFFFD;
      value = value * 16 + HexValue(c);
    }
    return value >= 0xD800 && value <= 0xDFFF ? 0xFFFD : value;
  }

  void ReadNumeral() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (IsAlphanumeric(text_[at_]) ||
            std::string_view("+-.").find(text_[at_]) != std::string_view::npos)) {
      ++at_;
    }
    Give(text_.substr(begin, at_ - begin), begin);
  }

  // The elements of a list have its name, and so does a member that is just called "value". But the
  // "attributes" of JSON:API say nothing.
  void Give(std::string_view value, std::size_t at) {
    const bool unnamed = name_.empty() || name_ == "value";
    std::string_view outer = frames_.empty() ? name_ : frames_.back().name;
    if (outer == "attributes") outer = {};
    handler_.Value(unnamed ? outer : name_, value, at);
    name_.clear();
  }

  std::string_view text_;
  std::size_t at_;
  DocumentHandler& handler_;
  std::vector<Frame> frames_;
  std::string name_;  // of the next value
};

}  // namespace

void ReadJsonDocument(std::string_view text, std::size_t begin, DocumentHandler& handler) {
  JsonScanner(text, begin, handler).Read();
}

}  // namespace sipattach
