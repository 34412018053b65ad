#include "import/pasted_document.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "import/cells.h"
#include "import/line_numbers.h"
#include "import/transposed_table.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::size_t kLookedAt = 64 * 1024;
constexpr std::size_t kMostDepth = 100;
constexpr std::size_t kLongestName = 60;

// ---- JSON. Read as it comes, so that neither a slip nor its end being cut off loses the rest.

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
      } else if (IsDigit(c) || c == '-') {
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
    std::string name;  // of the value that it is
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

  // Whether a name or a value may begin here, and a quote is no apostrophe.
  [[nodiscard]] bool MayBegin(std::size_t at) const {
    while (at > 0 && IsBlank(text_[at - 1])) --at;
    return at > 0 && std::string_view("{[,:>(").find(text_[at - 1]) != std::string_view::npos;
  }

  // Where the value after a name begins: after a colon, or after the arrow of Ruby. 0 where the
  // text before is no name.
  [[nodiscard]] std::size_t AfterSign(std::size_t at) const {
    while (at < text_.size() && IsBlank(text_[at])) ++at;
    if (text_.substr(at).starts_with("=>")) return at + 2;
    return at < text_.size() && text_[at] == ':' ? at + 1 : 0;
  }

  // Names without quotes, as JavaScript and Ruby have them, and what is true or false, also as
  // Python writes it.
  void ReadWord() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (IsAlphanumeric(text_[at_]) || text_[at_] == '_')) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (const std::size_t next = AfterSign(at_); next > 0) {
      name_ = word.substr(0, kLongestName);
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
      name_ = value.substr(0, kLongestName);
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

  // The elements of a list have its name, and so has a member that is just called "value"; but the
  // "attributes" of JSON:API are of everything.
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
  std::string name_;  // of the member whose value comes next
};

// ---- XML

// The semicolon of the "&#8211;" that begins at this byte; 0 for an "&" that stands for itself.
std::size_t EndOfEntity(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 9;
  const std::size_t length = text.substr(at, kLongest).find(';');
  return length == std::string_view::npos ? 0 : at + length;
}

// Which entities become what they stand for, and not a blank. The text of a page is searched for
// markup and quotes once more, so that there none may come of them.
enum class Entities : bool { kAll, kHarmless };

std::string Decoded(std::string_view text, Entities entities) {
  static constexpr std::pair<std::string_view, char> kSigns[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '&' ? EndOfEntity(text, at) : 0;
    if (end == 0) {
      out += text[at];
      continue;
    }
    std::string_view name = text.substr(at + 1, end - at - 1);
    char32_t code = ' ';
    if (name.starts_with('#')) {
      const bool hex = name.starts_with("#x") || name.starts_with("#X");
      code = 0;
      for (const char c : name.substr(hex ? 2 : 1)) {
        if (!IsHexDigit(c)) continue;
        code = code * (hex ? 16 : 10) + HexValue(c);
      }
      if (code >= 0xD800 && code <= 0xDFFF) code = ' ';
    } else if (name == "plus") {
      code = '+';
    } else if (entities == Entities::kAll) {
      for (const auto& [its_name, sign] : kSigns) {
        if (its_name == name) code = static_cast<unsigned char>(sign);
      }
    }
    AppendUtf8(out, code);
    at = end;
  }
  return out;
}

class XmlScanner {
 public:
  XmlScanner(std::string_view text, std::size_t begin, DocumentHandler& handler)
      : text_(text), at_(begin), handler_(handler) {}

  void Read() {
    while (at_ < text_.size()) {
      const std::size_t open = std::min(text_.find('<', at_), text_.size());
      Give(text_.substr(at_, open - at_), at_);
      at_ = open;
      if (!leaf_) {
        ReadTag();
        continue;
      }
      leaf_ = false;
      name_ = {};
      at_ = std::min(std::min(text_.find('>', at_), text_.size()) + 1, text_.size());
    }
    for (; depth_ > 0; --depth_) handler_.Close();
  }

