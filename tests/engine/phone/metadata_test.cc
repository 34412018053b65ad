#include "phonenumbers/metadata.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "phone/metadata/packed_plans.h"
#include "phone/metadata/plan_text.h"
#include "phonenumbers/phonemetadata.pb.h"

namespace sipattach::phone::metadata {
namespace {

using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneMetadataCollection;
using i18n::phonenumbers::PhoneNumberDesc;

TEST(PlanTextTest, ReadsFieldsLineByLine) {
  std::string_view plan = "9XX\n:999\n\n";
  Field field;
  ASSERT_TRUE(TakeField(&plan, &field));
  EXPECT_EQ(field.id, 9);
  EXPECT_EQ(field.value, "XX");
  ASSERT_TRUE(TakeField(&plan, &field));
  EXPECT_EQ(field.id, 10);
  EXPECT_EQ(field.value, "999");
  EXPECT_FALSE(TakeField(&plan, &field));
}

TEST(PackedPlansTest, UnpacksAPlan) {
  const PackedPlans plans(
      "\\d{3}\n[2-9]\n\f"
      "9AA\nBB\nCC\f"
      ":1\n1\n44\f"
      "1\x81\x80\tC\n\n\x80\f"
      "C(\x80)(\x80)\t$1-$2\t0$1\t\t\t\x81\v(\x80)\t$1\n\n(\x81)\t$1\v(\x80)\t$1\f"
      "D$1 $2\v-\n\n(\x81)\t$1.\v-\f");
  EXPECT_EQ(plans.Values(':'), "1\n1\n44");
  EXPECT_EQ(plans.Values('x'), "");
  EXPECT_EQ(plans.Plan(0),
            "9AA\n:1\n1[2-9]\\d{3}\tC\n"
            "C(\\d{3})(\\d{3})\t$1-$2\t0$1\t\t\t[2-9]\nC(\\d{3})\t$1\n"
            "D(\\d{3})(\\d{3})\t$1 $2\t\t\t\t[2-9]\n");
  EXPECT_EQ(plans.Plan(1), "9BB\n:1\n");
  EXPECT_EQ(plans.Plan(2), "9CC\n:44\n1\\d{3}\nC([2-9])\t$1\nC(\\d{3})\t$1\nD([2-9])\t$1.\n");
}

TEST(PhoneMetadataTest, ReadsADescription) {
  const PhoneNumberDesc desc("[2-9]\\d{6}\tG?\tE\t2345678");
  EXPECT_EQ(desc.national_number_pattern(), "[2-9]\\d{6}");
  ASSERT_EQ(desc.possible_length_size(), 2);
  EXPECT_EQ(desc.possible_length(0), 7);
  EXPECT_EQ(desc.possible_length(1), -1);
  ASSERT_EQ(desc.possible_length_local_only_size(), 1);
  EXPECT_EQ(desc.possible_length_local_only(0), 5);
  EXPECT_EQ(desc.example_number(), "2345678");
  EXPECT_TRUE(desc.Matches("2345678"));
  EXPECT_FALSE(desc.Matches("1345678"));
  EXPECT_FALSE(desc.Matches("23456789"));
}

TEST(PhoneMetadataTest, WhatDoesNotExistMatchesNothing) {
  EXPECT_FALSE(PhoneNumberDesc("").Matches(""));
  EXPECT_FALSE(PhoneNumberDesc("\t?").Matches("1"));
  EXPECT_FALSE(PhoneMetadata().fixed_line().has_national_number_pattern());
}

// Texts that no converter writes must be read without harm.
TEST(PhoneMetadataTest, MalformedPlansAreHarmless) {
  for (const std::string_view text :
       {"\n", "\n\n\n", "9", ":x", "\xFF\xFF", "\x01z", "C", "1\t\t\t\t\t", "\f9XX\f:x\f1\xFF",
        "\f9X\nY\f:\fCa\fD-\va\n\n\n", "\f\f\f9\n\n\f9\fD\v-\v"}) {
    PhoneMetadataCollection plans;
    static_cast<void>(plans.ParseFromArray(text.data(), static_cast<int>(text.size())));
    for (const PhoneMetadata& plan : plans.metadata()) {
      EXPECT_EQ(plan.country_code(), 0);
      EXPECT_FALSE(plan.general_desc().Matches("1"));
      EXPECT_LE(plan.number_format().size(), 1);
    }
  }
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
