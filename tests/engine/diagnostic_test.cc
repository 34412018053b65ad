// Diagnostics in the form that every document of the engine has: messages from templates, patches
// (RFC 6902) and pointers (RFC 6901), the order of the document, and no secret anywhere.

#include "diagnostics/diagnostic.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/read_json.h"
#include "json/json_writer.h"
#include "oracle_json.h"
#include "redact/excerpt.h"

namespace sipattach {
namespace {

// auth.password_too_short: "The password has {length} characters; use at least {minimum}."
Diagnostic TooShort(std::string path = "") {
  return {
      Code::kAuthPasswordTooShort, std::move(path), {{"minimum", 8}, {"length", 7}}, std::nullopt};
}

OracleJson Written(const std::vector<Diagnostic>& diagnostics) {
  JsonWriter writer;
  Write(writer, diagnostics);
  return OracleJson::parse(writer.Take());
}

std::string Patch(const std::vector<PatchOperation>& operations) {
  JsonWriter writer;
  WritePatch(writer, operations);
  return writer.Take();
}

TEST(Messages, HaveTheirParameters) {
  EXPECT_EQ(TooShort().Message(), "The password has 7 characters; use at least 8.");
  Diagnostic without = TooShort();
  without.params.pop_back();
  EXPECT_EQ(without.Message(), "The password has {length} characters; use at least 8.");
  Diagnostic text = TooShort();
  text.params = Diagnostic(text.code, "", {{"length", "{minimum}"}, {"minimum", "8"}}).params;
  EXPECT_EQ(text.Message(), "The password has {minimum} characters; use at least 8.");
  EXPECT_EQ((Diagnostic{Code::kDirectionsRequired, "", {}, std::nullopt}).Message(),
            InfoOf(Code::kDirectionsRequired).message);
}

TEST(Patches, AreThoseOfRfc6902) {
  const Pointer at = Pointer() / "a/b" / 0;
  EXPECT_EQ(Patch({}), "[]");
  EXPECT_EQ(Patch({Add(at, nullptr), Replace(at, "x"), Remove(at), Move(at, Pointer() / "c~")}),
            R"([{"op":"add","path":"/a~1b/0","value":null},)"
            R"({"op":"replace","path":"/a~1b/0","value":"x"},)"
            R"({"op":"remove","path":"/a~1b/0"},)"
            R"({"op":"move","path":"/c~0","from":"/a~1b/0"}])");
}

TEST(Diagnostics, AreWrittenWithAllTheyHave) {
  Diagnostic diagnostic = TooShort("/directions/0");
  EXPECT_EQ(Written({diagnostic}), OracleJson::parse(R"([{
    "code": "auth.password_too_short", "severity": "error", "path": "/directions/0",
    "message": "The password has 7 characters; use at least 8.",
    "params": {"minimum": 8, "length": 7}}])"));

