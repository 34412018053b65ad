#include "endpoint/endpoint_field.h"

#include <utility>

#include "endpoint/destination.h"
#include "endpoint/endpoint_checks.h"

namespace sipattach {
namespace {

// The diagnostic code for a form that the field does not accept.
std::optional<Code> RefusalOf(const Destination& destination, DirectionType direction) {
  switch (destination.form) {
    case DestinationForm::kHost:
      if (direction == DirectionType::kOutbound) return Code::kEndpointBareHost;
      if (destination.unbracketed_ipv6) return Code::kUriIpv6WithoutBrackets;
      break;
    case DestinationForm::kHostPort:
      return direction == DirectionType::kInbound ? Code::kEndpointInboundHostPort
                                                  : Code::kEndpointHostPort;
    case DestinationForm::kNoScheme:
      return Code::kEndpointNoScheme;
    case DestinationForm::kTransportUrl:
      return Code::kEndpointTransportUrl;
    case DestinationForm::kUri:
    case DestinationForm::kNone:
      break;
  }
  if (destination.trailing_slash) return Code::kEndpointTrailingSlash;
  return std::nullopt;
}

void CheckForm(const Destination& destination, DirectionType direction, const Pointer& at,
               Report& report) {
  const auto refusal = RefusalOf(destination, direction);
  if (!refusal) return;
  Diagnostic diagnostic{*refusal, at.text(), {}, WriteUri(destination.Offer(), at)};
  if (refusal == Code::kEndpointTransportUrl) {
    diagnostic.AddParam({"transport", destination.uri.Transport()});
  } else if (refusal == Code::kUriIpv6WithoutBrackets) {
    diagnostic.AddParam({"found", destination.text});
    diagnostic.AddParam({"offset", 0});
  }
  report.Add(std::move(diagnostic));
}

// The API documents `sip:host` and `host` only. There is no fix: without its user it would be a
// different endpoint, and some services require a user.
void CheckInboundUser(const Destination& destination, const Pointer& at, Report& report) {
  if (destination.uri.user.empty() || Find(destination.provider, "user") != nullptr) return;
  report.Add(Code::kEndpointInboundUser, at);
}

void CheckBlanks(const Destination& destination, const Pointer& at, Report& report) {
  if (!destination.had_blanks || destination.form == DestinationForm::kNone) return;
  Diagnostic& diagnostic = report.Add(Code::kEndpointSurroundingBlanks, at);
  if (!destination.uri.has_password) {
    diagnostic.fix = Fix{"Take the blanks out", {Replace(at, std::string(destination.text))}};
  }
}

}  // namespace

EndpointField ReadEndpointField(const std::string* text, DirectionType direction, const Pointer& at,
                                Report& report) {
  EndpointField field;
  if (text == nullptr) return field;
  field.present = true;
  Destination destination = ReadDestination(*text);
  field.value = destination.text;
  CheckBlanks(destination, at, report);
  CheckForm(destination, direction, at, report);
  CheckDestination(destination, direction, at, report);
  if (destination.form == DestinationForm::kNone) return field;
  if (direction == DirectionType::kInbound) CheckInboundUser(destination, at, report);
  field.uri = std::move(destination.uri);
  field.provider = std::move(destination.provider);
  return field;
}

}  // namespace sipattach
