#include "documents/xml_document.h"

#include <algorithm>
#include <string>

#include "rewrites/entities.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

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
    // An element that holds only text is a value of the enclosing element.
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
  bool leaf_ = false;  // that element holds only text
};

}  // namespace

void ReadXmlDocument(std::string_view text, std::size_t begin, DocumentHandler& handler) {
  XmlScanner(text, begin, handler).Read();
}

}  // namespace sipattach