 private:
  void ReadTag() {
    if (at_ == text_.size()) return;
    const std::size_t end = std::min(text_.find('>', at_), text_.size());
    const std::string_view tag = text_.substr(at_ + 1, end - at_ - 1);
    const std::size_t at = at_ + 1;
    at_ = std::min(end + 1, text_.size());
    if (tag.starts_with('?') || tag.starts_with('!')) return;
    if (tag.starts_with('/')) {
      if (depth_ > 0) {
        --depth_;
        handler_.Close();
      }
      name_ = {};
      return;
    }
    std::size_t name_end = 0;
    while (name_end < tag.size() && !IsBlank(tag[name_end]) && tag[name_end] != '/') ++name_end;
    name_ = tag.substr(0, name_end);
    if (const std::size_t colon = name_.rfind(':'); colon != name_.npos)
      name_.remove_prefix(colon + 1);
    // An element that holds nothing but text is a value of the one around it.
    const bool leaf = IsLeaf();
    const bool closed = tag.ends_with('/');
    const bool attributes = tag.find('=') != std::string_view::npos;
    if (leaf && !attributes) {
      leaf_ = true;
      return;
    }
    handler_.Open(name_);
    ++depth_;
    ReadAttributes(tag, name_end, at);
    if (closed) {
      --depth_;
      handler_.Close();
      name_ = {};
    }
  }

  [[nodiscard]] bool IsLeaf() const {
    const std::size_t next = text_.find('<', at_);
    return next != std::string_view::npos && next + 1 < text_.size() && text_[next + 1] == '/';
  }

  void ReadAttributes(std::string_view tag, std::size_t from, std::size_t at) {
    for (std::size_t equals = tag.find('=', from); equals != std::string_view::npos;
         equals = tag.find('=', from)) {
      std::size_t begin = equals;
      while (begin > from && !IsBlank(tag[begin - 1])) --begin;
      const char quote = equals + 1 < tag.size() ? tag[equals + 1] : ' ';
      if (quote != '"' && quote != '\'') {
        from = equals + 1;
        continue;
      }
      const std::size_t end = std::min(tag.find(quote, equals + 2), tag.size());
      std::string_view name = tag.substr(begin, equals - begin);
      if (name == "value" || name == "number") name = name_;
      handler_.Value(name, Decoded(tag.substr(equals + 2, end - equals - 2), Entities::kAll),
                     at + equals + 2);
      from = std::min(end + 1, tag.size());
    }
  }

  void Give(std::string_view content, std::size_t at) {
    const std::string_view value = Trim(content);
    if (value.empty()) return;
    handler_.Value(name_, Decoded(value, Entities::kAll),
                   at + static_cast<std::size_t>(value.data() - content.data()));
  }

  std::string_view text_;
  std::size_t at_;
  DocumentHandler& handler_;
  std::string_view name_;  // of the element that holds the text that comes next
  std::size_t depth_ = 0;
  bool leaf_ = false;  // it holds nothing else
};

// ---- lines

struct Member {
  std::string_view name;
  std::string_view value;
  std::size_t at = 0;  // of the value, in the line
};

// Of the dial plan of Asterisk.
constexpr std::string_view kExtension = "exten";

// "TelephoneNumber : +14155552671", "did=4155552671", "exten => 4155552671,1,Answer()".
std::optional<Member> MemberOf(std::string_view line) {
  const std::size_t sign = line.find_first_of(":=");
  if (sign == std::string_view::npos || sign + 1 >= line.size()) return std::nullopt;
  std::string_view name = Trim(line.substr(0, sign));
  while (!name.empty() && (name.front() == '-' || name.front() == '"' || name.front() == '\'' ||
                           IsBlank(name.front()))) {
    name.remove_prefix(1);
  }
  while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
  if (name.empty() || name.size() > kLongestName || !IsAlpha(name.front())) return std::nullopt;
  if (CountDigits(name) > 3) return std::nullopt;
  std::size_t at = sign + 1;
  while (at < line.size() &&
         (IsBlank(line[at]) || line[at] == '>' || line[at] == '"' || line[at] == '\'')) {
    ++at;
  }
  std::string_view value = line.substr(at);
  while (!value.empty() && (IsBlank(value.back()) || value.back() == '"' || value.back() == '\'' ||
                            value.back() == ',' || value.back() == ';')) {
    value.remove_suffix(1);
  }
  // "exten = 4155552671/4155552672,1,Hangup()" has the number of a caller after the slash.
  if (EqualsIgnoringCase(name, kExtension)) {
    value = value.substr(0, value.find_first_of(",/"));
  } else if (line.substr(sign, 2) == "=>") {
    value = value.substr(0, value.find(','));
  }
  return Member{name, value, at};
}

