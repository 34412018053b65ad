// Lists what to enter at the provider's side.

#include <initializer_list>
#include <string>
#include <string_view>

#include "json/json_writer.h"
#include "providers/providers.h"
#include "providers/table.h"
#include "sipattach/provider.h"

namespace sipattach {
namespace {

constexpr std::string_view kDocumented = "documented";

std::string_view OrDocumented(std::string_view confidence) {
  return confidence.empty() ? kDocumented : confidence;
}

// Whether the provider's calls come in through the edge of the service.
bool HasOrigination(const Json& provider) {
  return TextOf(provider, "role") != "destination" && Find(provider, "origination") == nullptr;
}

void WriteItem(JsonWriter& writer, std::string_view id, std::string_view label, const Json& values,
               std::string_view confidence = kDocumented) {
  writer.BeginObject().Key("id").String(id).Key("label").String(label);
  writer.Key("values").Value(values);
  writer.Key("confidence").String(confidence).EndObject();
}

Json One(std::string_view value) { return Json::array({Json(value)}); }

void WriteItems(JsonWriter& writer, const Json& provider, const Json& region) {
  const std::string host(TextOf(region, "host"));
  if (HasOrigination(provider)) {
    WriteItem(writer, "origination_uri", "Origination URI",
              One("sip:" + host + ":5061;transport=tls"));
    WriteItem(writer, "host", "Host", One(host));
    WriteItem(writer, "port", "Port", One("5061"));
  }
  WriteItem(writer, "signalling_addresses", "Signaling addresses", *Find(region, "signalling"));
  WriteItem(writer, "media_addresses", "Media addresses", *Find(region, "media"));
  WriteItem(writer, "media_ports", "Media ports", One("UDP 16384-32768"));
  WriteItem(writer, "transport", "Transport", One("TLS 1.2 or newer"),
            OrDocumented(ConfidenceOf(provider, "transport")));
  WriteItem(writer, "srtp", "SRTP", One("AES_CM_128_HMAC_SHA1_80"),
            OrDocumented(ConfidenceOf(provider, "secure_media")));
  WriteItem(writer, "codecs", "Codecs", Json::array({"PCMU", "PCMA", "Opus", "G.722"}));
  WriteItem(writer, "dtmf", "DTMF", One("RFC 2833"));
  const bool has_format = Find(provider, "number_format") != nullptr;
  WriteItem(writer, "number_format", "Number format", One("+E.164"),
            has_format ? OrDocumented(ConfidenceOf(provider, "number_format")) : "unknown");
  if (!Find(provider, "endpoint")->is_string()) return;
  WriteItem(writer, "endpoint", "Endpoint for outbound calls", One(ExpectedHost(provider)),
            OrDocumented(ConfidenceOf(provider, "endpoint")));
  const int port = TlsPortOf(provider);
  const bool is_assigned = TextOf(provider, "port") == "assigned";
  WriteItem(writer, "endpoint_port", "TLS port of the endpoint",
            port == 0 && !is_assigned ? Json::array()
                                      : One(is_assigned ? "as assigned" : std::to_string(port)),
            OrDocumented(ConfidenceOf(provider, "port")));
}

void WriteSteps(JsonWriter& writer, const Json& provider) {
  for (const Json& step : *Find(provider, "steps")) {
    writer.BeginObject().Key("text").String(TextOf(step, "text"));
    writer.Key("confidence").String(OrDocumented(TextOf(step, "confidence"))).EndObject();
  }
}

// The region with that id, or the first one if the id is empty.
const Json* RegionOf(const Json& regions, std::string_view id) {
  for (const Json& region : regions) {
    if (id.empty() || TextOf(region, "id") == id) return &region;
  }
  return nullptr;
}

Json RegionsOf(const Json& provider) {
  const Json* own = Find(provider, "regions");
  Json regions = Json::array();
  for (const Json& region : ParseTable(kServiceRegions)) {
    bool has = own == nullptr;
    if (own != nullptr) {
      for (const Json& id : *own) has = has || Text(id) == TextOf(region, "id");
    }
    if (has) regions.push_back(region);
  }
  return regions;
}

}  // namespace

std::string ProviderChecklist(std::string_view id, std::string_view region_id) {
  const Json provider = ProviderWithId(id);
  const Json regions = RegionsOf(provider);
  const Json* region = RegionOf(regions, region_id);
  JsonWriter writer;
  writer.BeginObject().Key("provider").StringOrNull(TextOf(provider, "id"));
  writer.Key("name").StringOrNull(TextOf(provider, "name"));
  writer.Key("region").StringOrNull(region == nullptr ? "" : TextOf(*region, "id"));
  writer.Key("regions").BeginArray();
  for (const Json& one : regions) writer.String(TextOf(one, "id"));
  writer.EndArray().Key("items").BeginArray();
  const bool is_known = !provider.is_null();
  if (is_known && region != nullptr) WriteItems(writer, provider, *region);
  writer.EndArray().Key("steps").BeginArray();
  if (is_known) WriteSteps(writer, provider);
  writer.EndArray();
  writer.Key("transfers").StringOrNull(TextOf(provider, "transfers"));
  writer.Key("source").StringOrNull(TextOf(provider, "source"));
  writer.Key("source_url").StringOrNull(TextOf(provider, "source_url"));
  return writer.EndObject().Take();
}

}  // namespace sipattach
