#include "curl/curl_command.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "text/ascii.h"

namespace sipattach {
namespace {

// Options that take a value, which must not be taken for a URL. From curl's manual page, without
// those of other protocols.
constexpr std::string_view kWithValue =
    " alt-svc cacert capath cert cert-type ciphers config "
    "connect-timeout connect-to continue-at cookie cookie-jar crlfile curves "
    "data data-ascii data-binary data-raw data-urlencode dns-interface "
    "dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header etag-compare "
    "etag-save expect100-timeout form form-string happy-eyeballs-timeout-ms header "
    "hsts interface json keepalive-time key key-type libcurl "
    "limit-rate local-port max-filesize max-redirs max-time netrc-file noproxy "
    "oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy proto "
    "proto-default proto-redir proxy proxy-header proxy-pass proxy-user "
    "range rate referer request request-target resolve retry retry-delay "
    "retry-max-time socks4 socks4a socks5 speed-limit speed-time "
    "stderr tls-max trace trace-ascii unix-socket "
    "upload-file url url-query user user-agent variable write-out ";

// Options about how curl works and what it prints, which do not matter to the request.
constexpr std::string_view kHarmless =
    " compressed connect-timeout dump-header fail fail-early fail-with-body globoff http1.0 "
    "http1.1 http2 http2-prior-knowledge http3 http3-only include insecure ipv4 ipv6 "
    "keepalive-time location max-redirs max-time buffer keepalive output output-dir "
    "path-as-is progress-bar progress-meter remote-name retry retry-all-errors "
    "retry-connrefused retry-delay retry-max-time show-error silent ssl-no-revoke ssl-reqd "
    "stderr tcp-nodelay tlsv1.2 tlsv1.3 trace trace-ascii trace-time user-agent referer "
    "verbose write-out ";

// Options that some documentation prints without the space before them. No value ends with one.
constexpr std::string_view kGlued = " data data-raw data-binary header json request url ";

constexpr std::string_view kShort =
    " d=data H=header X=request u=user F=form T=upload-file G=get I=head A=user-agent "
    "e=referer o=output w=write-out m=max-time D=dump-header b=cookie c=cookie-jar "
    "C=continue-at E=cert K=config r=range U=proxy-user "
    "x=proxy y=speed-time Y=speed-limit s=silent S=show-error L=location "
    "i=include k=insecure v=verbose f=fail g=globoff 0=http1.0 4=ipv4 6=ipv6 O=remote-name "
    "#=progress-bar N=buffer :=next ";

std::string_view NameOfShort(char letter) {
  const char key[] = {' ', letter, '='};
  const std::size_t at = kShort.find(std::string_view(key, sizeof(key)));
  if (at == std::string_view::npos) return {};
  const std::string_view name = kShort.substr(at + sizeof(key));
  return name.substr(0, name.find(' '));
}

bool IsOptionName(std::string_view name) {
  const auto is_part = [](char c) { return IsAlphanumeric(c) || c == '-' || c == '.'; };
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), is_part);
}

// Turns a leading em dash back into "--" and an en dash into "-": word processors change them.
bool PlainDashes(std::string& text) {
  const bool em = text.compare(0, 3, "\xE2\x80\x94") == 0;
  const bool en = text.compare(0, 3, "\xE2\x80\x93") == 0;
  if (!em && !en) return false;
  // Two dashes may have become one en dash: an option of several letters is a long one.
  const bool is_long = em || (text.size() > 4 && IsLower(text[3]) && IsLower(text[4]));
  text.replace(0, 3, is_long ? "--" : "-");
  return true;
}

class WordReader {
 public:
  WordReader(const std::vector<ShellWord>& words, const std::optional<ShellWord>& here_document)
      : words_(words), here_document_(here_document) {}

  CurlCommand Run() {
    while ((at_ < words_.size() || glued_) && !command_.has_next) {
      ShellWord word = TakeWord();
      if (!word.quoted && PlainDashes(word.text)) command_.typographic_dashes = true;
      Read(word);
    }
    return std::move(command_);
  }

 private:
  void Read(ShellWord& word) {
    const std::string_view text = word.text;
    if (text == "--") return;
    if (text.substr(0, 2) == "--") return Long(word);
    if (text.size() > 1 && text[0] == '-') return Short(word);
    Positional(word);
  }

  // --name value, and --name=value, which people write although curl does not accept it.
  void Long(const ShellWord& word) {
    const std::string_view text = std::string_view(word.text).substr(2);
    const std::size_t equals = text.find('=');
    std::string_view name = text.substr(0, equals);
    if (name.substr(0, 3) == "no-") name.remove_prefix(3);
    if (!IsOneOf(kWithValue, name)) return Flag(name);
    if (equals == std::string_view::npos) return Value(name, TakeWord());
    Value(name, Rest(word, text.substr(equals + 1)));
  }

