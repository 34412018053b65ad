#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "phone/metadata/wire.h"
#include "phonenumbers/metadata.h"
#include "phonenumbers/phonemetadata.pb.h"

namespace sipattach::phone::metadata {
namespace {

using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneMetadataCollection;
using i18n::phonenumbers::PhoneNumberDesc;
using std::string_view_literals::operator""sv;

TEST(WireReaderTest, ReadsBothEncodings) {
  WireReader reader("\x08\xAC\x02\x12\x03" "abc"sv);
  Field field;
  ASSERT_TRUE(reader.Next(&field));
  EXPECT_EQ(field.id, 1U);
  EXPECT_EQ(field.number, 300U);
  ASSERT_TRUE(reader.Next(&field));
  EXPECT_EQ(field.id, 2U);
  EXPECT_EQ(field.bytes, "abc");
  EXPECT_FALSE(reader.Next(&field));
  EXPECT_TRUE(reader.at_end());
}

class MalformedWireTest : public testing::TestWithParam<std::string_view> {};

TEST_P(MalformedWireTest, StopsForGood) {
  WireReader reader(GetParam());
  Field field;
  while (reader.Next(&field)) {
  }
  EXPECT_FALSE(reader.at_end());
  EXPECT_FALSE(reader.Next(&field));
}

INSTANTIATE_TEST_SUITE_P(Messages, MalformedWireTest,
                         testing::Values("\x12\x05" "abc"sv, "\x08"sv, "\x08\x80"sv, "\x0D" "1234"sv,
                                         "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"sv));

TEST(PhoneMetadataTest, ReadsPackedAndSingleLengths) {
  // possible_length (9) packed: 7 and -1; local only (10) one by one: 5.
  const PhoneNumberDesc desc("\x4A\x0B\x07\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x50\x05"sv);
  ASSERT_EQ(desc.possible_length_size(), 2);
  EXPECT_EQ(desc.possible_length(0), 7);
  EXPECT_EQ(desc.possible_length(1), -1);
  ASSERT_EQ(desc.possible_length_local_only_size(), 1);
  EXPECT_EQ(desc.possible_length_local_only(0), 5);
  EXPECT_FALSE(desc.Matches("1234567"));
}

TEST(PhoneMetadataTest, EveryPlanIsComplete) {
  PhoneMetadataCollection plans;
  ASSERT_TRUE(plans.ParseFromArray(i18n::phonenumbers::metadata_get(),
                                   i18n::phonenumbers::metadata_size()));
  std::set<std::string> regions;
  for (const PhoneMetadata& plan : plans.metadata()) {
    SCOPED_TRACE(plan.id());
    EXPECT_GT(plan.country_code(), 0);
    EXPECT_TRUE(plan.general_desc().has_national_number_pattern());
    EXPECT_GT(plan.general_desc().possible_length_size(), 0);
    EXPECT_TRUE(regions.insert(plan.id()).second || plan.id() == "001");
  }
  EXPECT_GT(regions.size(), 240U);
}

}  // namespace
}  // namespace sipattach::phone::metadata
