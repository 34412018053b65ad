#include "curl/httpie_command.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "document/lenient_json.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// More than any body has. Bounds the time, as each member is looked up among those before it.
constexpr std::size_t kMostMembers = 500;

constexpr WordList kMethods = " get post put patch delete head options ";
constexpr WordList kWithValue =
    " a A p s o auth auth-type bearer print pretty style output session session-read-only proxy "
    "timeout max-redirects max-headers verify ssl cert cert-key cert-key-pass ciphers "
    "default-scheme raw boundary response-charset response-mime format-options http-version ";
constexpr WordList kChangingRequest = " session session-read-only proxy cert boundary ";

// Of those that begin alike, the longest comes first.
constexpr std::string_view kSeparators[] = {":=@", ":=", "==", "=@", "=", "@", ":"};

struct Item {
  std::string_view name;
  std::string_view separator;  // empty if there is none
  std::string_view value;
};

Item Divided(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] == '\\') ++at;
    for (const std::string_view separator : kSeparators) {
      if (word.substr(at).starts_with(separator)) {
        return {word.substr(0, at), separator, word.substr(at + separator.size())};
      }
    }
  }
  return {word, {}, {}};
}

// "authorization=", where a colon was meant: the key must not become a part of the body.
bool IsNameOfKey(std::string_view name) {
  constexpr std::string_view kNames[] = {"authorization", "--auth", "api-key", "api_key", "apikey"};
  const std::string small = Lowercase(name);
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view part) { return small.find(part) != std::string::npos; });
}

// Whether a word is the address. Any other word before the address may be a key, and must not be
// shown as if it were the address.
bool IsAddress(std::string_view word) {
  return word.substr(0, word.find('=')).find('/') != std::string_view::npos;
}

// Reads JSON, with or without a backslash before each quote: Windows PowerShell 5 needs them.
std::optional<Json> JsonOf(std::string_view text) {
  std::optional<Json> json = RescanJson(text).value;
  if (json) return json;
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text.substr(at).starts_with("\\\"")) plain += text[at];
  }
  return RescanJson(plain).value;
}

// The array element that brackets name: [0], [1], or [] for a new one. Null if there can be none.
Json* ElementAt(Json& list, std::string_view index) {
  if (list.is_null()) list = Json::array();
  if (!list.is_array()) return nullptr;
  const std::size_t at =
      index.empty() ? list.size() : static_cast<std::size_t>(IntegerIn(index).value_or(-1));
  if (at > list.size()) return nullptr;
  if (at == list.size()) list.push_back(Json());
  return &list.elements()[at];
}

Json* MemberAt(Json& object, std::string_view name) {
  if (object.is_null()) object = Json::object();
  return object.is_object() ? &object[name] : nullptr;
}

// The place that a name such as directions[0][type] stands for, added to the body if it is not
// there. Null if there can be none.
Json* PlaceOf(std::string_view name, Json& body) {
  std::size_t bracket = std::min(name.find('['), name.size());
  Json* place = MemberAt(body, name.substr(0, bracket));
  while (place != nullptr && bracket < name.size()) {
    const std::size_t end = name.find(']', bracket);
    if (name[bracket] != '[' || end == std::string_view::npos) return nullptr;
    const std::string_view key = name.substr(bracket + 1, end - bracket - 1);
    const bool is_index = key.empty() || IsAllDigits(key);
    place = is_index ? ElementAt(*place, key) : MemberAt(*place, key);
    bracket = end + 1;
  }
  return place;
}

class HttpieReader {
 public:
  HttpieReader(std::string_view name, const std::vector<ShellWord>& words)
      : words_(words), scheme_(name.ends_with('s') ? "https" : "http") {}