  const Fix fix("Remove it", {Remove(Pointer() / "a")});
  diagnostic.fix = fix;
  diagnostic.alternatives = {*AsChoice(fix), fix};
  const OracleJson written = Written({diagnostic, TooShort()});
  ASSERT_EQ(written.size(), 2u);
  const OracleJson plain =
      OracleJson::parse(R"({"title": "Remove it", "patch": [{"op": "remove", "path": "/a"}]})");
  OracleJson choice = plain;
  choice["choice"] = true;
  EXPECT_EQ(written[0]["fix"], plain);
  EXPECT_EQ(written[0]["alternatives"], OracleJson({choice, plain}));
  EXPECT_FALSE(written[1].contains("fix"));
  EXPECT_FALSE(written[1].contains("alternatives"));
  EXPECT_FALSE(AsChoice(std::nullopt));
}

// Each part of a diagnostic that is shown, with a secret in it and without.
TEST(Diagnostics, NeedRedactionWhereverASecretMayBe) {
  const std::string secret = "sip:bob:canary@h";
  const Pointer at = Pointer() / "phone_number";
  const Fix clean("Write 2001", {Replace(at, "2001")});
  const Fix title(secret, {Replace(at, "2001")});
  const Fix value("Write it", {Replace(at, secret)});
  const Fix path("Write it", {Remove(Pointer() / secret)});
  const Fix from("Move it", {Move(Pointer() / secret, at)});
  const Fix under("Write it", {Add(Pointer() / "options" / "sip_password", "canary")});

  Diagnostic good = TooShort("/directions/0/register_auth/password");
  good.AddParam({"text", "2001"});
  good.fix = clean;
  good.alternatives = {clean, clean};
  EXPECT_FALSE(good.NeedsRedaction());
  Diagnostic redacted = good;
  redacted.Redact();
  EXPECT_EQ(Written({redacted}), Written({good}));
  EXPECT_TRUE(redacted.fix);
  EXPECT_EQ(redacted.alternatives.size(), 2u);

  for (const Fix& bad : {title, value, path, from, under}) {
    for (const int place : {0, 1, 2}) {
      Diagnostic diagnostic = good;
      if (place == 0) diagnostic.fix = bad;
      if (place > 0) diagnostic.alternatives[place == 2 ? 1 : 0] = bad;
      EXPECT_TRUE(diagnostic.NeedsRedaction()) << bad.title << place;
      const std::string written = Written({diagnostic}).dump();
      EXPECT_EQ(written.find("canary"), std::string::npos) << written;
      // A title is written without the secret; any other fix with it is not offered; all others
      // are.
      diagnostic.Redact();
      const bool stays = bad.title == secret;
      EXPECT_EQ(diagnostic.fix.has_value(), place != 0 || stays);
      EXPECT_EQ(diagnostic.alternatives.size(), place == 0 || stays ? 2u : 1u);
    }
  }
  Diagnostic param = good;
  param.params.back() = Param({"text", secret});
  EXPECT_TRUE(param.NeedsRedaction());
  EXPECT_EQ(Written({param}).dump().find("canary"), std::string::npos);
  Diagnostic place = good;
  place.path = (Pointer() / "a" / secret / "b").text();
  EXPECT_TRUE(place.NeedsRedaction());
  EXPECT_EQ(Written({place})[0]["path"], "/a");
}

TEST(Reports, HideWhatWasMadeOfASecret) {
  const Json document = ReadJsonOrNull(R"({"sip_password": "Kanarie77", "a": "other"})");
  Report report;
  const Pointer at = Pointer() / "a";
  const auto fix = [&](std::string_view title, Json value) {
    return Fix(title, {Replace(at, std::move(value))});
  };
  report.Add(Code::kIdentityBlank, at, {{"number", "kanarie"}, {"n", 77}});
  Diagnostic& cut = report.Add(Code::kIdentityBlank, at, {{"number", "xkanarie77x"}, {"b", "b"}});
  cut.fix = fix("Write KANARIE77", "2001");
  cut.alternatives = {fix("a", "kanarie77"), fix("b", "2001"), fix("kanarie77", "2001")};
  report.Add(Code::kIdentityBlank, at).fix = fix("Write it", "kanarie77");
  report.HideSecretsOf(document);
  const std::vector<Diagnostic>& hidden = report.diagnostics();
  ASSERT_EQ(hidden.size(), 3u);
  EXPECT_EQ(std::get<std::string>(hidden[0].params[0].value), "kanarie");
  EXPECT_EQ(std::get<std::string>(hidden[1].params[0].value), kHiddenInMessage);
  EXPECT_EQ(std::get<std::string>(hidden[1].params[1].value), "b");
  ASSERT_TRUE(hidden[1].fix);
  EXPECT_EQ(hidden[1].fix->title, kHiddenInMessage);
  ASSERT_EQ(hidden[1].alternatives.size(), 2u);
  EXPECT_EQ(hidden[1].alternatives[0].title, "b");
  EXPECT_EQ(hidden[1].alternatives[1].title, kHiddenInMessage);
  EXPECT_FALSE(hidden[2].fix);

  Report other;
  other.Add(Code::kIdentityBlank, at, {{"number", "kanarie77"}});
  other.HideSecretsOf(ReadJsonOrNull(R"({"a": "kanarie77"})"));
  EXPECT_EQ(std::get<std::string>(other.last().params[0].value), "kanarie77");
}

// A password may be a word that occurs in messages: "string", "phone_number".
TEST(Reports, KeepTheirOwnWords) {
  Report report;
  const Pointer at = Pointer() / "phone_number";
  report.Add(Code::kFieldWrongType, at,
             {{"field", "phone_number"},
              {"expected", "a string"},
              {"actual", "an array"},
              {"x", "string"}});
  report.last().fix = Fix("Rename it to string", {Move(at, Pointer() / "a")});
  report.HideSecretsOf(ReadJsonOrNull(R"({"sip_password": "string", "pin": "array phone"})"));
  const Diagnostic& said = report.last();
  EXPECT_EQ(said.Message(), "phone_number must be a string, not an array.");
  EXPECT_EQ(std::get<std::string>(said.params[3].value), kHiddenInMessage);
  EXPECT_EQ(said.fix->title, "Rename it to string");
}

TEST(Reports, HaveErrorsOnceOneWasAdded) {
  Report report;
  EXPECT_FALSE(report.has_errors());
  report.Add(Code::kServiceAdded, Pointer());
  ASSERT_NE(report.last().severity(), Severity::kError);
  EXPECT_FALSE(report.has_errors());
  report.Add(Code::kAuthPasswordTooShort, Pointer());
  EXPECT_TRUE(report.has_errors());
  report.Add(Code::kServiceAdded, Pointer());
  EXPECT_TRUE(report.has_errors());
}

// Expects the paths in the order of `document`, starting from any order.
void ExpectOrder(std::string_view document, const std::vector<std::string>& sorted) {
  const Json read = ReadJsonOrNull(document);
  const std::size_t count = sorted.size();
  for (std::size_t first = 0; first < count; ++first) {
    for (const bool backwards : {false, true}) {
      Report report;
      for (std::size_t i = 0; i < count; ++i) {
        report.Add(TooShort(sorted[(backwards ? first + count - i : first + i) % count]));
      }
      report.SortByDocumentOrder(read);
      std::vector<std::string> order;
      for (const Diagnostic& one : report.diagnostics()) order.push_back(one.path);
      EXPECT_EQ(order, sorted) << document << ' ' << first << backwards;
    }
  }
}

TEST(Reports, AreInTheOrderOfTheDocument) {
  ExpectOrder(R"({"b": 1, "a": {"z": 1, "c": 1}, "0": [1, 2]})",
              {"", "/b", "/a", "/a/z", "/a/c", "/0", "/0/0", "/0/1", "/c"});
  // RFC 6901 §4: ~1 is a slash and ~0 a tilde.
  ExpectOrder(R"({"m~n": 1, "a/b": 1, "a~1b": 1, "~": 1})", {"/m~0n", "/a~1b", "/a~01b", "/~0"});
  // Ten comes after nine.
  ExpectOrder("[0,1,2,3,4,5,6,7,8,9,10]", {"/1", "/2", "/9", "/10"});
  // What does not exist comes after everything that exists at its level.
  ExpectOrder(R"({"a": [1], "b": "x", "c": {}})",
              {"/a", "/a/0", "/a/1", "/b", "/b/0", "/c", "/c/x", "/d"});
  ExpectOrder(R"([{"a": 1}])", {"/0", "/0/a", "/0/x", "/1"});
  ExpectOrder("[[1], [2]]", {"/0/0", "/0/-", "/1/0"});
}

TEST(Reports, KeepTheOrderOfWhatHasOnePlace) {
  Report report;
  for (const int length : {3, 1, 2}) {
    report.Add(Code::kAuthPasswordTooShort, Pointer() / "b", {{"length", length}});
    report.Add(Code::kAuthPasswordTooShort, Pointer() / "a", {{"length", length}});
    report.Add(Code::kAuthPasswordTooShort, Pointer() / "missing", {{"length", length}});
  }
  report.SortByDocumentOrder(ReadJsonOrNull(R"({"a": 1, "b": 2})"));
  std::string order;
  for (const Diagnostic& one : report.diagnostics()) {
    order += one.path + std::to_string(std::get<std::int64_t>(one.params[0].value));
  }
  EXPECT_EQ(order, "/a3/a1/a2/b3/b1/b2/missing3/missing1/missing2");
}

}  // namespace
}  // namespace sipattach
