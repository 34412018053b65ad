#include "answer/answer_subject.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/read_json.h"
#include "json/json.h"

namespace sipattach {
namespace {

constexpr std::string_view kDetach = R"({"url": "https://api.example/v1/sip/detach",
  "body": {"phone_number": "+14155550132", "directions": [{"type": "inbound"}], "service": "sip"}})";
constexpr std::string_view kUpdate = R"({"url": "https://api.example/v1/sip/update",
  "body": {"phone_number": "+14155550132", "updates": {"type": "inbound"}}})";
constexpr std::string_view kAttach = R"({"url": "https://api.example/v1/sip/attach",
  "body": {"phone_number": "+14155550132", "directions": [{"type": "inbound"}], "service": "sip"}})";

bool IsOther(std::string_view body, std::string_view request) {
  return IsAboutOther(ReadJsonOrNull(body), ReadJsonOrNull(request));
}

struct Answer {
  std::string_view body;
  bool is_other;
};

class AnswerToChange : public ::testing::TestWithParam<Answer> {};

TEST_P(AnswerToChange, IsAboutItsNumber) {
  const auto [body, is_other] = GetParam();
  EXPECT_EQ(IsOther(body, kUpdate), is_other) << body;
  EXPECT_EQ(IsOther(body, kDetach), is_other) << body;
}

INSTANTIATE_TEST_SUITE_P(
    Own, AnswerToChange,
    ::testing::Values(
        Answer{R"({"data": {"phone_number": "+14155550132"}})", false},
        Answer{R"({"data": {"phone_number": "(415) 555-0132"}})", false},
        Answer{R"({"data": {"phone_number": "+1******0132"}})", false},
        Answer{R"({"data": {"updated": ["+14155550133", "tel:+1-415-555-0132"]}})", false},
        Answer{R"({"data": {"detached": {"+14155550132": true}}})", false},
        Answer{R"({"data": {"detached": "2026-11-30", "updated": 1764489600}})", false},
        Answer{R"({"data": {"id": 7, "org_id": "o-14155550133", "ok": true}})", false},
        Answer{R"({"data": {"number": "+14155550132", "identity": "bob"}})", false},
        Answer{R"({"data": {"config": {"number": 3}}})", false},
        Answer{R"({"data": {"failed": [], "ok": true}})", false}, Answer{R"({"data": []})", false},
        Answer{R"("+14155550133")", false}));

INSTANTIATE_TEST_SUITE_P(
    Another, AnswerToChange,
    ::testing::Values(
        Answer{R"({"data": {"phone_number": "+14155550133"}})", true},
        Answer{R"({"phone_number": "415-555-0133", "data": {"ok": true}})", true},
        Answer{R"({"data": {"inbound": {"number": "+14155550133"}}})", true},
        Answer{R"({"data": {"config": {"sip": {"number": "+14155550133"}}}})", true},
        Answer{R"({"data": {"phone_number": "+14155550132", "inbound": {"did": "+14155550133"}}})",
               true},
        Answer{R"({"data": {"+14155550133": {"ok": true}}})", true},
        Answer{R"({"data": {"updated": ["+14155550133"]}})", true},
        Answer{R"({"data": {"detached": "+14155550133"}})", true},
        Answer{R"({"data": {"detached": {"phone_number": "+14155550133"}}})", true},
        Answer{
            R"({"data": {"detached": [{"phone_number": "+14155550133", "direction": "inbound"}]}})",
            true},
        Answer{R"({"data": {"failed": ["+14155550133"]}})", true},
        Answer{R"({"data": [{"phone_number": "+14155550133"}]})", true},
        Answer{R"({"data": {"removed": []}})", true}));

INSTANTIATE_TEST_SUITE_P(
    OfADirection, AnswerToChange,
    ::testing::Values(
        Answer{R"({"data": {"direction": "Inbound"}})", false},
        Answer{R"({"data": {"detached": [{"type": "inbound"}, "outbound"]}})", false},
        Answer{R"({"data": {"direction": "both"}})", false},
        Answer{R"({"data": {"type": "sip"}})", false},
        Answer{R"({"data": {"failed": [{"direction": "outbound"}]}})", false},
        Answer{R"({"data": {"direction": "outbound"}})", true},
        Answer{R"({"data": {"detached": ["outbound"]}})", true},
        Answer{R"({"data": {"updated": [{"phone_number": "+14155550132", "type": "outbound"}]}})",
               true}));

// A detachment may tell what is left.
TEST(AnswerSubject, KnowsWhatDirectionsOfADetachmentMayBe) {
  constexpr std::string_view kLeft = R"({"data": {"detached": true, "directions": ["outbound"]}})";
  EXPECT_FALSE(IsOther(kLeft, kDetach));
  EXPECT_TRUE(IsOther(kLeft, kUpdate));
}

// The numbers that an answer to an attachment lists are accounted for one by one.
TEST(AnswerSubject, LeavesTheListsOfAnAttachmentAlone) {
  EXPECT_FALSE(IsOther(R"({"data": {"configured": [], "failed": ["+14155550132"]}})", kAttach));
  EXPECT_FALSE(IsOther(R"({"data": {"configured": ["+14155550133"]}})", kAttach));
  EXPECT_TRUE(IsOther(R"({"data": {"phone_number": "+14155550133"}})", kAttach));
}

TEST(AnswerSubject, NeedsANumber) {
  EXPECT_FALSE(IsOther(R"({"data": {"phone_number": "+14155550133"}})", "{}"));
  EXPECT_FALSE(IsOther(R"({"data": {"phone_number": "+14155550133"}})", R"({"body": {}})"));
}

}  // namespace
}  // namespace sipattach
