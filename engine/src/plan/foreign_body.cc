#include "plan/foreign_body.h"

#include <algorithm>

#include "document/object_reader.h"
#include "plan/draft_members.h"
#include "plan/other_calls.h"
#include "plan/pasted_answer.h"
#include "plan/wrapped_body.h"
#include "text/ascii.h"

namespace sipattach {

bool HasOtherFields(const Json& draft) {
  return std::any_of(draft.members().begin(), draft.members().end(), [](const auto& member) {
    return !IsOneOf(" phone_number phone_numbers directions service trunk_id ", member.first);
  });
}

void ReportNotAnObject(const Json& draft, Report& report) {
  if (draft.size() > 1 && std::all_of(draft.begin(), draft.end(), IsAttachBody)) {
    report.Add(Code::kDraftSeveralBodies, Pointer(), {{"count", draft.size()}});
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