// Lines of one record follow one another; a blank line, or a name that comes again, begins the
// next.
void ReadMembers(std::string_view text, std::size_t begin, DocumentHandler& handler) {
  std::string first;
  bool open = false;
  const auto close = [&] {
    if (open) handler.Close();
    open = false;
    first.clear();
  };
  std::size_t read_to = 0;
  ForEachLine(text, begin, [&](std::string_view line, std::size_t at) {
    if (at < read_to) return;
    const auto member = MemberOf(line);
    if (!member) {
      if (Trim(line).empty()) return close();
      return handler.Value("", Trim(line), at + line.find_first_not_of(" \t"));
    }
    if (member->name == first) close();
    if (!open) {
      handler.Open("");
      open = true;
      first = member->name;
    }
    std::string value(member->value);
    const std::size_t end = at + line.size();
    if (const std::size_t whole = EndWithBlock(text, value, end); whole > end) {
      value = WithBlanks(text.substr(at + member->at, whole - at - member->at));
      read_to = whole;
    }
    if (!value.empty()) handler.Value(member->name, value, at + member->at);
  });
  close();
}

void ReadVcards(std::string_view text, std::size_t begin, DocumentHandler& handler) {
  bool open = false;
  const auto close = [&] {
    if (open) handler.Close();
    open = false;
  };
  ForEachLine(text, begin, [&](std::string_view line, std::size_t at) {
    if (StartsWithIgnoringCase(line, "BEGIN:VCARD")) {
      close();
      handler.Open("");
      open = true;
    } else if (StartsWithIgnoringCase(line, "END:VCARD")) {
      close();
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    std::string_view name = line.substr(0, std::min(line.find(';'), colon));
    if (const std::size_t dot = name.find('.'); dot != name.npos) name.remove_prefix(dot + 1);
    const std::string parameters = Lowercase(line.substr(0, colon));
    const std::string_view value = line.substr(colon + 1);
    if (EqualsIgnoringCase(name, "TEL")) {
      const bool fax = parameters.find("fax") != std::string::npos;
      const std::size_t scheme = StartsWithIgnoringCase(value, "tel:") ? 4 : 0;
      handler.Value(fax ? "fax" : "tel", Trim(value.substr(scheme)), at + colon + 1 + scheme);
    } else if ((EqualsIgnoringCase(name, "FN") || EqualsIgnoringCase(name, "ORG")) &&
               HasLetters(value) && parameters.find("quoted-printable") == std::string::npos) {
      handler.Value(name, Trim(value), at + colon + 1);
    }
  });
  close();
}

// Records name their members again and again; in a list ("Front desk: +14155552671") the names
// differ.
bool AreNamesOfRecords(const std::vector<std::string_view>& names) {
  constexpr std::size_t kMostOfOneRecord = 40;
  constexpr std::size_t kMostDifferent = 100;
  std::vector<std::string_view> different;
  for (const std::string_view name : names) {
    if (std::find(different.begin(), different.end(), name) != different.end()) continue;
    different.push_back(name);
    if (different.size() > kMostDifferent) return false;
  }
  return names.size() <= kMostOfOneRecord || different.size() * 2 <= names.size();
}

// Names that are of telephone numbers, among others that are not.
bool HasMembers(std::string_view text) {
  std::size_t lines = 0;
  std::size_t numbers = 0;
  std::size_t others = 0;
  std::size_t contacts = 0;
  std::size_t named_contacts = 0;
  std::string_view first;  // of a range
  std::vector<std::string_view> names;
  ForEachLine(text, 0, [&](std::string_view line, std::size_t) {
    if (Trim(line).empty()) return;
    ++lines;
    const auto member = MemberOf(line);
    if (!member) return;
    names.push_back(member->name);
    const bool is_extension = EqualsIgnoringCase(member->name, kExtension);
    // A pattern of many, unless the line holds a number elsewhere.
    if (is_extension && member->value.starts_with('_') && CountDigits(line) < kLeastDigits)
      ++numbers;
    if (is_extension || line.find("=>") != std::string_view::npos) ++others;  // a dial plan
    const auto [name, role] = ReadMemberName(member->name);
    // Without the names, an area code would be a number, and so would the ends of a range.
    if (role == ColumnRole::kRangeStart) first = member->value;
    if (role == ColumnRole::kAreaCode ||
        (role == ColumnRole::kRangeEnd && AreEndsOfRange(first, member->value)))
      ++others;
    const std::size_t digits = CountDigits(member->value);
    const bool international = member->value.starts_with('+') && digits >= 7;
    const bool begins_range = role == ColumnRole::kRangeStart && digits >= kLeastDigits;
    const bool is_named = name >= NameOfNumbers::kWeak && digits >= 3;
    if (digits >= kLeastDigits && IsNameOfContact(member->name)) {
      ++contacts;
      named_contacts += is_named ? 1 : 0;
    } else if (is_named || begins_range) {
      ++numbers;
    } else if (!international && (name == NameOfNumbers::kUnlike || digits < 3)) {
      ++others;
    }
  });
  // "Contact number" names the number itself where nothing else does.
  if (numbers == 0) {
    numbers = named_contacts;
  } else {
    others += contacts;
  }
  return numbers > 0 && others > 0 && names.size() * 10 >= lines * 6 && AreNamesOfRecords(names);
}

// Lines out of the source of a page: "+49&nbsp;30&nbsp;23125117<br>". Not a table, nor a program.
bool IsFragmentOfHtml(std::string_view head) {
  return head.find_first_of("{|\t\"") == head.npos &&
         (head.find("&nbsp;") != head.npos || head.find("&#") != head.npos);
}

// Whether "<+14155550132>" or "<sip:100@example.com>" begins here, and not a tag.
bool BeginsAddress(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  text = text.substr(1, kLongest);
  text = text.substr(0, text.find_first_of(" />"));
  return text.find_first_of(":@+") < text.size() || (!text.empty() && IsDigit(text[0]));
}

// "'number': ", "number: ", ":number=>": a member of a program's object.
bool BeginsMember(std::string_view text) {
  const bool is_symbol = text.starts_with(':');
  const bool is_quoted = text.starts_with('\'');
  std::size_t at = is_symbol || is_quoted ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && (IsAlphanumeric(text[at]) || text[at] == '_')) ++at;
  if (at == begin || !IsAlpha(text[begin])) return false;
  text = text.substr(at);
  if (is_symbol) return Trim(text).starts_with("=>");
  if (is_quoted) return text.starts_with("':") || text.starts_with("' :");
  return text.starts_with(": ") || text.starts_with(":\"") || text.starts_with(":'");
}

}  // namespace

