#include "plan/draft_members.h"

#include "json/pointer.h"

namespace sipattach {

bool IsGiven(const Json& object, std::string_view name) {
  return FindGiven(object, name) != nullptr;
}

bool HasObject(const Json& object, std::string_view name) {
  const Json* value = Find(object, name);
  return value != nullptr && value->is_object();
}

bool NamesNumbers(const Json& body) {
  return IsGiven(body, "phone_number") || IsGiven(body, "phone_numbers");
}

bool IsAttachBody(const Json& value) { return NamesNumbers(value) && IsGiven(value, "directions"); }

void AddService(const Json& draft, std::vector<PatchOperation>& patch) {
  constexpr std::string_view kService = "service";
  if (!IsGiven(draft, kService)) patch.push_back(Add(Pointer() / kService, "sip"));
}

}  // namespace sipattach
