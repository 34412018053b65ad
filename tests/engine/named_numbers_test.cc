#include "answer/named_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "json/json.h"

namespace sipattach {
namespace {

enum class Is { kSent, kPossible, kOther, kOpen };

struct Case {
  const char* sent;
  Json named;
  Is expected;
};

class NamedNumber : public ::testing::TestWithParam<Case> {};

TEST_P(NamedNumber, IsTheOneThatWasSentOnlyIfItCanBeNoOther) {
  const Case& given = GetParam();
  NamedNumbers numbers({given.sent});
  const Naming naming = numbers.Read(given.named);
  EXPECT_EQ(naming.index == 0, given.expected == Is::kSent);
  EXPECT_EQ(naming.possible,
            std::vector<std::size_t>(given.expected == Is::kPossible ? 1 : 0, std::size_t{0}));
  EXPECT_EQ(naming.is_other, given.expected == Is::kOther);
}

// 415-555-0132 is a number of San Francisco, 020 7946 0018 one of London: both are reserved for
// fiction by their regulators.
constexpr const char* kAmerican = "+14155550132";
constexpr const char* kBritish = "+442079460018";

INSTANTIATE_TEST_SUITE_P(International, NamedNumber,
                         ::testing::Values(Case{kAmerican, "+1 (415) 555-0132", Is::kSent},
                                           Case{kAmerican, "14155550132", Is::kSent},
                                           Case{kAmerican, Json(14155550132), Is::kSent},
                                           Case{kAmerican, "tel:+1-415-555-0132", Is::kSent},
                                           Case{kAmerican, "sip:+14155550132@192.0.2.1;user=phone",
                                                Is::kSent},
                                           Case{kAmerican, "Main +1 415 555 0132", Is::kSent},
                                           Case{kAmerican, "+1 (415) 555-0132 x5", Is::kOpen},
                                           Case{kAmerican, "+1 (415) 555-0132 x50132", Is::kOpen},
                                           Case{kAmerican, "+14155550133", Is::kOther},
                                           Case{kAmerican, "+444155550132", Is::kOther},
                                           Case{kBritish, "+44 (0)20 7946 0018", Is::kSent},
                                           Case{kBritish, "+4402079460018", Is::kSent}));

INSTANTIATE_TEST_SUITE_P(
    National, NamedNumber,
    ::testing::Values(Case{kAmerican, "(415) 555-0132", Is::kPossible},
                      Case{kAmerican, Json(4155550132), Is::kPossible},
                      Case{kAmerican, "tel:4155550132;phone-context=+1", Is::kPossible},
                      Case{kAmerican, "sip:4155550132@192.0.2.1", Is::kPossible},
                      Case{kAmerican, "555-0132", Is::kPossible},
                      Case{kAmerican, "415‑555‑0132", Is::kPossible},  // no-break hyphens
                      Case{kAmerican, "did-14155550132", Is::kPossible},
                      Case{kAmerican, "011 1 415 555 0132", Is::kPossible},
                      Case{kAmerican, "0014155550132", Is::kPossible},
                      Case{kAmerican, "415-555-0133", Is::kOther},
                      Case{kAmerican, "212-555-0132", Is::kOther},
                      Case{kAmerican, "444155550132", Is::kOther},
                      Case{kBritish, "020 7946 0018", Is::kPossible},
                      Case{kBritish, "011442079460018", Is::kPossible},
                      Case{kBritish, "2079460018", Is::kPossible},
                      Case{"+74951234567", "8 (495) 123-45-67", Is::kPossible},
                      Case{"+390612345678", "06 12345678", Is::kPossible},
                      Case{"+376712345", "712345", Is::kPossible}));

// An extension has the last digits of a number, and says nothing about it.
INSTANTIATE_TEST_SUITE_P(
    Extensions, NamedNumber,
    ::testing::Values(Case{kAmerican, "50132", Is::kOther}, Case{kAmerican, "550132", Is::kOther},
                      Case{kAmerican, "alice", Is::kOther}, Case{"2001", "2001", Is::kSent},
                      Case{"2001", Json(2001), Is::kSent}, Case{"2001", "12001", Is::kOther}));

// What a trunk holds without a plus is stored as it was written.
INSTANTIATE_TEST_SUITE_P(Identities, NamedNumber,
                         ::testing::Values(Case{"4155550132", "+14155550132", Is::kOther},
                                           Case{"4155550132", "(415) 555-0132", Is::kSent}));

INSTANTIATE_TEST_SUITE_P(
    NobodyInParticular, NamedNumber,
    ::testing::Values(Case{kAmerican, "+1******0132", Is::kOpen}, Case{kAmerican, "n/a", Is::kOpen},
                      Case{kAmerican, "anonymous", Is::kOpen}, Case{kAmerican, "", Is::kOpen},
                      Case{kAmerican, Json(), Is::kOpen}, Case{kAmerican, Json(true), Is::kOpen}));

TEST(NamedNumbers, MayBeAnyOfSeveral) {
  NamedNumbers numbers({"+14155550132", "+4155550132", "+442079460018", "+12125550132"});
  const Naming bare = numbers.Read("4155550132");
  EXPECT_EQ(bare.index, 1U);  // E.164 without its plus, or a number of San Francisco
  EXPECT_EQ(bare.possible, std::vector<std::size_t>{0});
  const Naming local = numbers.Read("555-0132");
  EXPECT_EQ(local.index, SentNumbers::kNone);
  EXPECT_EQ(local.possible, (std::vector<std::size_t>{3, 1, 0}));
  EXPECT_EQ(numbers.Read("020 7946 0018").possible, std::vector<std::size_t>{2});
}

}  // namespace
}  // namespace sipattach