  CurlCommand Run(const std::optional<ShellWord>& here_document) {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const std::string_view text = words_[at_].text;
      if (text.size() > 1 && text.starts_with('-')) {
        Option(text);
      } else {
        Positional(words_[at_]);
      }
    }
    if (!command_.urls.empty()) CompleteUrl(command_.urls.front().text);
    TakeAuthorization();
    TakeBody(here_document);
    return std::move(command_);
  }

 private:
  // --raw=…, --raw …, -A bearer, -fv.
  void Option(std::string_view text) {
    const bool is_long = text.starts_with("--");
    text.remove_prefix(is_long ? 2 : 1);
    const std::size_t equals = is_long ? text.find('=') : std::string_view::npos;
    std::string_view name = text.substr(0, equals);
    for (; !is_long && name.size() > 1 && !IsOneOf(kWithValue, name.substr(0, 1));
         name.remove_prefix(1)) {
      is_form_ = is_form_ || name.front() == 'f';
    }
    ShellWord value = words_[at_];
    if (equals != std::string_view::npos) {
      value.text = value.text.substr(equals + 3);
    } else if (!is_long && name.size() > 1) {
      value.text = std::string(name.substr(1));
      name = name.substr(0, 1);
    } else if (IsOneOf(kWithValue, name) && at_ + 1 < words_.size()) {
      value = words_[++at_];
    }
    Take(name, std::move(value));
  }

  void Take(std::string_view name, ShellWord value) {
    if (IsOneOf(" f form multipart ", name)) is_form_ = true;
    if (name == "raw")
      raw_ = std::move(value);
    else if (name == "bearer")
      bearer_ = std::move(value);
    else if (name == "a" || name == "auth")
      auth_ = std::move(value);
    else if (name == "A" || name == "auth-type")
      is_bearer_ = Lowercase(value.text) == "bearer";
    else if (name == "default-scheme")
      scheme_ = Lowercase(value.text);
    else if (IsOneOf(kChangingRequest, name))
      command_.left_out.push_back("--" + std::string(name));
  }

  void Positional(const ShellWord& word) {
    const bool is_method =
        command_.urls.empty() && !command_.method && IsOneOf(kMethods, Lowercase(word.text));
    if (is_method) {
      command_.method = word.text;
    } else if (command_.urls.empty() && IsAddress(word.text)) {
      command_.urls.push_back(ShellWord(word));
    } else {
      RequestItem(word);
    }
  }

  void RequestItem(const ShellWord& word) {
    const Item item = Divided(word.text);
    if (item.separator == ":" || IsNameOfKey(item.name)) {
      ShellWord header = word;  // without a colon, it is reported as malformed
      header.text = std::string(item.name);
      if (item.separator == ":") header.text += ": " + std::string(item.value);
      command_.headers.push_back(std::move(header));
    } else if (item.separator == "==") {
      has_query_ = true;
    } else if (item.separator.ends_with('@')) {
      is_from_file_ = true;
    } else if (item.separator.empty() || ++members_ > kMostMembers) {
      ++command_.stray_words;
    } else {
      body_word_.has_variable = body_word_.has_variable || word.has_variable;
      Member(item);
    }
  }

  void Member(const Item& item) {
    Json value(item.value);
    if (item.separator == ":=") {
      std::optional<Json> json = JsonOf(item.value);
      if (!json) {
        malformed_ = std::string(item.value);
        return;
      }
      value = std::move(*json);
    }
    if (Json* place = PlaceOf(item.name, body_)) {
      *place = std::move(value);
    } else {
      ++command_.stray_words;
    }
  }

  void CompleteUrl(std::string& url) const {
    if (url.starts_with(':') && !url.starts_with("://")) url.insert(0, "localhost");
    if (url.find("://") == std::string::npos && !command_.urls.front().has_variable) {
      url = scheme_ + "://" + url;
    } else if (url.starts_with("://")) {
      url = scheme_ + url;
    }
    if (has_query_ && url.find('?') == std::string::npos) url += "?query";
  }

  void TakeAuthorization() {
    if (is_bearer_) bearer_ = std::move(auth_);
    command_.has_basic_auth = !is_bearer_ && auth_.has_value();
    command_.bearer = std::move(bearer_);
  }

  void TakeBody(const std::optional<ShellWord>& here_document) {
    if (!body_.is_null()) {
      JsonWriter writer;
      writer.Value(body_);
      body_word_.text = writer.Take();
    }
    if (malformed_) body_word_.text = *malformed_;
    const bool is_given = is_from_file_ || malformed_ || !body_.is_null();
    const BodyKind kind = is_form_ ? BodyKind::kForm : BodyKind::kJson;
    if (raw_) {
      command_.body.push_back({kind, *raw_, false});
    } else if (is_given) {
      command_.body.push_back({kind, body_word_, is_from_file_});
    } else if (here_document) {
      command_.body.push_back({kind, *here_document, false});
    }
  }

  const std::vector<ShellWord>& words_;
  std::size_t at_ = 0;
  CurlCommand command_;
  std::string scheme_;
  std::optional<ShellWord> raw_;
  std::optional<ShellWord> auth_;
  std::optional<ShellWord> bearer_;
  std::optional<std::string> malformed_;
  bool is_bearer_ = false;
  bool is_form_ = false;
  bool is_from_file_ = false;
  bool has_query_ = false;
  std::size_t members_ = 0;
  Json body_;
  ShellWord body_word_;
};

}  // namespace

std::optional<std::size_t> EndOfHttpieName(std::string_view text) {
  constexpr std::size_t kLongestName = 5;
  const std::size_t end = text.substr(0, kLongestName + 1).find_first_of(" \t");
  if (end == std::string_view::npos || !IsOneOf(" http https xh xhs ", text.substr(0, end))) {
    return std::nullopt;
  }
  const std::string_view rest = text.substr(end);
  const std::size_t begin = std::min(rest.find_first_not_of(" \t\\\n"), rest.size());
  const std::string_view next = rest.substr(begin, rest.find_first_of(" \t\n", begin) - begin);
  const bool is_command = next.starts_with('-') || next.find('/') != std::string_view::npos ||
                          IsOneOf(kMethods, Lowercase(next));
  return is_command ? std::optional(end) : std::nullopt;
}

CurlCommand ReadHttpieWords(std::string_view name, const std::vector<ShellWord>& words,
                            const std::optional<ShellWord>& here_document) {
  return HttpieReader(name, words).Run(here_document);
}

}  // namespace sipattach
