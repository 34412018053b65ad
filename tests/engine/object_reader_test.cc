#include "document/object_reader.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "document/read_json.h"

namespace sipattach {
namespace {

Json Read(std::string_view text) {
  Report report;
  return ReadJsonText(text, report).value_or(nullptr);
}

// "<slug> <pointer>" of each diagnostic, one per line.
std::string Said(const Report& report) {
  std::string lines;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    lines += std::string(InfoOf(diagnostic.code).slug) + " " + diagnostic.path + "\n";
  }
  return lines;
}

TEST(ObjectReaderTest, AMemberIsAbsentNullOfAnotherTypeOrAValue) {
  const Json object = Read(R"({"null": null, "number": 7, "text": "x"})");
  Report report;
  ObjectReader reader(object, Pointer(), report);

  const Field<std::string> absent = reader.TakeString("absent");
  EXPECT_EQ(absent.state, FieldState::kAbsent);
  EXPECT_FALSE(absent.is_given());
  EXPECT_EQ(Said(report), "");

  const Field<std::string> null = reader.TakeString("null");
  EXPECT_EQ(null.state, FieldState::kNull);
  EXPECT_FALSE(null.is_given());
  EXPECT_EQ(Said(report), "field.null /null\n");

  const Field<std::string> number = reader.TakeString("number");
  EXPECT_EQ(number.state, FieldState::kWrongType);
  EXPECT_TRUE(number.is_given());
  EXPECT_TRUE(number.is_unreadable());
  EXPECT_FALSE(number);
  EXPECT_EQ(Said(report), "field.null /null\nfield.wrong_type /number\n");

  const Field<std::string> text = reader.TakeString("text");
  ASSERT_TRUE(text);
  EXPECT_EQ(text.state, FieldState::kValue);
  EXPECT_EQ(*text, "x");
  EXPECT_EQ(text->size(), 1U);
}

TEST(ObjectReaderTest, FalseAndZeroAreValues) {
  const Json object = Read(R"({"flag": false, "count": 0})");
  Report report;
  ObjectReader reader(object, Pointer(), report);
  const Field<bool> flag = reader.TakeBoolean("flag");
  ASSERT_TRUE(flag);
  EXPECT_FALSE(*flag);
  const auto count = reader.TakeInteger("count", "a number");
  ASSERT_TRUE(count);
  EXPECT_EQ(*count, 0);
  EXPECT_EQ(Said(report), "");
}

TEST(ObjectReaderTest, WhatWasTakenMayHaveToBeAnArrayAfterAll) {
  const Json object = Read(R"({"list": [], "object": {}})");
  Report report;
  ObjectReader reader(object, Pointer(), report);
  EXPECT_TRUE(reader.AsArray("list", reader.Take("list")));
  EXPECT_EQ(reader.AsArray("nothing", reader.Take("nothing")).state, FieldState::kAbsent);
  EXPECT_EQ(Said(report), "");
  EXPECT_TRUE(reader.AsArray("object", reader.Take("object")).is_unreadable());
  EXPECT_EQ(Said(report), "field.wrong_type /object\n");
}

// Only a name that a direction can have may be suggested for a misspelled one.
TEST(ObjectReaderTest, AStrayThatIsNotThereIsNotOfferedForAMisspelledName) {
  const Json object = Read(R"({"headrs": [], "prompt": "x", "task": null})");
  Report report;
  ObjectReader reader(object, Pointer(), report);
  EXPECT_EQ(reader.TakeStray("headers"), nullptr);
  EXPECT_EQ(reader.TakeStray("task"), nullptr);
  ASSERT_NE(reader.TakeStray("prompt"), nullptr);
  Json body = Json::object();
  reader.CopyUnknown(body);
  EXPECT_EQ(Said(report), "field.unknown /headrs\nfield.unknown /task\n");
}

}  // namespace
}  // namespace sipattach
