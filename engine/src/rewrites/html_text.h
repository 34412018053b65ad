#ifndef SIPATTACH_REWRITES_HTML_TEXT_H_
#define SIPATTACH_REWRITES_HTML_TEXT_H_

// Web pages as plain text.

#include <string>
#include <string_view>

namespace sipattach {

// Whether the text is a web page, or a part of one.
[[nodiscard]] bool IsHtml(std::string_view text);
// The page as plain text of the same length: every byte keeps its place, cells are separated by
// tabs, and rows and paragraphs by line ends.
[[nodiscard]] std::string TextOfHtml(std::string_view text);

// A text that is not a page, with what its "<br>" stand for, of the same length: the end of a line,
// or in a text of several lines, such as a table, a line separator. Empty if there are none.
[[nodiscard]] std::string WithLineBreaks(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_HTML_TEXT_H_
