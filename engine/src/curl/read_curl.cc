// Finds the command or the program's call in pasted text, and judges its parts.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "curl/bland_command.h"
#include "curl/curl_command.h"
#include "curl/curl_url.h"
#include "curl/httpie_command.h"
#include "diagnostics/diagnostic.h"
#include "document/read_json.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "program/api_key.h"
#include "program/program_bodies.h"
#include "program/program_calls.h"
#include "program/program_chains.h"
#include "program/program_code.h"
#include "program/program_names.h"
#include "program/program_paths.h"
#include "program/program_text.h"
#include "shell/shell_output.h"
#include "shell/shell_values.h"
#include "shell/shell_words.h"
#include "sipattach/curl.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

struct Reading {
  bool recognized = false;
  std::optional<Json> draft;
  std::string url;
  std::string method;
  std::string base_url;
  bool has_api_key = false;
  bool allows_draft = true;
  bool has_before = false;  // another command comes before this one
  Report report;

  void Note(Code code, std::initializer_list<GivenParam> params = {}) {
    report.Add(code, Pointer(), params);
  }
};

// The input that a command before a pipe gives the next one.
struct PipedInput {
  std::string_view placeholder;   // of xargs -I{}
  std::optional<ShellWord> text;  // of echo '…' |, printf '%s' '…' |
  std::string redirection;        // of cat <<END |, because its text follows the next command
};

PipedInput FindPipedInput(std::string_view before, const ShellValues& values) {
  before = Trim(before);
  if (!before.ends_with('|')) {
    const std::size_t option = before.rfind(" -I");
    const std::size_t line = before.substr(0, option).find_last_of("\n|") + 1;  // npos + 1 is 0
    if (option == std::string_view::npos || before.find("xargs", line) > option) return {};
    const std::string_view rest = Trim(before.substr(option + 3));
    return {rest.substr(0, rest.find(' ')), {}, {}};
  }
  before.remove_suffix(1);
  const std::size_t at = std::min(LastPrinter(before), before.size());
  ShellCommand command = SplitShellWords(before.substr(at), Shell::kPosix, &values);
  if (command.has_more || command.open_quote) return {};
  const std::size_t redirection = before.find("<<", at);
  const bool is_cat = command.words.size() == 1 && redirection != std::string_view::npos;
  if (is_cat) return {{}, std::nullopt, std::string(before.substr(redirection))};
  return {{}, OutputOf(std::move(command)), {}};
}

// "${{ vars.NUMBER }}", an expression of GitHub Actions, which is replaced even in single quotes.
// Other texts may have such braces, too.
bool HasActionsExpression(std::string_view text) {
  constexpr std::string_view kBegin = "${{";
  constexpr std::size_t kLongest = 8;  // "secrets."
  for (std::size_t at = text.find(kBegin); at < text.size(); at = text.find(kBegin, at)) {
    at = std::min(text.find_first_not_of(' ', at + kBegin.size()), text.size());
    const std::string_view name = text.substr(at, kLongest);
    const std::size_t dot = name.find('.');
    if (dot < name.size() &&
        IsOneOf(" env github inputs matrix needs secrets steps vars ", name.substr(0, dot)))
      return true;
  }
  return false;
}

struct Place {
  std::size_t command;      // where "curl" begins
  std::size_t arguments;    // where it ends
  bool has_before = false;  // another command comes before it
};

std::optional<Place> FindCurl(std::string_view text, std::size_t from = 0) {
  constexpr std::string_view kName = "curl";
  for (std::size_t at = text.find(kName, from); at != std::string_view::npos;
       at = text.find(kName, at + 1)) {
    std::size_t end = at + kName.size();
    if (text.substr(end, 4) == ".exe") end += 4;
    // curlimages/curl:8.9.1
    const bool is_image = at > 0 && text[at - 1] == '/' && text.substr(end, 1) == ":";
    if (is_image) end = std::min(text.find_first_of(" \t\r\n", end), text.size());
    if (end < text.size() && (text[end] == '"' || text[end] == '\'')) ++end;
    const bool ends_word = end == text.size() || IsBlank(text[end]) || text[end] == '\\' ||
                           text[end] == '^' || text[end] == '`';
    const std::size_t next = std::min(text.find_first_not_of(" \t", end), text.size());
    const bool is_variable = text.substr(next, 1) == "=";  // $curl = curl_init();
    if (ends_word && !is_variable && CanPrecedeCommand(text.substr(0, at))) return Place{at, end};
  }
  return std::nullopt;
}

