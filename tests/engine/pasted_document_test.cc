#include "import/pasted_document.h"

#include <gtest/gtest.h>

#include <string>

#include "import/pasted_kind.h"

namespace sipattach {
namespace {

// "(" and ")" around what belongs together, "name=value@place" for each value.
class Shown : public DocumentHandler {
 public:
  void Open(std::string_view /*name*/) override { text += "("; }
  void Close() override { text += ")"; }
  void Value(std::string_view name, std::string_view value, std::size_t at) override {
    text += std::string(name) + "=" + std::string(value) + "@" + std::to_string(at) + " ";
  }
  std::string text;
};

std::string Read(std::string_view text) {
  const auto kind = DetectDocument(text);
  if (!kind) return "none";
  Shown shown;
  ReadDocument(text, 0, *kind, shown);
  return shown.text;
}

TEST(ReadDocument, ReadsJson) {
  EXPECT_EQ(Read(R"({"a":"1","b":[2,"3"],"c":{"d":"\u002b4"}})"),
            "(a=1@6 b=2@14 b=3@17 (d=+4@31 ))");
  EXPECT_EQ(Read(R"([{"phones":[{"value":"1"}]}])"), "((phones=1@22 ))");
  EXPECT_EQ(Read("{\"a\":1}\n{\"a\":2}"), "(a=1@5 )(a=2@13 )");
  EXPECT_EQ(Read(R"({"a":"1","b":"cut o)"), "(a=1@6 b=cut o@14 )");
  EXPECT_EQ(Read(R"(["1","2"])"), "none");
}

TEST(ReadDocument, ReadsXml) {
  EXPECT_EQ(Read("<a><b>1</b><c/><x:d>&#43;2</x:d></a>"), "(b=1@6 ()d=+2@20 )");
  EXPECT_EQ(Read("<a id=\"1\" value='2'>t</a>"), "(id=1@7 a=2@17 a=t@20 )");
  EXPECT_EQ(Read("<?xml version=\"1.0\"?><!-- 1 --><a><b>1"), "((b=1@37 ))");
  EXPECT_EQ(Read("<sip:+14155552671@pbx.example.com>"), "none");
}

TEST(ReadDocument, ReadsVcards) {
  EXPECT_EQ(Read("BEGIN:VCARD\nitem1.TEL;type=pref:1\nTEL;TYPE=FAX:2\nX:3\nEND:VCARD"),
            "(tel=1@32 fax=2@47 )");
  EXPECT_EQ(Read("BEGIN:VCARD\r\nTEL;VALUE=uri:tel:+1\r\n"), "(tel=+1@31 )");
}

TEST(ReadDocument, ReadsMembersOnLines) {
  EXPECT_EQ(Read("Phone : 123\nSite  : x\n\nPhone : 456\nSite  : \n"),
            "(Phone=123@8 Site=x@20 )(Phone=456@31 )");
  EXPECT_EQ(Read("- did: \"123\"\n  name: A\n- did: \"456\"\n  name: B"),
            "(did=123@8 name=A@21 )(did=456@31 name=B@44 )");
  EXPECT_EQ(Read("Jane: +14155552671\nBob: +14155552672"), "none");
  EXPECT_EQ(Read("tel:+14155552671\ntel:+14155552672"), "none");
  // A name begins with a letter, has few digits, and is not as long as a sentence.
  const auto member = [](const std::string& name) {
    const std::string text = Read(name + " : 123\nSite : x\n\n" + name + " : 456\nSite : y\n");
    return text.find("=123@") != std::string::npos;
  };
  for (const std::string_view name : {"Phone", "Phone 1", "\"phone\""}) {
    EXPECT_TRUE(member(std::string(name))) << name;
  }
  for (const std::string_view name : {"", "1st", "+", "\"\""}) {
    EXPECT_FALSE(member(std::string(name))) << name;
  }
  EXPECT_FALSE(member(std::string(100, 'a')));
}

TEST(ReadDocument, EndsAtAnyDepth) {
  const std::string deep(100'000, '[');
  EXPECT_EQ(Read("{\"a\":" + deep + "1"), "(a=1@100005 )");
}

TEST(TextOfHtml, KeepsThePlaces) {
  const std::string_view html = "<table><tr><td>a&amp;</td><td>\"b\"</td></tr></table>";
  const std::string text = TextOfHtml(html);
  EXPECT_EQ(text.size(), html.size());
  EXPECT_EQ(text.find('a'), html.find("a&"));
  EXPECT_LT(text.find('\n'), text.find('a'));
  EXPECT_LT(text.find('\t'), text.find('b'));
  EXPECT_TRUE(IsHtml(html));
  EXPECT_FALSE(IsHtml("<a@b.example>"));
}

TEST(KindOfOtherText, TellsCommandsAndBodiesFromLists) {
  EXPECT_EQ(KindOfOtherText("  $ curl -X POST x"), "curl");
  EXPECT_EQ(KindOfOtherText("# a comment\ncurl x"), "curl");
  EXPECT_EQ(KindOfOtherText("npx bland sip attach"), "curl");
  EXPECT_EQ(KindOfOtherText("{\"service\": \"sip\"}"), "request_body");
  EXPECT_EQ(KindOfOtherText("{\"data\": {\"service\": 1}}"), "");
  EXPECT_EQ(KindOfOtherText("GET /v1/sip HTTP/1.1"), "request_body");
  EXPECT_EQ(KindOfOtherText("X_API_KEY=1"), "request_body");
  EXPECT_EQ(KindOfOtherText("headers = {'authorization': 'x'}"), "request_body");
  EXPECT_EQ(KindOfOtherText("%PDF-1.7"), "binary");
  EXPECT_EQ(KindOfOtherText(std::string_view("a\0b", 3)), "binary");
  EXPECT_EQ(KindOfOtherText("Letter of Authorization: yes"), "");
  EXPECT_EQ(KindOfOtherText("curling club +14155552671"), "");
  EXPECT_EQ(KindOfOtherText("Post office +14155552671"), "");
  EXPECT_EQ(KindOfOtherText("phone;name\n+14155552671;a"), "");
}

TEST(WrongEncodingOf, NamesWhatItWas) {
  EXPECT_EQ(WrongEncodingOf(std::string_view("\xFF\xFE+\0001\0004\0", 8)), "UTF-16");
  EXPECT_EQ(WrongEncodingOf(std::string_view("\0+\0001\0004", 6)), "UTF-16");
  EXPECT_EQ(WrongEncodingOf("M\xEF\xBF\xBDnchen"), "Windows-1252");
  EXPECT_EQ(WrongEncodingOf("MÃ¼nchen"), "UTF-8, read as Windows-1252");
  EXPECT_EQ(WrongEncodingOf("München"), "");
  EXPECT_EQ(WrongEncodingOf(std::string_view("PK\x03\x04\0\0\0\0", 8)), "");
}

TEST(HasSecretWord, SeesKeysOnly) {
  EXPECT_TRUE(HasSecretWord("sk-0123456789"));
  EXPECT_TRUE(HasSecretWord("x org_0123456789abcdef y"));
  EXPECT_TRUE(HasSecretWord("Bearer abcdefgh"));
  EXPECT_TRUE(HasSecretWord("a1b2c3d4e5f6a7b8c9d0e1f2"));
  EXPECT_FALSE(HasSecretWord("+1 (415) 555-2671 ext. 101"));
  EXPECT_FALSE(HasSecretWord("sip:+14155552671@pbx.example.com;user=phone"));
  EXPECT_FALSE(HasSecretWord("front-desk-of-the-main-office"));
  EXPECT_FALSE(HasSecretWord("bearer of news"));
}

}  // namespace
}  // namespace sipattach
