#include "sipattach/neighbours.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ascii.h"
#include "json.h"
#include "json_text.h"
#include "json_writer.h"
#include "pointer.h"
#include "redact.h"
#include "request_numbers.h"

namespace sipattach {
namespace {

constexpr std::string_view kAttachPath = "/v1/sip/attach";

// One number of a planned request, with what is sent for it.
struct Attachment {
  std::string base_url;
  std::string number;
  Json index;  // of the number among the plan's numbers
  const Json* directions;
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
    out.push_back(
        {std::string(base), std::move(number), has_index ? (*indices)[i] : Json(), directions});
    ++i;
  }
}

// A query value: everything but the unreserved characters is escaped (RFC 3986 §2.3).
std::string Escaped(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (IsAlphanumeric(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
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

void WriteDerived(JsonWriter& writer, const Attachment& attachment, std::string_view kind) {
  if (kind == "read_back") {
    WriteRequest(writer, attachment, "/v1/sip?phone_number=" + Escaped(attachment.number), nullptr);
  } else if (kind == "detach") {
    WriteRequest(writer, attachment, "/v1/sip/detach", DetachBody(attachment));
  } else if (kind == "update") {
    for (const Json& direction : *attachment.directions) {
      WriteRequest(writer, attachment, "/v1/sip/update",
                   Json::object({{"phone_number", attachment.number}, {"updates", direction}}));
    }
  }
}

// Walks what was planned for one direction beside what is read back, leaf by leaf.
class Comparison {
 public:
  explicit Comparison(JsonWriter& writer) : writer_(writer) {}

  void Compare(const Json& planned, const Json* found, const Pointer& at, bool secret) {
    if (!secret && planned.is_object() && !planned.empty()) {
      CompareMembers(planned, found != nullptr && found->is_object() ? found : nullptr, at);
    } else if (!secret && planned.is_array() && !planned.empty()) {
      CompareList(planned, found, at);
    } else {
      CompareLeaf(planned, found, at, secret || HoldsSecret(planned));
    }
  }

  [[nodiscard]] bool verified() const { return verified_; }

 private:
  // The direction beside a list of mappings says again what the type of their parent says, so an
  // answer without it differs in nothing.
  static bool RepeatsType(const Json& planned, std::string_view name) {
    return name == "direction" && Find(planned, "headers") != nullptr;
  }

  void CompareMembers(const Json& planned, const Json* found, const Pointer& at) {
    std::size_t position = 0;  // in `found`, which mostly has the order of `planned`
    for (const auto& [name, member] : planned.members()) {
      const Json* beside = nullptr;
      if (found != nullptr) {
        const std::size_t next = FindPosition(*found, name, position);
        if (next < found->size()) {
          position = next;
          beside = &found->members()[next].second;
        }
      }
      if (found != nullptr && beside == nullptr && RepeatsType(planned, name)) continue;
      Compare(member, beside, at / name, IsSecretMember(planned, name));
    }
  }

  void CompareList(const Json& planned, const Json* found, const Pointer& at) {
    const bool list = found != nullptr && found->is_array();
    for (std::size_t i = 0; i < planned.size(); ++i) {
      Compare(planned[i], list && i < found->size() ? &(*found)[i] : nullptr, at / i, false);
    }
    if (list && found->size() > planned.size()) WriteField(at, "differs", planned, *found);
  }

  void CompareLeaf(const Json& planned, const Json* found, const Pointer& at, bool secret) {
    if (secret) {
      WriteField(at, "hidden", nullptr, nullptr);
    } else if (found == nullptr) {
      WriteField(at, "missing", planned, nullptr);
    } else {
      WriteField(at, planned == *found ? "same" : "differs", planned, *found);
    }
  }

  void WriteField(const Pointer& at, std::string_view status, const Json& planned,
                  const Json& found) {
    verified_ = verified_ && status != "differs" && status != "missing";
    writer_.BeginObject();
    writer_.Key("path").String(at.text());
    writer_.Key("status").String(status);
    writer_.Key("planned").Value(planned);
    writer_.Key("found").Value(found);
    writer_.EndObject();
  }

  JsonWriter& writer_;
  bool verified_ = true;
};

}  // namespace

std::string Derive(std::string_view requests_text, std::string_view kind) {
  const Json requests = ReadJsonOrNull(requests_text);
  std::vector<Attachment> attachments;
  if (requests.is_array()) {
    for (const Json& request : requests) AppendAttachments(request, attachments);
  }
  JsonWriter writer;
  writer.BeginObject().Key("requests").BeginArray();
  for (const Attachment& attachment : attachments) WriteDerived(writer, attachment, kind);
  writer.EndArray().EndObject();
  return writer.Take();
}

std::string Compare(std::string_view request_text, std::string_view answer_text) {
  const Json request = ReadJsonOrNull(request_text);
  const Json answer = ReadJsonOrNull(answer_text);
  const Json* data = Find(answer, "data");
  const Json& config = data != nullptr && data->is_object() ? *data : answer;
  std::vector<Attachment> attachments;
  AppendAttachments(request, attachments);

  JsonWriter writer;
  bool verified = !attachments.empty();
  writer.BeginObject().Key("directions").BeginArray();
  const Json none = Json::array();
  for (const Json& direction : attachments.empty() ? none : *attachments.front().directions) {
    const Json* type = Find(direction, "type");
    if (type == nullptr || !type->is_string()) continue;
    const Json* found = Find(config, Text(*type));
    const bool attached = found != nullptr && found->is_object();
    writer.BeginObject();
    writer.Key("type").Value(*type);
    writer.Key("attached").Boolean(attached);
    writer.Key("fields").BeginArray();
    if (attached) {
      Comparison comparison(writer);
      for (const auto& [name, member] : direction.members()) {
        if (name == "type") continue;  // the member of the answer that was looked at
        comparison.Compare(member, Find(*found, name), Pointer() / name, IsSecretName(name));
      }
      verified = verified && comparison.verified();
    }
    writer.EndArray().EndObject();
    verified = verified && attached;
  }
  writer.EndArray().Key("verified").Boolean(verified).EndObject();
  return writer.Take();
}

}  // namespace sipattach