// Finds the first curl command that calls attach, or else the first one.
std::optional<Place> FindAttachByCurl(std::string_view text) {
  const std::size_t path = text.find(kAttachWithoutVersion);
  const std::optional<Place> first = FindCurl(text);
  std::optional<Place> last = first;
  for (std::optional<Place> next = first; next && next->command < path;
       next = FindCurl(text, next->arguments)) {
    last = next;
    last->has_before = next->command != first->command;
  }
  if (!last || path == std::string_view::npos) return first;
  // With another path before it, the path of attach does not belong to this command.
  const std::string_view between = text.substr(last->arguments, path - last->arguments);
  return between.find("/v1/") == std::string_view::npos ? last : first;
}

// Finds an HTTPie command that makes the call. Its name, http, also begins every address.
std::optional<Place> FindHttpie(std::string_view text) {
  const std::size_t last = text.rfind(kAttachWithoutVersion);
  if (last == std::string_view::npos) return std::nullopt;
  for (const std::string_view name : {"http", "xh"}) {
    for (std::size_t at = text.find(name); at < last; at = text.find(name, at + 1)) {
      const std::optional<std::size_t> end = EndOfHttpieName(text.substr(at));
      if (end && CanPrecedeCommand(text.substr(0, at))) return Place{at, at + *end};
    }
  }
  return std::nullopt;
}

std::string Joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

void TakeUrl(const CurlUrl& url, Reading& reading) {
  reading.url = url.text;
  reading.base_url = url.base_url;
  if (url.insecure) reading.Note(Code::kCurlInsecureUrl);
  if (url.endpoint == CurlUrl::Endpoint::kAttach && url.base_url.empty()) {
    reading.Note(Code::kCurlUnusableUrl);
  }
  if (!url.base_url.empty() && !url.other_host.empty()) {
    reading.Note(Code::kCurlOtherHost, {{"host", url.other_host}});
  }
  if (url.doubled_version) reading.Note(Code::kCurlDoubledVersion);
  if (url.endpoint == CurlUrl::Endpoint::kUnknown) reading.Note(Code::kCurlUnknownPath);
  if (url.endpoint == CurlUrl::Endpoint::kOther) {
    // Its body means something else: a detach must not become an attach.
    reading.allows_draft = false;
    reading.Note(Code::kCurlOtherEndpoint,
                 {{"endpoint", url.path.empty() ? "another path" : url.path}});
  }
}

void ReadUrl(const CurlCommand& command, Reading& reading) {
  if (command.urls.empty()) return reading.Note(Code::kCurlNoUrl);
  if (command.urls.size() > 1) reading.Note(Code::kCurlSeveralUrls);
  const ShellWord& word = command.urls.front();
  const CurlUrl url = ReadCurlUrl(word.text);
  if (url.has_userinfo) reading.Note(Code::kCurlBasicAuth);
  if (url.has_query) reading.Note(Code::kCurlQueryLeftOut);
  if (word.has_variable) return reading.Note(Code::kCurlUrlVariable);
  TakeUrl(url, reading);
}

void ReadMethod(const CurlCommand& command, Reading& reading) {
  if (command.method) {
    reading.method = *command.method;
    for (char& c : reading.method) c = Upper(c);
  } else if (command.head_only) {
    reading.method = "HEAD";
  } else {
    reading.method = command.body.empty() || command.data_in_query ? "GET" : "POST";
  }
  const auto is_letter = [](char c) { return IsUpper(c); };
  const bool plain = !reading.method.empty() && reading.method.size() <= 10 &&
                     std::all_of(reading.method.begin(), reading.method.end(), is_letter);
  if (!plain) reading.method.clear();
  // If there is neither a method nor a body, the missing body is all there is to report.
  const bool implied_get = !command.method && command.body.empty() && !command.head_only;
  if (reading.method != "POST" && !implied_get && reading.allows_draft) {
    reading.Note(Code::kCurlMethod, {{"method", plain ? reading.method : "another one"}});
  }
}

