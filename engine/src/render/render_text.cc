#include "render/render_text.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

struct CodePointRange {
  char32_t first, last;
};
// Characters that a reader does not see, or that change the order of what they see: DEL and C1
// controls, soft hyphen, zero-width and direction marks, line separators, tags, noncharacters.
constexpr CodePointRange kUnseen[] = {{0x7F, 0x9F},     {0xAD, 0xAD},      {0x61C, 0x61C},
                                      {0x180E, 0x180E}, {0x200B, 0x200F},  {0x2028, 0x202E},
                                      {0x2060, 0x206F}, {0xFE00, 0xFE0F},  {0xFEFF, 0xFEFF},
                                      {0xFFF0, 0xFFFF}, {0xE0000, 0xE0FFF}};

bool IsUnseen(char32_t c) {
  const auto holds = [&](const CodePointRange& range) {
    return c >= range.first && c <= range.last;
  };
  return std::any_of(std::begin(kUnseen), std::end(kUnseen), holds);
}

void AppendHex(std::string& out, char32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    out += kHexDigits[(value >> shift) & 15];
}

void AppendEscape(std::string& out, char32_t c, LiteralStyle style) {
  if (c < 0x10000) {
    out += "\\u";
    AppendHex(out, c, 4);
  } else if (style == LiteralStyle::kPython) {
    out += "\\U";
    AppendHex(out, c, 8);
  } else {
    const char32_t bits = c - 0x10000;
    out += "\\u";
    AppendHex(out, 0xD800 + (bits >> 10), 4);
    out += "\\u";
    AppendHex(out, 0xDC00 + (bits & 0x3FF), 4);
  }
}

bool NeedsEscape(char32_t c, LiteralStyle style) {
  if (c < 0x20 || IsUnseen(c)) return true;
  if (c < 0x80) {
    // With these escaped, it does not matter how cmd.exe pairs the quotes.
    return style == LiteralStyle::kCmdJson &&
           std::string_view("\"\\%!^&|<>").find(static_cast<char>(c)) != std::string_view::npos;
  }
  return style == LiteralStyle::kAsciiJson || style == LiteralStyle::kCmdJson;
}

void AppendLiteral(std::string& out, std::string_view text, LiteralStyle style) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\r') {
      out += "\\r";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (NeedsEscape(c.value, style)) {
      AppendEscape(out, c.value, style);
    } else {
      if (c.value == '"' || c.value == '\\') out += '\\';
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  out += '"';
}

class ValueWriter {
 public:
  // A step of 0 writes everything on one line.
  ValueWriter(LiteralStyle style, std::size_t indent, std::size_t step)
      : style_(style), indent_(indent), step_(step) {}

  std::string Write(const Json& value) {
    Value(value);
    return std::move(out_);
  }

 private:
  void Value(const Json& value) {
    switch (value.kind()) {
      case Json::Kind::kObject:
        return Object(value.members());
      case Json::Kind::kArray:
        return Array(value);
      case Json::Kind::kString:
        return AppendLiteral(out_, Text(value), style_);
      case Json::Kind::kBoolean:
        if (style_ == LiteralStyle::kPython) {
          out_ += value.boolean() ? "True" : "False";
        } else {
          out_ += value.boolean() ? "true" : "false";
        }
        return;
      case Json::Kind::kNull:
        out_ += style_ == LiteralStyle::kPython ? "None" : "null";
        return;
      default:
        out_ += value.digits();
    }
  }

  void Object(const Json::Members& members) {
    out_ += '{';
    Enter();
    bool first = true;
    for (const auto& [name, member] : members) {
      Separate(first);
      AppendLiteral(out_, name, style_);
      out_ += step_ > 0 ? ": " : ":";
      Value(member);
      first = false;
    }
    Leave(members.empty());
    out_ += '}';
  }

  void Array(const Json& elements) {
    out_ += '[';
    Enter();
    bool first = true;
    for (const Json& element : elements) {
      Separate(first);
      Value(element);
      first = false;
    }
    Leave(elements.empty());
    out_ += ']';
  }

  void Enter() { indent_ += step_; }
  void Leave(bool empty) {
    indent_ -= step_;
    if (!empty) BreakLine();
  }
  void Separate(bool first) {
    if (!first) out_ += ',';
    BreakLine();
  }
  void BreakLine() {
    if (step_ == 0) return;
    out_ += '\n';
    out_.append(indent_, ' ');
  }

  LiteralStyle style_;
  std::size_t indent_;
  std::size_t step_;
  std::string out_;
};

}  // namespace

std::string Literal(std::string_view text, LiteralStyle style) {
  std::string out;
  AppendLiteral(out, text, style);
  return out;
}

std::string Indented(const Json& value, LiteralStyle style, std::size_t indent, std::size_t step) {
  return ValueWriter(style, indent, step).Write(value);
}

std::string OnOneLine(const Json& value, LiteralStyle style) {
  return ValueWriter(style, 0, 0).Write(value);
}

std::string BashWord(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else if (!IsControl(c) || c == '\n') {
      out += c;
    }
  }
  return out + "'";
}

// A word without special characters gets plain quotes. Otherwise the quotes themselves are escaped,
// so cmd.exe is never inside quotes, and a caret escapes every special character. That works even
// for the percent sign, because no variable's name ends in a caret.
std::string CmdWord(std::string_view text) {
  const bool plain = text.find_first_of("\"%!^&|<>") == std::string_view::npos;
  const std::string_view quote = plain ? "\"" : "^\"";
  std::string out(quote);
  std::size_t backslashes = 0;  // directly before this character; doubled before a quote
  for (const char c : text) {
    if (IsControl(c)) continue;
    if (c == '"') {
      out.append(backslashes + 1, '\\');
    }
    if (!plain && std::string_view("\"%!^&|<>()").find(c) != std::string_view::npos) out += '^';
    out += c;
    backslashes = c == '\\' ? backslashes + 1 : 0;
  }
  out.append(backslashes, '\\');
  out += quote;
  return out;
}

// PowerShell takes typographic single quotes for quotes too, so they are doubled as well.
std::string PowerShellString(std::string_view text) {
  std::string out = "'";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    const std::string_view bytes = text.substr(at, c.length);
    at += c.length;
    if (IsControl(bytes.front())) continue;
    if (c.value == '\'' || (c.value >= 0x2018 && c.value <= 0x201B)) out += bytes;
    out += bytes;
  }
  return out + "'";
}

}  // namespace sipattach