  // -sSLX POST, -XPOST, -d'{…}': letters up to the first one that takes a value.
  void Short(const ShellWord& word) {
    const std::string_view text = word.text;
    for (std::size_t i = 1; i < text.size(); ++i) {
      const std::string_view name = NameOfShort(text[i]);
      if (name.empty()) {
        LeaveOut(IsAlphanumeric(text[i]) ? std::string("-") + text[i] : "-?");
      } else if (!IsOneOf(kWithValue, name)) {
        Flag(name);
      } else {
        const std::string_view rest = text.substr(i + 1);
        return Value(name, rest.empty() ? TakeWord() : Rest(word, rest));
      }
    }
  }

  static ShellWord Rest(const ShellWord& word, std::string_view text) {
    ShellWord rest = word;
    rest.text = std::string(text);
    return rest;
  }

  // The next word. If an option is glued to its end, `'https://…'--header`, the option comes next.
  ShellWord TakeWord() {
    if (glued_) {
      ShellWord option;
      option.text = "--" + *std::exchange(glued_, std::nullopt);
      return option;
    }
    if (at_ >= words_.size()) return ShellWord();
    ShellWord word = words_[at_++];
    const std::size_t dashes = word.text.rfind("--");
    if (dashes == std::string::npos || dashes == 0 || word.bare_json) return word;
    const std::string_view name = std::string_view(word.text).substr(dashes + 2);
    if (!IsOneOf(kGlued, name)) return word;
    command_.glued_option = name;
    glued_ = name;
    word.text.resize(dashes);
    return word;
  }

  void Flag(std::string_view name) {
    if (name == "get") {
      command_.data_in_query = true;
    } else if (name == "head") {
      command_.head_only = true;
    } else if (name == "next") {
      command_.has_next = true;
    } else if (!IsOneOf(kHarmless, name)) {
      LeaveOut(IsOptionName(name) ? "--" + std::string(name) : "--?");
    }
  }

  void Value(std::string_view name, ShellWord word) {
    if (name == "header") {
      command_.headers.push_back(std::move(word));
    } else if (name == "request") {
      command_.method = std::move(word.text);
    } else if (name == "url") {
      command_.urls.push_back(std::move(word));
    } else if (name == "user") {
      command_.has_basic_auth = true;
    } else if (name == "oauth2-bearer") {
      command_.bearer = std::move(word);
    } else if (!Body(name, word) && !IsOneOf(kHarmless, name)) {
      LeaveOut("--" + std::string(name));
    }
  }

  bool Body(std::string_view name, ShellWord& word) {
    if (name == "data" || name == "data-ascii" || name == "data-binary") {
      AddData(BodyKind::kData, std::move(word), true);
    } else if (name == "data-raw") {
      AddData(BodyKind::kData, std::move(word), false);
    } else if (name == "json") {
      AddData(BodyKind::kJson, std::move(word), true);
    } else if (name == "data-urlencode") {
      AddData(BodyKind::kEncoded, std::move(word), false);
    } else if (name == "form" || name == "form-string") {
      AddData(BodyKind::kForm, std::move(word), false);
    } else if (name == "upload-file") {
      command_.body.push_back({BodyKind::kData, {}, true});
    } else {
      return false;
    }
    return true;
  }

  void AddData(BodyKind kind, ShellWord word, bool reads_files) {
    BodyPart part{kind, std::move(word)};
    if (reads_files && part.word.text.substr(0, 1) == "@") {
      part.from_file = part.word.text != "@-" || !here_document_;
      if (!part.from_file) part.word = *here_document_;
    }
    command_.body.push_back(std::move(part));
  }

  void Positional(ShellWord& word) {
    const std::string_view text = Trim(word.text);
    if (text.empty()) return;  // a backslash before a blank
    const bool is_url = text.find("://") != std::string_view::npos || word.has_variable ||
                        text.find('.') != std::string_view::npos ||
                        text.substr(0, 9) == "localhost";
    if (is_url && text.find_first_of("{}\"") == std::string_view::npos) {
      command_.urls.push_back(std::move(word));
    } else {
      ++command_.stray_words;
    }
  }

  void LeaveOut(std::string option) {
    auto& names = command_.left_out;
    constexpr std::size_t kMost = 20;
    if (names.size() < kMost && std::find(names.begin(), names.end(), option) == names.end()) {
      names.push_back(std::move(option));
    }
  }

  const std::vector<ShellWord>& words_;
  const std::optional<ShellWord>& here_document_;
  std::size_t at_ = 0;
  std::optional<std::string> glued_;
  CurlCommand command_;
};

}  // namespace

CurlCommand ReadCurlWords(const std::vector<ShellWord>& words,
                          const std::optional<ShellWord>& here_document) {
  return WordReader(words, here_document).Run();
}

}  // namespace sipattach