void NoteApiKey(std::string_view value, Reading& reading) {
  switch (JudgeApiKey(value)) {
    case ApiKeyFlaw::kMissing:
      return reading.Note(Code::kCurlApiKeyMissing);
    case ApiKeyFlaw::kPlaceholder:
      return reading.Note(Code::kCurlApiKeyPlaceholder);
    case ApiKeyFlaw::kBearerTwice:
      reading.Note(Code::kCurlApiKeyBearerTwice);
      break;
    case ApiKeyFlaw::kQuoted:
      reading.Note(Code::kCurlApiKeyQuoted);
      break;
    case ApiKeyFlaw::kBlank:
      reading.Note(Code::kCurlApiKeyBlank);
      break;
    case ApiKeyFlaw::kNone:
      break;
  }
  reading.has_api_key = true;
}

bool IsToken(std::string_view name) {
  const auto is_token = [](char c) {
    return IsAlphanumeric(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  };
  return !name.empty() && name.size() <= 60 && std::all_of(name.begin(), name.end(), is_token);
}

class HeaderReader {
 public:
  explicit HeaderReader(Reading& reading) : reading_(reading) {}

  void Read(const CurlCommand& command) {
    for (const ShellWord& header : command.headers) Header(header);
    if (command.bearer) Key(*command.bearer, command.bearer->text);
    if (command.has_basic_auth) basic_ = true;
    if (basic_) reading_.Note(Code::kCurlBasicAuth);
    if (!saw_key_) reading_.Note(Code::kCurlApiKeyMissing);
    if (malformed_) reading_.Note(Code::kCurlHeaderMalformed);
    if (!left_out_.empty()) {
      reading_.Note(Code::kCurlHeadersLeftOut, {{"headers", Joined(left_out_)}});
    }
  }

 private:
  void Header(const ShellWord& word) {
    const std::string_view text = word.text;
    const std::size_t colon = text.find(':');
    const std::string_view name = Trim(text.substr(0, colon));
    if (colon == std::string_view::npos || !IsToken(name)) {
      malformed_ = true;
      return;
    }
    const std::string_view value = text.substr(colon + 1);
    if (EqualsIgnoringCase(name, "authorization")) {
      Authorization(word, value);
    } else if (EqualsIgnoringCase(name, "x-api-key") || EqualsIgnoringCase(name, "api-key") ||
               EqualsIgnoringCase(name, "apikey")) {
      reading_.Note(Code::kCurlApiKeyOtherHeader, {{"header", Lowercase(name)}});
      Key(word, value);
    } else if (EqualsIgnoringCase(name, "content-type")) {
      if (Lowercase(value).find("json") == std::string::npos) reading_.Note(Code::kCurlContentType);
    } else if (!EqualsIgnoringCase(name, "accept") && !EqualsIgnoringCase(name, "user-agent") &&
               !EqualsIgnoringCase(name, "content-length") && left_out_.size() < 20) {
      left_out_.emplace_back(name);
    }
  }

  void Authorization(const ShellWord& word, std::string_view value) {
    if (EqualsIgnoringCase(Trim(value).substr(0, 6), "basic ")) {
      basic_ = true;
    } else {
      Key(word, value);
    }
  }

  void Key(const ShellWord& word, std::string_view value) {
    saw_key_ = true;
    if (word.has_variable) return reading_.Note(Code::kCurlApiKeyVariable);
    NoteApiKey(value, reading_);
  }

  Reading& reading_;
  bool saw_key_ = false;
  bool basic_ = false;
  bool malformed_ = false;
  std::vector<std::string> left_out_;
};

// Whether the shell removed the quotes of the body: {phone_number:+14155550132}.
bool LostItsQuotes(const ShellWord& word) {
  const std::string_view text = Trim(word.text);
  const bool kept_single = text.substr(0, 2) == "'{";  // cmd.exe knows no single quotes
  if (kept_single) return true;
  if (word.quoted && !word.double_quoted) return false;
  return text.substr(0, 1) == "{" && text.size() > 1 && text != "{}" &&
         text.find('"') == std::string_view::npos && text.find('\'') == std::string_view::npos &&
         text.find("\xE2\x80") == std::string_view::npos;
}

// Removes backslashes before line breaks from JSON, where they cannot be. Tools write them after
// every line of a command, even inside the quotes around the body. Returns their number.
std::size_t TakeContinuations(std::string& body) {
  if (!Trim(body).starts_with('{')) return 0;
  std::size_t count = 0;
  std::string kept;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const std::string_view rest = std::string_view(body).substr(i);
    if (rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) {
      ++count;
    } else {
      kept += body[i];
    }
  }
  if (count > 0) body = std::move(kept);
  return count;
}

