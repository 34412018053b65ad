#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer_subject.h"
#include "answer/attach_answer.h"
#include "document/read_json.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "sipattach/response.h"

namespace sipattach {
namespace {

void WriteEntry(JsonWriter& writer, const NamedNumber& entry, bool tells_attached) {
  writer.BeginObject();
  writer.Key("number").String(entry.number);
  writer.Key("reason").String(entry.reason);
  writer.Key("raw").Value(entry.raw);
  if (tells_attached) writer.Key("already_attached").Boolean(SaysAttachedAlready(entry.reason));
  writer.EndObject();
}

void WriteNumbers(JsonWriter& writer, const Accounting& accounting) {
  writer.Key("configured").BeginArray();
  for (const std::size_t i : accounting.configured()) {
    if (accounting.IsConfigured(i)) writer.String(accounting.sent()[i]);
  }
  writer.EndArray();
  for (const bool contradictory : {false, true}) {
    writer.Key(contradictory ? "contradictory" : "failed").BeginArray();
    for (const NamedNumber& entry : accounting.failed()) {
      const bool is_wanted = accounting.IsContradictoryEntry(entry) == contradictory;
      if (is_wanted) WriteEntry(writer, entry, !contradictory);
    }
    writer.EndArray();
  }
  writer.Key("remarks").BeginArray();
  for (const NamedNumber& entry : accounting.remarks().list()) WriteEntry(writer, entry, true);
  writer.EndArray();
  writer.Key("unaccounted").BeginArray();
  for (std::size_t i = 0; i < accounting.sent().size(); ++i) {
    if (accounting.IsUnaccounted(i)) writer.String(accounting.sent()[i]);
  }
  writer.EndArray();
}

void WritePasswords(JsonWriter& writer, const std::vector<RegisterPassword>& passwords) {
  writer.Key("register_password_for_pbx")
      .StringOrNull(passwords.empty() ? "" : passwords.front().password);
  writer.Key("register_passwords").BeginArray();
  for (const RegisterPassword& password : passwords) {
    writer.BeginObject();
    writer.Key("number").StringOrNull(password.number);
    writer.Key("password").String(password.password);
    if (!password.other_number.empty()) writer.Key("other_number").String(password.other_number);
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace

std::string ReadResponse(std::string_view response_text, std::string_view request_text) {
  const Json request = ReadJsonOrNull(request_text);
  const AttachAnswer read = ReadAttachAnswer(ReadApiAnswer(response_text), request);
  JsonWriter writer;
  writer.BeginObject();
  writer.Key("status").String(read.summary.status);
  WriteNumbers(writer, read.accounting);
  WritePasswords(writer, read.passwords);
  writer.Key("carried_out").Value(read.carried_out ? Json(*read.carried_out) : Json());
  writer.Key("about_other").Boolean(IsAboutOther(read.answer.body, request));
  writer.Key("already_attached").Boolean(SaysAttachedAlready(read.answer.Said()));
  WriteSummary(writer, read.summary, read.answer.errors, IsNoCall(read.answer));
  writer.EndObject();
  return writer.Take();
}

}  // namespace sipattach
