#include "plan/foreign_body.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "document/object_reader.h"
#include "plan/draft_members.h"
#include "plan/other_calls.h"
#include "plan/pasted_answer.h"
#include "plan/wrapped_body.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// The first of the bodies with the numbers of all, if they have one each and are otherwise the
// same.
std::optional<Fix> AsOneBody(const Json& bodies) {
  constexpr std::string_view kOne = "phone_number";
  Json numbers = Json::array();
  Json first;
  for (const Json& body : bodies) {
    Json rest = body;
    numbers.push_back(std::exchange(rest[kOne], Json()));
    if (first.is_null()) first = rest;
    if (!(rest == first) || IsGiven(body, "phone_numbers")) return std::nullopt;
  }
  Fix fix{"Put all numbers into one request", Move(Pointer() / std::size_t{0}, Pointer())};
  fix.patch.push_back(Remove(Pointer() / kOne));
  fix.patch.push_back(Add(Pointer() / std::string_view("phone_numbers"), std::move(numbers)));
  return fix;
}

}  // namespace

bool HasOtherFields(const Json& draft) {
  return std::any_of(draft.members().begin(), draft.members().end(), [](const auto& member) {
    return !IsOneOf(" phone_number phone_numbers directions service trunk_id ", member.first);
  });
}

void ReportNotAnObject(const Json& draft, Report& report) {
  if (draft.size() > 1 && std::all_of(draft.begin(), draft.end(), IsAttachBody)) {
    report.Add(Code::kDraftSeveralBodies, Pointer(), {{"count", draft.size()}}).fix =
        AsOneBody(draft);
    return;
  }
  Diagnostic& diagnostic =
      report.Add(Code::kDraftNotAnObject, Pointer(), {{"actual", TypeWithArticle(draft)}});
  diagnostic.fix = Unwrap(draft, "an object", Pointer());
  if (diagnostic.fix) diagnostic.fix->title = "Keep only the object";
}

bool ReportForeignBody(const Json& draft, Report& report) {
  if (IsGiven(draft, "directions")) return false;
  // Fields of other services come before answers, because no answer of the API has one.
  return ReportWrapped(draft, report) || ReportCallOfOtherService(draft, report) ||
         ReportPastedAnswer(draft, report) || ReportOtherCallOfApi(draft, report);
}

}  // namespace sipattach