// Whether a body is a field of a form: phone_number=+14155550132&service=sip.
bool IsPair(std::string_view text) {
  const std::size_t end = text.find('=');
  return end > 0 && end < text.size() &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), IsInWord);
}

// The text of the body. If there is none, a diagnostic says why.
std::optional<std::string> BodyText(const CurlCommand& command, Reading& reading) {
  const auto& parts = command.body;
  bool is_form = false;
  bool is_json = true;
  bool is_file = false;
  bool is_made = false;
  bool has_variable = false;
  std::string text;
  for (const BodyPart& part : parts) {
    is_form = is_form || part.kind == BodyKind::kForm || part.kind == BodyKind::kEncoded ||
              IsPair(part.word.text);
    is_json = is_json && part.kind == BodyKind::kJson;
    is_file = is_file || part.from_file;
    has_variable = has_variable || part.word.has_variable;
    is_file = is_file || (part.word.has_variable && HasOne("|$(cat |$(<|", part.word.text, false));
    is_made = is_made || (part.word.has_variable && HasOne("|$|`|%|", part.word.text, false));
    text += part.word.text;
  }
  const auto stop = [&](Code code) {
    reading.Note(code);
    return std::nullopt;
  };
  if (is_file) return stop(Code::kCurlBodyFromFile);
  if (is_made) return stop(Code::kCurlNoBody);
  if (command.data_in_query && !parts.empty()) return stop(Code::kCurlDataInQuery);
  if (is_form) return stop(Code::kCurlBodyIsForm);
  // curl joins several --json as they are, but several -d with "&".
  if (parts.size() > 1 && !is_json) return stop(Code::kCurlSeveralBodies);
  if (Trim(text).empty()) return stop(Code::kCurlNoBody);
  if (parts.front().word.bare_json) {
    reading.Note(Code::kCurlBareBody);
  } else if (LostItsQuotes(parts.front().word)) {
    return stop(Code::kCurlQuotesLost);
  }
  if (const std::size_t count = TakeContinuations(text); count > 0) {
    reading.Note(Code::kCurlContinuationInBody, {{"count", count}});
  }
  if (has_variable) {
    reading.Note(Code::kCurlBodyVariable);
    text = WithQuotedVariables(text);
  }
  return text;
}

// What shells show at the beginning of a line that continues a command.
constexpr std::string_view kContinuationPrompts[] = {">> ", "> ", "More? "};

// Removes the prompts that were copied with the lines after the first. The command ends before the
// first of these lines that has none.
std::string WithoutPrompts(std::string_view text) {
  const auto prompt_at = [&](std::size_t begin) -> std::size_t {
    for (const std::string_view prompt : kContinuationPrompts) {
      const std::string_view bare = prompt.substr(0, prompt.size() - 1);
      if (text.substr(begin).starts_with(prompt)) return prompt.size();
      const std::string_view rest = text.substr(begin);
      if (rest.starts_with(bare) && rest.substr(bare.size(), 1) == "\n") return bare.size();
    }
    return 0;
  };
  std::string out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    if (begin > 0) {
      const std::size_t prompt = prompt_at(begin);
      if (prompt == 0) break;
      begin += prompt;
    }
    out += text.substr(begin, end - begin);
    begin = end;
  }
  return out;
}

bool HasPrompts(std::string_view text) {
  const std::string_view line = text.substr(text.find('\n') + 1);
  return std::any_of(std::begin(kContinuationPrompts), std::end(kContinuationPrompts),
                     [&](std::string_view prompt) { return line.starts_with(prompt); });
}

