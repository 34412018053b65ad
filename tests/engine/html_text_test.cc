#include "rewrites/html_text.h"

#include <gtest/gtest.h>

#include <string>

namespace sipattach {
namespace {

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

// A cell, a row or a paragraph begins where HTML begins one; what is not shown is not read.
TEST(TextOfHtml, ReadsWhatIsShown) {
  const auto words = [](std::string_view html) {
    std::string out;
    for (const char c : TextOfHtml(html)) {
      if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  };
  EXPECT_EQ(words("<tr><td>1</td><td>2</td></tr><tr><th>3</th><TD>4"), "\n 1 \t 2 \n 3 \t 4");
  EXPECT_EQ(words("a<br>b<br/>c<p class='x'>d</p>e<li>f<h2>g</h2>h"),
            "a\n b\n c\n d\n e\n f\n g\n h");
  EXPECT_EQ(words("<ul><li>1</li><li>2</li></ul><h3>3</h3>4<table><tr><td>5"),
            "\n 1\n 2\n 3\n 4\n 5");
  EXPECT_EQ(words("<tr><td>1<br>2<br></td><td><br/>3<br>4</td></tr><tr><td>5<br>6"),
            "\n 1\u2028 2 \t \u2028 3\u2028 4 \n 5\n 6");
  EXPECT_EQ(words("<b>1</b><i>2</i><prefix>3</prefix>"), "1 2 3");
  EXPECT_EQ(words("1<script>2</script>3<style>4</style>5<title>6</title>7"), "1 3 5 7");
  EXPECT_EQ(words("1<script>2"), "1 2");
  EXPECT_EQ(words("1<script>2<script>3"), "1 2 3");
  EXPECT_EQ(words("&#43;1&amp;2 & 3"), "+1 2 & 3");
  EXPECT_EQ(words("1 < 2"), "1");
  EXPECT_EQ(words("\"1\""), "1");
  EXPECT_EQ(words("<a href=\"tel:+1415\">415</a> <a href='tel:+1416'>call</a>"),
            "+1415 +1416 call");
  EXPECT_EQ(words("<a href=\"tel:+1415\">415"), "+1415");
  EXPECT_EQ(words("<a href=\"tel:+1415"), "+1415");
  EXPECT_EQ(words("<a href=\"/tel\">415</a>"), "415");
}

TEST(WithLineBreaks, EndsLinesOrPartsThem) {
  EXPECT_EQ(WithLineBreaks("1<br>2<BR/>3<br />"), "1\n   2\n    3\n     ");
  EXPECT_EQ(WithLineBreaks("1<br>2\n3"), "1\u2028 2\n3");
  EXPECT_EQ(WithLineBreaks("1<br 2"), "");
  EXPECT_EQ(WithLineBreaks("1<brk>2"), "");
  EXPECT_EQ(WithLineBreaks("<p>1<br>2</p>"), "");  // a page
}

}  // namespace
}  // namespace sipattach
