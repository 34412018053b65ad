#include "document/context.h"
#include "json/json_writer.h"
#include "number/number_reading.h"
#include "sipattach/number.h"

namespace sipattach {

NumberReading ReadNumberAlone(std::string_view text, std::string_view context_text,
                              Report& report) {
  const Context context = ReadContext(context_text, report);
  NumberReading reading =
      ReadNumber(text, {context.default_region, context.reading_for_trunk}, Pointer(), report);
  report.HideSecretsOf(text);
  return reading;
}

std::string ReadNumber(std::string_view text, std::string_view context_text) {
  Report report;
  const NumberReading reading = ReadNumberAlone(text, context_text, report);
  JsonWriter writer;
  writer.BeginObject();
  WriteMembers(writer, reading);
  writer.Key("diagnostics");
  Write(writer, report.diagnostics());
  writer.EndObject();
  return writer.Take();
}

}  // namespace sipattach
