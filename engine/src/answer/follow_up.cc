// Derives the requests that follow an attach request: reading back, updating and detaching its
// numbers.

#include "sipattach/follow_up.h"

#include <string>
#include <utility>
#include <vector>

#include "document/read_json.h"
#include "document/request_numbers.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "sip/direction_type.h"
#include "text/ascii.h"
#include "web/http_address.h"

namespace sipattach {
namespace {

// One number of a planned request, and what is sent for it.
struct Attachment {
  std::string base_url;
  std::string number;
  Json index;  // of the number among the plan's numbers
  const Json* directions;
  bool has_trunk;
};

void AppendAttachments(const Json& request, std::vector<Attachment>& out) {
  const Json* body = Find(request, "body");
  const Json* url = Find(request, "url");
  if (body == nullptr || url == nullptr || !url->is_string()) return;
  std::string_view base = Text(*url);
  if (base.ends_with(kAttachPath)) base.remove_suffix(kAttachPath.size());
  const Json* directions = Find(*body, "directions");
  if (directions == nullptr || !directions->is_array()) return;
  const Json* indices = Find(request, "numbers");
  std::size_t i = 0;
  for (std::string& number : NumbersOf(*body)) {
    const bool has_index = indices != nullptr && indices->is_array() && i < indices->size();
    out.push_back({std::string(base), std::move(number), has_index ? (*indices)[i] : Json(),
                   directions, Find(*body, "trunk_id") != nullptr});
    ++i;
  }
}

// Escapes a query value: everything except the unreserved characters (RFC 3986 §2.3).
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (IsAlphanumeric(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      AppendPercentEscape(out, c);
    }
  }
  return out;
}

void WriteRequest(JsonWriter& writer, const Attachment& attachment, std::string_view path,
                  const Json& body) {
  writer.BeginObject();
  writer.Key("method").String(body.is_null() ? "GET" : "POST");
  writer.Key("url").String(attachment.base_url + std::string(path));
  writer.Key("headers").BeginObject();
  if (!body.is_null()) writer.Key("Content-Type").String("application/json");
  writer.EndObject();
  writer.Key("body").Value(body);
  writer.Key("numbers").BeginArray();
  if (!attachment.index.is_null()) writer.Value(attachment.index);
  writer.EndArray().EndObject();
}

Json DetachBody(const Attachment& attachment) {
  Json types = Json::array();
  for (const Json& direction : *attachment.directions) {
    if (const Json* type = Find(direction, "type"))
      types.push_back(Json::object({{"type", *type}}));
  }
  return Json::object(
      {{"phone_number", attachment.number}, {"directions", types}, {"service", "sip"}});
}

// An update leaves unchanged what it does not name, so this also names what the plan relies on
// defaults for: the auth_mode and an empty list of mappings. With a trunk, these come from the
// trunk.
Json UpdatesOf(const Json& direction, bool has_trunk) {
  Json updates = direction;
  const Json* type = Find(direction, "type");
  const Json* options = Find(direction, "options");
  const auto lacks = [&](std::string_view name) {
    const Json* member = Find(direction, name);
    return member == nullptr || member->is_null();
  };
  if (has_trunk || !lacks("trunk_id") || type == nullptr) return updates;
  const bool has_mode = options != nullptr && Find(*options, "auth_mode") != nullptr;
  if (*type == Json(NameOf(DirectionType::kInbound)) && lacks("auth_mode") && !has_mode) {
    updates["auth_mode"] = "ip";
  }
  if (lacks("headers")) {
    updates["headers"] = Json::object({{"direction", *type}, {"headers", Json::array()}});
  }
  return updates;
}

void WriteDerived(JsonWriter& writer, const Attachment& attachment, std::string_view kind) {
  if (kind == "read_back") {
    WriteRequest(writer, attachment, "/v1/sip?phone_number=" + Escaped(attachment.number), nullptr);
  } else if (kind == "detach") {
    WriteRequest(writer, attachment, "/v1/sip/detach", DetachBody(attachment));
  } else if (kind == "update") {
    for (const Json& direction : *attachment.directions) {
      WriteRequest(writer, attachment, "/v1/sip/update",
                   Json::object({{"phone_number", attachment.number},
                                 {"updates", UpdatesOf(direction, attachment.has_trunk)}}));
    }
  }
}

}  // namespace

std::string Derive(std::string_view requests_text, std::string_view kind) {
  const Json requests = ReadJsonOrNull(requests_text);
  std::vector<Attachment> attachments;
  for (const Json& request : requests) AppendAttachments(request, attachments);
  JsonWriter writer;
  writer.BeginObject().Key("requests").BeginArray();
  for (const Attachment& attachment : attachments) WriteDerived(writer, attachment, kind);
  writer.EndArray().EndObject();
  return writer.Take();
}

}  // namespace sipattach