std::optional<DocumentKind> DetectDocument(std::string_view text) {
  std::string_view head = text.substr(0, kLookedAt);
  while (!head.empty() && IsBlank(head.front())) head.remove_prefix(1);
  if (StartsWithIgnoringCase(head, "BEGIN:VCARD")) return DocumentKind::kVcard;
  if (head.starts_with("<?xml")) return DocumentKind::kXml;
  const bool has_end = head.find("</") != head.npos || head.find("/>") != head.npos ||
                       head.find(" expression=\"") != head.npos;  // of FreeSWITCH, cut out
  if (head.size() > 2 && head[0] == '<' && (IsAlpha(head[1]) || head[1] == '!') && has_end)
    return DocumentKind::kXml;
  const std::string_view next = head.empty() ? head : Trim(head.substr(1, 64));
  if (head.starts_with('{') &&
      (next.starts_with('"') || next.starts_with('}') || BeginsMember(next))) {
    return DocumentKind::kJson;
  }
  // .NET escapes the plus sign: ["\u002B14155550132"].
  if (head.starts_with('[') && (next.starts_with('{') || next.starts_with("\"\\u"))) {
    return DocumentKind::kJson;
  }
  if (HasMembers(text.size() > kLookedAt ? head.substr(0, head.rfind('\n')) : head)) {
    return DocumentKind::kMembers;
  }
  if (IsTransposedTable(text)) return DocumentKind::kTransposed;
  return std::nullopt;
}

