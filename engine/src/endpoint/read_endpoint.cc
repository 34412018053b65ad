#include "diagnostics/diagnostic.h"
#include "endpoint/destination.h"
#include "endpoint/endpoint_checks.h"
#include "endpoint/host_checks.h"
#include "json/json_writer.h"
#include "providers/providers.h"
#include "redact/excerpt.h"
#include "sipattach/endpoint.h"

namespace sipattach {
namespace {

void WriteParams(JsonWriter& writer, const SipUri& uri) {
  writer.BeginObject();
  for (const UriParam& param : uri.params) {
    writer.Key(param.name);
    if (param.has_value) {
      writer.String(param.value);
    } else {
      writer.Null();
    }
  }
  writer.EndObject();
}

void WriteUriMembers(JsonWriter& writer, const SipUri& uri) {
  writer.Key("scheme").String(uri.secure ? "sips" : "sip");
  writer.Key("user").StringOrNull(uri.user);
  writer.Key("host").String(uri.host);
  writer.Key("host_kind").String(NameOf(uri.host_kind));
  writer.Key("port");
  if (uri.port) {
    writer.Integer(*uri.port);
  } else {
    writer.Null();
  }
  writer.Key("transport").StringOrNull(uri.Transport());
  writer.Key("params");
  WriteParams(writer, uri);
  writer.Key("normalized").String(Normalized(uri));
  writer.Key("is_private").Boolean(IsPrivate(uri));
}

void WriteNoUri(JsonWriter& writer) {
  for (const std::string_view name : {"scheme", "user", "host", "host_kind", "port", "transport"}) {
    writer.Key(name).Null();
  }
  writer.Key("params").BeginObject().EndObject();
  writer.Key("normalized").Null();
  writer.Key("is_private").Boolean(false);
}

void ReportShorthand(const Destination& destination, Report& report) {
  if (destination.form == DestinationForm::kUri && !destination.trailing_slash) return;
  const Pointer whole;
  const std::string normalized = Normalized(destination.uri);
  Diagnostic& diagnostic =
      report.Add(Code::kEndpointReadAs, whole, {{"normalized", Excerpt(normalized)}});
  diagnostic.fix = WriteUri(destination.Offer(), whole);
}

}  // namespace

std::string ReadEndpoint(std::string_view text) {
  const Destination destination = ReadDestination(text);
  const bool valid = destination.form != DestinationForm::kNone;
  Report report;
  const Pointer whole;
  if (valid && destination.had_blanks) {
    report.Add(Code::kEndpointSurroundingBlanks, whole).fix = WriteUri(destination.Offer(), whole);
  }
  if (valid) ReportShorthand(destination, report);
  CheckDestination(destination, std::nullopt, whole, report);
  report.HideSecretsOf(text);

  JsonWriter writer;
  writer.BeginObject().Key("valid").Boolean(valid);
  if (valid) {
    WriteUriMembers(writer, destination.uri);
  } else {
    WriteNoUri(writer);
  }
  writer.Key("provider").StringOrNull(TextOf(destination.provider, "id"));
  writer.Key("diagnostics");
  Write(writer, report.diagnostics());
  return writer.EndObject().Take();
}

}  // namespace sipattach