// Reads a command that begins with its name, which ends at `arguments`.
void ReadCommand(std::string_view command_text, std::size_t arguments, const PipedInput& piped,
                 const ShellValues& values, Reading& reading) {
  const std::string unprompted =
      HasPrompts(command_text) ? WithoutPrompts(command_text) : std::string();
  const std::string_view text = unprompted.empty() ? command_text : unprompted;
  const Shell shell = GuessShell(text);
  ShellCommand line = SplitShellWords(text.substr(arguments), shell, &values);
  if (!line.here_document) line.here_document = piped.text;
  for (ShellWord& word : line.words) {
    const bool is_filled_in =
        !piped.placeholder.empty() && word.text.find(piped.placeholder) != std::string::npos;
    if (is_filled_in || HasActionsExpression(word.text)) word.has_variable = true;
  }
  const std::string_view name = text.substr(0, arguments);
  CurlCommand command = name.find("curl") == std::string_view::npos
                            ? ReadHttpieWords(name, line.words, line.here_document)
                            : ReadCurlWords(line.words, line.here_document);
  for (BodyPart& part : command.body) {
    std::optional<ShellWord> given;
    if (part.from_file && part.word.text.starts_with('@')) {
      given = values.TextOfFile(std::string_view(part.word.text).substr(1));
    }
    if (given) part = {part.kind, std::move(*given)};
  }
  if (line.open_quote) reading.Note(Code::kCurlOpenQuote);
  if (line.typographic || command.typographic_dashes) reading.Note(Code::kCurlTypographic);
  if (!command.glued_option.empty()) {
    reading.Note(Code::kCurlGluedOption, {{"option", command.glued_option}});
  }
  if (line.has_more || command.has_next || reading.has_before) {
    const std::size_t first = text.find(kAttachPath);
    const bool repeats = first != std::string_view::npos &&
                         text.find(kAttachPath, first + 1) != std::string_view::npos;
    reading.Note(repeats ? Code::kCurlSeveralCalls : Code::kCurlMoreCommands);
  }
  ReadUrl(command, reading);
  ReadMethod(command, reading);
  HeaderReader(reading).Read(command);
  if (command.stray_words > 0)
    reading.Note(Code::kCurlStrayWords, {{"count", command.stray_words}});
  if (!command.left_out.empty()) {
    reading.Note(Code::kCurlOptionsLeftOut, {{"options", Joined(command.left_out)}});
  }
  if (!reading.allows_draft) return;
  const std::optional<std::string> body = BodyText(command, reading);
  if (body) reading.draft = ReadJsonText(*body, reading.report);
}

// Reads a command of the service's own command line. `text` is what follows the program's name.
void ReadBlandCommand(std::string_view text, Reading& reading) {
  const ShellCommand line = SplitShellWords(text, GuessShell(text));
  BlandCommand command = ReadBlandWords(line.words);
  if (line.open_quote) reading.Note(Code::kCurlOpenQuote);
  if (line.has_more) reading.Note(Code::kCurlMoreCommands);
  if (command.has_key_variable) {
    reading.Note(Code::kCurlApiKeyVariable);
  } else if (command.api_key) {
    NoteApiKey(*command.api_key, reading);
  }
  if (!command.left_out.empty()) {
    reading.Note(Code::kCurlOptionsLeftOut, {{"options", Joined(command.left_out)}});
  }
  if (command.call != "sip attach") {
    return reading.Note(Code::kCurlOtherEndpoint, {{"endpoint", "bland " + command.call}});
  }
  if (command.config_from_file) return reading.Note(Code::kCurlBodyFromFile);
  if (!command.config) {
    reading.draft = std::move(command.draft);
    return;
  }
  reading.draft = ReadJsonText(*command.config, reading.report);
  if (!reading.draft || !reading.draft->is_object()) return;
  for (auto& [name, value] : command.draft.members()) (*reading.draft)[name] = std::move(value);
}

// Where the program's name ends; nullopt if there is no such command.
std::optional<std::size_t> FindBland(std::string_view text) {
  for (std::size_t at = text.find("bland"); at != std::string_view::npos;
       at = text.find("bland", at + 1)) {
    const std::string_view before = text.substr(0, at);
    const std::optional<std::size_t> end = EndOfBlandName(text.substr(at));
    if (end && (CanPrecedeCommand(before) || before.ends_with("npx "))) {
      return at + *end;
    }
  }
  return std::nullopt;
}

void ReadCommandAt(const Place& place, std::string_view text, Reading& reading) {
  const std::string_view before = text.substr(0, place.command);
  reading.has_before = place.has_before;
  const std::string_view name = text.substr(place.command, place.arguments - place.command);
  std::string_view arguments = text.substr(place.arguments);
  const std::size_t fence = arguments.find("\n```");  // Markdown
  if (fence != std::string_view::npos) {
    if (arguments.find(kAttachPath, fence) != std::string_view::npos)
      reading.Note(Code::kCurlSeveralCalls);
    arguments = arguments.substr(0, fence);
  }
  std::string command(name);
  command += ' ';
  const ShellValues values(before);
  const PipedInput piped = FindPipedInput(before, values);
  command += piped.redirection;
  command += arguments;
  ReadCommand(command, name.size(), piped, values, reading);
}

