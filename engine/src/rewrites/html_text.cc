#include "rewrites/html_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "rewrites/entities.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

constexpr std::size_t kLookedAt = 64 * 1024;

// Replaces a tag with a line end, or in a cell with what parts numbers, but neither lines nor
// cells.
void PutBreak(std::size_t at, bool in_cell, std::string& out) {
  const std::string_view sign = in_cell ? "\u2028" : "\n";
  out.replace(at, sign.size(), sign);
}

// Whether these are lines from the source of a page, "+49&nbsp;30&nbsp;23125117<br>", and neither a
// table nor a program.
bool IsFragmentOfHtml(std::string_view head) {
  return head.find_first_of("{|\t\"") == head.npos &&
         (head.find("&nbsp;") != head.npos || head.find("&#") != head.npos);
}

// Whether "<+14155550132>" or "<sip:100@example.com>" begins here, rather than a tag.
bool BeginsAddress(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  text = text.substr(1, kLongest);
  text = text.substr(0, text.find_first_of(" />"));
  return text.find_first_of(":@+") < text.size() || (!text.empty() && IsDigit(text[0]));
}

// Writes what a page shows onto a background of blanks, each byte at its place in the source.
class PageReader {
 public:
  explicit PageReader(std::string_view text)
      : text_(text), is_page_(Trim(text).starts_with('<')), out_(text.size(), ' ') {}

  std::string Read() {
    while (at_ < text_.size()) {
      const std::size_t entity = text_[at_] == '&' ? EndOfEntity(text_, at_) : 0;
      if (entity > 0) {
        ReadEntity(entity);
      } else if (text_[at_] != '<' || (!is_page_ && BeginsAddress(text_.substr(at_)))) {
        ReadCharacter();
      } else {
        ReadTag();
      }
    }
    WriteBreaks();
    return std::move(out_);
  }

 private:
  void ReadEntity(std::size_t end) {
    const std::string decoded = Decoded(text_.substr(at_, end - at_ + 1), Entities::kHarmless);
    // Right-aligned, so that it touches what follows it.
    std::copy(decoded.begin(), decoded.end(),
              out_.begin() + static_cast<std::ptrdiff_t>(end + 1 - decoded.size()));
    at_ = end + 1;
    Show();
  }

  void ReadCharacter() {
    const char c = text_[at_];
    const bool is_blank = is_page_ ? IsBlank(c) : c == ' ';
    if (!is_blank && c != '"') {
      out_[at_] = c;
      Show();
    }
    ++at_;
  }

  void ReadTag() {
    constexpr std::string_view kBlocks =
        " tr p div li table h1 h2 h3 h4 h5 h6 dt dd ul ol section article header footer "
        "address ";
    constexpr std::string_view kStruck = " del s strike ";
    std::size_t end = std::min(text_.find('>', at_), text_.size());
    const std::string_view tag = text_.substr(at_ + 1, end - at_ - 1);
    std::size_t name_end = tag.starts_with('/') ? 1 : 0;
    while (name_end < tag.size() && IsAlphanumeric(tag[name_end])) ++name_end;
    const std::string name = Lowercase(tag.substr(0, name_end));
    const std::size_t number = name == "a" ? tag.find("tel:+") : tag.npos;
    const bool is_break = name == "br";
    if (name == "td" || name == "th") {
      ++cells_;
      WriteBreaks();
      if (cells_ > 1) out_[at_] = '\t';
    } else if (is_break && cells_ > 0) {
      breaks_.push_back(at_);
    } else if (is_break || IsOneOf(kBlocks, name.substr(name.starts_with('/') ? 1 : 0))) {
      WriteBreaks();
      if (in_line_) out_[at_] = '\n';
      in_line_ = false;
      cells_ = 0;
    } else if (IsOneOf(kStruck, name.substr(name.starts_with('/') ? 1 : 0))) {
      out_.replace(at_, 2, "~~");  // as Markdown has it
    } else if (number != tag.npos) {
      end = EndOfCall(at_ + 1 + number + 4, end);
    } else {
      end = EndOfUnseen(name, end);
    }
    at_ = std::min(end + 1, text_.size());
  }

  void Show() {
    in_line_ = true;
    shown_ = at_;
  }

  // A line break in a cell does not end its row, unless it has no other cell.
  void WriteBreaks() {
    for (const std::size_t at : breaks_) {
      if (at > shown_) break;
      PutBreak(at, cells_ > 1, out_);
    }
    breaks_.clear();
  }

  // <a href="tel:+14155550132">415-555-0132</a>: writes the number in the link, and leaves the one
  // shown out.
  std::size_t EndOfCall(std::size_t begin, std::size_t tag_end) {
    const std::size_t quote = std::min(text_.find_first_of("\"'>", begin), text_.size());
    out_.replace(begin, quote - begin, text_.substr(begin, quote - begin));
    Show();
    const std::size_t shown = std::min(tag_end + 1, text_.size());
    const std::size_t close = std::min(text_.find('<', shown), text_.size());
    const std::string label = Decoded(text_.substr(shown, close - shown), Entities::kAll);
    return HasLetters(label) ? tag_end : close - 1;
  }

  // The end of an element that is not displayed; for any other, the end of its tag.
  std::size_t EndOfUnseen(std::string_view name, std::size_t tag_end) {
    for (std::string_view& unseen : unseen_) {
      if (unseen.empty() || unseen != name) continue;
      const std::size_t close = text_.find("</" + std::string(unseen), tag_end);
      if (close != std::string_view::npos) return std::min(text_.find('>', close), text_.size());
      unseen = {};  // no later one is closed either
      break;
    }
    return tag_end;
  }

  std::string_view text_;
  bool is_page_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t cells_ = 0;            // of the row, so far
  std::vector<std::size_t> breaks_;  // in its cells
  std::size_t shown_ = 0;            // where the last text is
  bool in_line_ = true;              // there is text since the last line end
  std::array<std::string_view, 3> unseen_ = {"script", "style", "title"};
};

}  // namespace

bool IsHtml(std::string_view text) {
  std::string_view head = text.substr(0, kLookedAt);
  while (!head.empty() && IsBlank(head.front())) head.remove_prefix(1);
  if (!head.starts_with('<')) return IsFragmentOfHtml(head);
  if (StartsWithIgnoringCase(head, "<!doctype html")) return true;
  // "<trunks>" and "<list>" are XML.
  const std::string_view tag =
      head.substr(1, std::min(head.find_first_of(" \t\r\n/>"), head.size()) - 1);
  return IsOneOf(" html table tr td th br div p ul ol li span meta body thead tbody ",
                 Lowercase(tag));
}

std::string WithLineBreaks(std::string_view text) {
  constexpr std::string_view kTag = "<br";
  std::string out;
  // In lines of a table, what is broken is a cell.
  const bool is_line = Trim(text).find('\n') == text.npos;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    if (!StartsWithIgnoringCase(text.substr(at), kTag)) continue;
    const std::size_t end = text.find_first_not_of(" /", at + kTag.size());
    if (end >= text.size() || text[end] != '>') continue;
    if (out.empty()) {
      if (IsHtml(text)) break;
      out = text;
    }
    out.replace(at, end + 1 - at, end + 1 - at, ' ');
    PutBreak(at, !is_line, out);
  }
  return out;
}

std::string TextOfHtml(std::string_view text) { return PageReader(text).Read(); }

}  // namespace sipattach