void ReadDocument(std::string_view text, std::size_t begin, DocumentKind kind,
                  DocumentHandler& handler) {
  switch (kind) {
    case DocumentKind::kJson:
      JsonScanner(text, begin, handler).Read();
      return;
    case DocumentKind::kXml:
      XmlScanner(text, begin, handler).Read();
      return;
    case DocumentKind::kVcard:
      ReadVcards(text, begin, handler);
      return;
    case DocumentKind::kTransposed:
      ReadTransposedTable(text, handler);
      return;
    default:
      ReadMembers(text, begin, handler);
  }
}

bool IsHtml(std::string_view text) {
  std::string_view head = text.substr(0, kLookedAt);
  while (!head.empty() && IsBlank(head.front())) head.remove_prefix(1);
  if (!head.starts_with('<')) return IsFragmentOfHtml(head);
  if (StartsWithIgnoringCase(head, "<!doctype html")) return true;
  // And not "<trunks>" or "<list>".
  const std::string_view tag =
      head.substr(1, std::min(head.find_first_of(" \t\r\n/>"), head.size()) - 1);
  return IsOneOf(" html table tr div p ul ol li span meta body thead tbody ", Lowercase(tag));
}

std::string TextOfHtml(std::string_view text) {
  std::string out(text.size(), ' ');
  bool first_cell = true;
  bool in_line = true;  // there is text after the last line end
  const bool is_page = Trim(text).starts_with('<');
  constexpr std::string_view kBlocks =
      " tr p div li br table h1 h2 h3 h4 h5 h6 dt dd ul ol section article header footer address ";
  // What stands in these elements is not shown.
  std::array<std::string_view, 3> unseen = {"script", "style", "title"};
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      if (const std::size_t end = EndOfEntity(text, at); end > 0) {
        const std::string decoded = Decoded(text.substr(at, end - at + 1), Entities::kHarmless);
        // As far to the right as it goes: what follows it is glued to it.
        std::copy(decoded.begin(), decoded.end(),
                  out.begin() + static_cast<std::ptrdiff_t>(end + 1 - decoded.size()));
        at = end + 1;
        in_line = true;
        continue;
      }
    }
    if (text[at] != '<' || (!is_page && BeginsAddress(text.substr(at)))) {
      const bool is_blank = is_page ? IsBlank(text[at]) : text[at] == ' ';
      if (!is_blank && text[at] != '"') {
        out[at] = text[at];
        in_line = true;
      }
      ++at;
      continue;
    }
    std::size_t end = std::min(text.find('>', at), text.size());
    const std::string_view tag = text.substr(at + 1, end - at - 1);
    std::size_t name_end = tag.starts_with('/') ? 1 : 0;
    while (name_end < tag.size() && IsAlphanumeric(tag[name_end])) ++name_end;
    const std::string name = Lowercase(tag.substr(0, name_end));
    if (name == "td" || name == "th") {
      if (!first_cell) out[at] = '\t';
      first_cell = false;
    } else if (IsOneOf(kBlocks, name.substr(name.starts_with('/') ? 1 : 0))) {
      if (in_line) out[at] = '\n';
      in_line = false;
      first_cell = true;
    } else if (const std::size_t number = name == "a" ? tag.find("tel:+") : tag.npos;
               number != tag.npos) {
      // <a href="tel:+14155550132">415-555-0132</a>: the number, and not its other form.
      const std::size_t begin = at + 1 + number + 4;
      const std::size_t quote = std::min(text.find_first_of("\"'>", begin), text.size());
      out.replace(begin, quote - begin, text.substr(begin, quote - begin));
      in_line = true;
      const std::size_t shown = std::min(end + 1, text.size());
      const std::size_t close = std::min(text.find('<', shown), text.size());
      if (!HasLetters(Decoded(text.substr(shown, close - shown), Entities::kAll))) end = close - 1;
    } else {
      for (std::string_view& hidden : unseen) {
        if (hidden.empty() || hidden != name) continue;
        const std::size_t close = text.find("</" + std::string(hidden), end);
        if (close != std::string_view::npos) {
          end = std::min(text.find('>', close), text.size());
        } else {
          hidden = {};  // no other one is closed either
        }
        break;
      }
    }
    at = std::min(end + 1, text.size());
  }
  return out;
}

}  // namespace sipattach