// Finds the attach call. Members are called as they are in JSON. If the body is filled statement by
// statement, it is read as a chain.
[[gnu::noinline]] std::optional<CallInProgram> FindCall(std::string_view text,
                                                        std::string_view code) {
  const auto is_clear = [](const std::optional<CallInProgram>& call) {
    return call && (call->body || call->remarks.back() != Code::kCurlBodyUnclear);
  };
  if (code.find(kAttachWithoutVersion) == std::string_view::npos && !MayHoldBodyAlone(code)) {
    return std::nullopt;
  }
  const std::string named = WithJsonNames(code);
  const bool has_names = named != code;
  const std::string_view read = has_names ? named : code;
  std::optional<CallInProgram> call = FindCallInProgram(has_names ? named : text, read);
  if (call && call->body) return call;
  const std::string chained = WithChains(read);
  std::optional<CallInProgram> filled = FindCallInProgram(chained, chained);
  const bool is_better = is_clear(filled) && (filled->body || !is_clear(call));
  return is_better ? filled : call;
}

void TakeCall(CallInProgram& call, Reading& reading) {
  reading.method = "POST";
  if (!call.url.empty()) TakeUrl(ReadCurlUrl(call.url), reading);
  for (const Code remark : call.remarks) reading.Note(remark);
  reading.has_api_key = call.has_api_key;
  reading.draft = std::move(call.body);
}

// Takes a call other than attach; returns false if it may not be a call of this API.
bool TakeOtherCall(const OtherCall& call, Reading& reading) {
  std::string address = call.url;
  if (address.empty()) {
    address = kDefaultBaseUrl;
    if (!call.path.starts_with("/v1/")) address += "/v1";
    address += call.path;
  }
  const CurlUrl url = ReadCurlUrl(address);
  if (url.endpoint != CurlUrl::Endpoint::kOther) return false;
  TakeUrl(url, reading);
  if (call.url.empty()) reading.url.clear();
  return true;
}

// Returns false if the text has no call of the API.
bool ReadProgram(std::string_view text, std::string_view code, Reading& reading) {
  const std::string paths = WithWholePaths(code);
  if (std::optional<CallInProgram> call = FindCall(paths == code ? text : paths, paths)) {
    TakeCall(*call, reading);
    return true;
  }
  if (const std::optional<Place> prompted = FindAttachByCurl(text)) {
    ReadCommandAt(*prompted, text, reading);  // # was not a comment, but root's prompt
    return true;
  }
  const std::optional<OtherCall> other = FindOtherCallInProgram(paths);
  return other && TakeOtherCall(*other, reading);
}

std::string Written(const Reading& reading) {
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("recognized").Boolean(reading.recognized);
  writer.Key("draft");
  if (reading.draft) {
    writer.Value(*reading.draft);
  } else {
    writer.Null();
  }
  writer.Key("url").StringOrNull(reading.url);
  writer.Key("method").StringOrNull(reading.method);
  writer.Key("base_url").StringOrNull(reading.base_url);
  writer.Key("has_api_key").Boolean(reading.has_api_key);
  writer.Key("diagnostics");
  Write(writer, reading.report.diagnostics());
  writer.EndObject();
  return writer.Take();
}

}  // namespace

std::string ReadCurl(std::string_view text) {
  Reading reading;
  reading.recognized = true;
  const std::string code = CodeWithoutComments(text);
  if (const std::optional<Place> place = FindAttachByCurl(code)) {
    ReadCommandAt(*place, text, reading);
  } else if (const std::optional<std::size_t> arguments = FindBland(code)) {
    ReadBlandCommand(text.substr(*arguments), reading);
  } else if (const std::optional<Place> httpie = FindHttpie(code)) {
    ReadCommandAt(*httpie, text, reading);
  } else if (!ReadProgram(text, code, reading)) {
    reading.recognized = false;
    reading.Note(Code::kCurlNotRecognized);
  }
  return Written(reading);
}

}  // namespace sipattach
