#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"
#include "phone/regex/replace.h"
#include "phonenumbers/regexp_factory.h"

namespace i18n {
namespace phonenumbers {
namespace {

using sipattach::phone::regex::Anchor;
using sipattach::phone::regex::Capture;
using sipattach::phone::regex::Compile;
using sipattach::phone::regex::kMaxCaptures;
using sipattach::phone::regex::Program;
using sipattach::phone::regex::Times;

class BoundedInput : public RegExpInput {
 public:
  explicit BoundedInput(const string& text) : text_(text) {}

  string ToString() const override { return text_.substr(at_); }

  std::string_view Rest() const { return std::string_view(text_).substr(at_); }
  void Advance(size_t bytes) { at_ += bytes; }

 private:
  const string text_;
  size_t at_ = 0;
};

class BoundedRegExp : public RegExp {
 public:
  explicit BoundedRegExp(const string& pattern) : pattern_(pattern) {}

  // Like RE2, does not match if more strings are asked for than the pattern has groups.
  // PhoneNumberUtil relies on this to tell prefixes with a carrier code from those without.
  bool Consume(RegExpInput* input, bool anchor_at_start, string* matched1, string* matched2,
               string* matched3, string* matched4, string* matched5,
               string* matched6) const override {
    const std::array<string*, 6> out = {matched1, matched2, matched3, matched4, matched5, matched6};
    size_t wanted = out.size();
    while (wanted > 0 && out[wanted - 1] == nullptr) --wanted;
    if (wanted > Compiled().groups) return false;
    auto* const bounded_input = static_cast<BoundedInput*>(input);
    const std::string_view text = bounded_input->Rest();
    std::array<Capture, kMaxCaptures> captures;
    if (!Match(Compiled(), text, anchor_at_start ? Anchor::kStart : Anchor::kNone,
               std::span(captures).first(wanted + 1))) {
      return false;
    }
    for (size_t i = 0; i < wanted; ++i) {
      if (out[i] != nullptr) out[i]->assign(captures[i + 1].Of(text));
    }
    bounded_input->Advance(captures[0].end);
    return true;
  }

  bool Match(const string& text, bool full_match, string* matched) const override {
    const Anchor anchor = full_match ? Anchor::kBoth : Anchor::kNone;
    if (matched == nullptr) return Match(Compiled(), text, anchor, {});
    if (Compiled().groups == 0) return false;
    std::array<Capture, 2> captures;
    if (!Match(Compiled(), text, anchor, captures)) return false;
    // Copied first, because the text and the result may be the same string.
    *matched = string(captures[1].Of(text));
    return true;
  }

  bool Replace(string* text, bool global, const string& replacement) const override {
    return sipattach::phone::regex::Replace(Compiled(), global ? Times::kAll : Times::kFirst,
                                            replacement, text);
  }

 private:
  static bool Match(const Program& program, std::string_view text, Anchor anchor,
                    std::span<Capture> captures) {
    return sipattach::phone::regex::Match(program, text, anchor, captures);
  }

  const Program& Compiled() const {
    if (!program_) program_ = Compile(pattern_);
    return *program_;
  }

  const string pattern_;
  mutable std::optional<Program> program_;
};

}  // namespace

RegExpInput* BoundedRegExpFactory::CreateInput(const string& utf8_input) const {
  return new BoundedInput(utf8_input);
}

RegExp* BoundedRegExpFactory::CreateRegExp(const string& utf8_regexp) const {
  return new BoundedRegExp(utf8_regexp);
}

}  // namespace phonenumbers
}  // namespace i18n
