#include "shell/shell_output.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "json/json.h"
#include "json/json_writer.h"
#include "program/program_literal.h"
#include "program/program_variables.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

using Words = std::vector<ShellWord>;

std::string AsJson(const Json& value) {
  JsonWriter writer;
  return writer.Value(value).Take();
}

// Whether options of one letter are taken together, and -n is one of them: -nc, -rn. The others may
// only say how the result is printed.
bool AreOptionsOfJq(std::string_view option, bool& has_input) {
  if (option.find_first_not_of("ncrjaSCMe", 1) != kNone) return false;
  has_input = has_input && option.find('n') == kNone;
  return true;
}

// The object that jq's filter makes of nothing: a literal with the variables of the command line.
// What else jq may do is not known.
std::optional<ShellWord> OutputOfJq(const Words& words) {
  std::string code;
  ShellWord out;
  const ShellWord* filter = nullptr;
  bool has_input = true;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& text = words[i].text;
    const bool is_json = text == "--argjson";
    out.has_variable = out.has_variable || words[i].has_variable;
    if ((is_json || text == "--arg") && i + 2 < words.size()) {
      const ShellWord& value = words[i + 2];
      out.has_variable = out.has_variable || value.has_variable;
      code += words[i + 1].text;
      code += '=';
      code += is_json ? value.text : AsJson(Json(value.text));
      code += '\n';
      i += 2;
    } else if (text == "--null-input") {
      has_input = false;
    } else if (text == "--indent") {
      ++i;
    } else if (!text.starts_with('-')) {
      if (filter != nullptr) return std::nullopt;
      filter = &words[i];
    } else if (!IsOneOf(" --compact-output --raw-output --sort-keys --tab ", text) &&
               !AreOptionsOfJq(text, has_input)) {
      return std::nullopt;
    }
  }
  if (has_input || filter == nullptr) return std::nullopt;
  const std::size_t begin = code.size();
  code += filter->text;
  // "sip:\($host)" is "sip:"+$host""
  for (std::size_t at = begin; (at = code.find("\\(", at)) != kNone;) {
    code[at] = '"';
    code[at + 1] = '+';
    at = code.find(')', at);
    if (at == kNone) return std::nullopt;
    code[at] = '"';
  }
  ConstantVariables variables(code);
  const std::optional<ProgramLiteral> literal = ReadProgramLiteral(code, begin, variables);
  const bool is_known = literal && !literal->has_variable && !literal->has_spread &&
                        Trim(std::string_view(code).substr(literal->end)).empty();
  if (!is_known) return std::nullopt;
  out.text = AsJson(literal->value);
  return out;
}

}  // namespace

bool CanPrecedeCommand(std::string_view before) {
  if (before.empty()) return true;
  const char last = before.back();
  if (last == '/' || last == '\\') return true;
  constexpr std::size_t kFarEnough = 80;
  std::size_t end = before.size();
  while (end > 0 && (before[end - 1] == ' ' || before[end - 1] == '\t')) --end;
  if (end == 0 || before[end - 1] == '\n' || before[end - 1] == '\r') return true;
  if (std::string_view("$%>#|;&(`").find(before[end - 1]) != std::string_view::npos) return true;
  if (end == before.size()) return last == '"' || last == '\'';  // the quotes of a path
  std::size_t begin = end;
  while (begin > 0 && !IsBlank(before[begin - 1]) && end - begin < kFarEnough) --begin;
  const std::string_view word = before.substr(begin, end - begin);
  if (IsOneOf(" sudo time do then else if while ! exec env nohup command RUN ", word)) return true;
  // xargs -I{} curl
  const std::string_view near = before.substr(end - std::min(end, kFarEnough));
  const std::string_view own = near.substr(near.find_last_of("\n|;&") + 1);  // npos + 1 is 0
  return word.find('=') != kNone || Trim(own).starts_with("xargs ");
}

std::size_t LastPrinter(std::string_view script) {
  std::size_t begin = kNone;
  for (const std::string_view name : {"cat ", "echo ", "printf ", "jq "}) {
    const std::size_t at = script.rfind(name);
    const bool is_later = at != kNone && (begin == kNone || at > begin);
    if (is_later && CanPrecedeCommand(script.substr(0, at))) begin = at;
  }
  return begin;
}

std::optional<ShellWord> OutputOf(ShellCommand command) {
  Words& words = command.words;
  if (command.open_quote || command.is_piped || words.empty()) return std::nullopt;
  const std::string& name = words.front().text;
  if (name == "cat") return std::move(command.here_document);
  if (name == "jq") return OutputOfJq(words);
  // echo -n '…', printf '…', printf '%s\n' '…'
  const bool has_format =
      words.size() > 2 && words[1].text.starts_with(name == "echo" ? "-" : "%s");
  if (words.size() != (has_format ? 3u : 2u)) return std::nullopt;
  const bool prints = name == "echo" || name == "printf";
  return prints ? std::optional<ShellWord>(std::move(words.back())) : std::nullopt;
}

}  // namespace sipattach
