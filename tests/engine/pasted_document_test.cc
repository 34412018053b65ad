#include "documents/pasted_document.h"

#include <gtest/gtest.h>

#include <string>

#include "import/comments.h"
#include "import/pasted_kind.h"

namespace sipattach {
namespace {

// Shows groups as "(" and ")", and each value as "name=value@place".
class Shown : public DocumentHandler {
 public:
  void Open(std::string_view /*name*/) override { text += "("; }
  void Close() override { text += ")"; }
  void Value(std::string_view name, std::string_view value, std::size_t at) override {
    text += std::string(name) + "=" + std::string(value) + "@" + std::to_string(at) + " ";
  }
  void Key(std::string_view /*name*/, std::size_t /*at*/) override {}
  std::string text;
};

std::string Read(std::string_view text) {
  Findings findings;
  const std::string used = WithoutComments(text, findings);
  if (!used.empty()) text = used;
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
  // RFC 8259 §7; a line break is a blank, and half of a surrogate pair is not a character.
  EXPECT_EQ(Read(R"({"a":"\"\\\/\n\t\r."})"), "(a=\"\\/   .@6 )");
  EXPECT_EQ(Read(R"({"a":"\u00e9\u00C9\u4E2D"})"), "(a=\u00E9\u00C9\u4E2D@6 )");
  EXPECT_EQ(Read(R"({"a":"\ud7ff\uD800\udfff\ue000"})"), "(a=\uD7FF\uFFFD\uFFFD\uE000@6 )");
  EXPECT_EQ(Read(R"({"a":"\u00g1"})"), "(a=\uFFFD@6 )");
  EXPECT_EQ(Read(R"({"a":"\u00)"), "(a=u00@6 )");
  EXPECT_EQ(Read(R"({"a":"1\)"), "(a=1\\@6 )");
  EXPECT_EQ(Read(R"({"a" : "1", "b" :-2.5e+3 , "c":null})"), "(a=1@8 b=-2.5e+3@17 )");
  EXPECT_EQ(Read(R"({"a":{"value":"1"},"b":{"c":{"value":2}}})"), "((a=1@15 )((c=2@37 )))");
  EXPECT_EQ(Read(R"({"a":["1",{"b":"2"},"3"],"c":"4"})"), "(a=1@7 (b=2@16 )a=3@21 c=4@30 )");
  EXPECT_EQ(Read(R"({"a":{},"1":"2"})"), "(()1=2@13 )");
  EXPECT_EQ(Read(R"({"+4155552671":1,"+415555":2,"4155552671":3})"),
            "(+4155552671=1@15 +415555=2@27 4155552671=3@42 )");
  EXPECT_EQ(Read("{}"), "()");
  EXPECT_EQ(Read("  [ {\"a\":1}]"), "(a=1@9 )");
}

// Bullets of lists may look like comments.
TEST(WithoutComments, LeavesLists) {
  const auto used = [](std::string_view text) {
    Findings findings;
    const std::string out = WithoutComments(text, findings);
    return out + std::to_string(findings.values.count) + std::string(findings.first_value);
  };
  EXPECT_EQ(used("a=1\n;a=4155552671"), "a=1\n             1;");
  EXPECT_EQ(used("a = 1\n// b = 4155552671\n"), "a = 1\n                 \n1//");
  EXPECT_EQ(used("Tel: 1\n# Tel: 4155552671\n# Fax: 4155552672"),
            "Tel: 1\n                 \n# Fax: 41555526721#");
  EXPECT_EQ(used("<!-- 1 --><a>\n<!--\n4155552671"), "          <a>\n    \n          1<!--");
  EXPECT_EQ(used("# a=4155552671\n# b=4155552672"), "0");
  EXPECT_EQ(used("# Ann 4155552671\nAnn 4155552672"), "0");
  EXPECT_EQ(used("a=1\n;a=415555"), "0");
  EXPECT_EQ(used("\"4155552671\",\n# \"4155552672\","), "\"4155552671\",\n               1#");
  EXPECT_EQ(used("4155552671\n//4155552672\n# 4155552673"),
            "4155552671\n            \n# 41555526731//");
  EXPECT_EQ(used("//4155552671\n//4155552672"), "0");
  EXPECT_EQ(used("4155552671;\n;4155552672"), "0");
  EXPECT_EQ(used("[ /* 4155552671 */ ]"), "[                  ]1/*");
  EXPECT_EQ(used("415/* 4155552671"), "0");
}

// Python, JavaScript and Ruby write objects like JSON without its quotes.
TEST(ReadDocument, ReadsObjectsOfPrograms) {
  EXPECT_EQ(Read("{'a': '1', 'b': \"O'N\", 'c': 2}"), "(a=1@7 b=O'N@17 c=2@28 )");
  EXPECT_EQ(Read("{a: \"1\", bC: 2}"), "(a=1@5 bC=2@13 )");
  EXPECT_EQ(Read("{:a=>\"1\", \"b\"=>2}"), "(a=1@6 b=2@15 )");
  EXPECT_EQ(Read("{a}"), "none");
}

TEST(ReadDocument, ReadsXml) {
  EXPECT_EQ(Read("<a><b>1</b><c/><x:d>&#43;2</x:d></a>"), "(b=1@6 ()d=+2@20 )");
  EXPECT_EQ(Read("<a id=\"1\" value='2'>t</a>"), "(id=1@7 a=2@17 a=t@20 )");
  EXPECT_EQ(Read("<?xml version=\"1.0\"?><!-- 1 --><a><b>1"), "((b=1@37 ))");
  EXPECT_EQ(Read("<sip:+14155552671@pbx.example.com>"), "none");
  // XML 1.0 §4.1: numeric character references; unknown names separate words.
  EXPECT_EQ(Read("<a><b>&#x2B;1&#x2b;&#X2B;2</b></a>"), "(b=+1++2@6 )");
  EXPECT_EQ(Read("<a><b>1&nbsp;2&plus;&amp;</b></a>"), "(b=1 2+&@6 )");
  EXPECT_EQ(Read("<a><b>O&apos;Neil &lt;1&gt; &quot;&copy;</b></a>"), "(b=O'Neil <1> \" @6 )");
  EXPECT_EQ(Read("<a><b>R&D 1 &#1234567890;</b></a>"), "(b=R&D 1 &#1234567890;@6 )");
  EXPECT_EQ(Read("<a><b>&#xE9;&#xD7FF;&#xD800;&#xDFFF;&#xE000;.</b></a>"),
            "(b=\u00E9\uD7FF  \uE000.@6 )");
  EXPECT_EQ(Read("<a></b></a></c><d><e>1</e></d>"), "(e=1@21 )");
  EXPECT_EQ(Read("<a><b/>1<c d='2'/>3</a>"), "(()=1@7 (d=2@14 )=3@18 )");
  EXPECT_EQ(Read("<a><b c=1 d=\"2\" number='3'>4</b></a>"), "((d=2@13 b=3@24 b=4@27 ))");
  EXPECT_EQ(Read("<a><!-- <b>1</b> --><c>2</c></a>"), "(c=2@23 )");
  EXPECT_EQ(Read("<a></a><!-- cut <b>1</b>"), "");
  EXPECT_EQ(Read("<a><b>1</b><b>2</b></a"), "(b=1@6 b=2@14 )");
  EXPECT_EQ(Read("<1>2</1>"), "none");
  EXPECT_EQ(Read("<a>1"), "none");
}

TEST(ReadDocument, ReadsVcards) {
  EXPECT_EQ(Read("BEGIN:VCARD\nitem1.TEL;type=pref:1\nTEL;TYPE=FAX:2\nX:3\nEND:VCARD"),
            "(tel=1@32 fax=2@47 )");
  EXPECT_EQ(Read("BEGIN:VCARD\r\nTEL;VALUE=uri:tel:+1\r\n"), "(tel=+1@31 )");
  EXPECT_EQ(Read("begin:vcard\nFN:Ann\nORG:1\nORG:A1\ntel:+1\nend:vcard\nTEL:2"),
            "(FN=Ann@15 ORG=A1@29 tel=+1@36 )tel=2@53 ");
  EXPECT_EQ(Read("BEGIN:VCARD\nTEL:1\nBEGIN:VCARD\nTEL:2\nX"), "(tel=1@16 )(tel=2@34 )");
  EXPECT_EQ(Read("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=41nn\nTELEX:1"), "()");
}

TEST(ReadDocument, ReadsMembersOnLines) {
  EXPECT_EQ(Read("Phone : 123\nSite  : x\n\nPhone : 456\nSite  : \n"),
            "(Phone=123@8 Site=x@20 )(Phone=456@31 )");
  EXPECT_EQ(Read("- did: \"123\"\n  name: A\n- did: \"456\"\n  name: B"),
            "(did=123@8 name=A@21 )(did=456@31 name=B@44 )");
  EXPECT_EQ(Read("\"did\": \"123\",\n\"name\": \"A\",\n'did': 456\n'name': B"),
            "(did=123@8 name=A@23 )(did=456@34 name=B@46 )");
  EXPECT_EQ(Read("Jane: +14155552671\nBob: +14155552672"), "none");
  EXPECT_EQ(Read("tel:+14155552671\ntel:+14155552672"), "none");
  // A name begins with a letter, has few digits, and is shorter than a sentence.
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

TEST(ReadDocument, TellsRecordsFromLists) {
  EXPECT_EQ(Read("exten => 4155552671,1,Answer()\nexten => 4155552672,1,Dial(x)"),
            "(exten=4155552671@9 )(exten=4155552672@40 )");
  EXPECT_EQ(Read("did => 4155552671,1,Answer()\ndid => 4155552672,1,Dial(x)"),
            "(did=4155552671@7 )(did=4155552672@36 )");
  EXPECT_EQ(Read("number=+14155552671;\nname='a',\n\nnumber=+14155552672\nname=b"),
            "(number=+14155552671@7 name=a@27 )(number=+14155552672@39 name=b@57 )");
  EXPECT_EQ(Read("number=123\ncomment\nname=a\nnumber=456\nname=b\nx=1"),
            "(number=123@7 =comment@11 name=a@24 )(number=456@33 name=b@42 x=1@46 )");
  // Most lines are members, and there is something besides the numbers.
  EXPECT_EQ(Read("number=4155552671\nnumber=4155552672"), "none");
  EXPECT_EQ(Read("number=4155552671\nname=a\nhello\nhello"), "none");
  EXPECT_EQ(Read("number=4155552671\nname=a\nsite=b\nhello\nhello"),
            "(number=4155552671@7 name=a@23 site=b@30 =hello@32 =hello@38 )");
  // The names within one record may all differ; those of many records repeat.
  std::string one = "number=4155552671\n";
  for (int i = 0; i < 39; ++i) {
    one += std::string("name") + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26) +
           "=x\n";
  }
  EXPECT_NE(Read(one), "none");
  EXPECT_EQ(Read(one + "last=x\n"), "none");
  EXPECT_NE(Read(one + one), "none");
}

TEST(ReadDocument, EndsAtAnyDepth) {
  const std::string deep(100'000, '[');
  EXPECT_EQ(Read("{\"a\":" + deep + "1"), "(a=1@100005 )");
}

TEST(KindOfOtherText, TellsCommandsAndBodiesFromLists) {
  EXPECT_EQ(KindOfOtherText("  $ curl -X POST x"), "curl");
  EXPECT_EQ(KindOfOtherText("# a comment\ncurl x"), "curl");
  EXPECT_EQ(KindOfOtherText("npx bland sip attach"), "curl");
  EXPECT_EQ(KindOfOtherText("{\"service\": \"sip\"}"), "request_body");
  EXPECT_EQ(KindOfOtherText("{\"data\": {\"service\": 1}}"), "");
  EXPECT_EQ(KindOfOtherText("GET /v1/sip HTTP/1.1"), "request_body");
  EXPECT_EQ(KindOfOtherText("X_API_KEY=1"), "request_body");
  EXPECT_EQ(KindOfOtherText("SOME_API_KEY=1"), "request_body");
  EXPECT_EQ(KindOfOtherText("SOME_API_KEY: 1"), "");
  EXPECT_EQ(KindOfOtherText("PHONEBOOK=1"), "");
  EXPECT_EQ(KindOfOtherText("authorization: x"), "request_body");
  EXPECT_EQ(KindOfOtherText("a authorization: x"), "");
  EXPECT_EQ(KindOfOtherText("-H \"Authorization: x\""), "request_body");
  EXPECT_EQ(KindOfOtherText(" \n{\"service\": \"sip\"}"), "request_body");
  EXPECT_EQ(KindOfOtherText("KEY=1\nAPI_KEY='x'"), "request_body");
  EXPECT_EQ(KindOfOtherText("API-Key: x"), "request_body");
  EXPECT_EQ(KindOfOtherText("_key=1"), "");
  EXPECT_EQ(KindOfOtherText("=1"), "");
  EXPECT_EQ(KindOfOtherText("APIKEY=1"), "request_body");
  EXPECT_EQ(KindOfOtherText(std::string(60, 'x') + "_API_KEY=1"), "request_body");
  EXPECT_EQ(KindOfOtherText("1: Authorization: x"), "request_body");
  EXPECT_EQ(KindOfOtherText("{\"a\": {}, \"service\": 1}"), "request_body");
  EXPECT_EQ(KindOfOtherText("{\"a\": [], \"service\": 1}"), "request_body");
  EXPECT_EQ(KindOfOtherText("{\"a\": \"}{\\\"\", \"service\": 1}"), "request_body");
  EXPECT_EQ(KindOfOtherText("{\"a\": \"service:\"}"), "");
  EXPECT_EQ(KindOfOtherText("[{\"service\": 1}]"), "");
  EXPECT_EQ(KindOfOtherText("POST http://x"), "request_body");
  EXPECT_EQ(KindOfOtherText("POST x"), "");
  EXPECT_EQ(KindOfOtherText("\x01\x02\x03\x04\x05\x06\x07\x08 1"), "binary");
  EXPECT_EQ(KindOfOtherText("\x01\x02\x03\x04\x05\x06\x07 1"), "");
  EXPECT_EQ(KindOfOtherText("\x01\x02\x03\x04\x05\x06\x07\x08" + std::string(151, 'x')), "binary");
  EXPECT_EQ(KindOfOtherText("\x01\x02\x03\x04\x05\x06\x07\x08" + std::string(152, 'x')), "");
  EXPECT_EQ(KindOfOtherText("headers = {'authorization': 'x'}"), "request_body");
  EXPECT_EQ(KindOfOtherText("%PDF-1.7"), "binary");
  EXPECT_EQ(KindOfOtherText(std::string_view("a\0b", 3)), "binary");
  EXPECT_EQ(KindOfOtherText("Letter of Authorization: yes"), "");
  EXPECT_EQ(KindOfOtherText("curling club +14155552671"), "");
  EXPECT_EQ(KindOfOtherText("Post office +14155552671"), "");
  EXPECT_EQ(KindOfOtherText("phone;name\n+14155552671;a"), "");
}

}  // namespace
}  // namespace sipattach
