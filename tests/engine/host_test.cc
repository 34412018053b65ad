#include "sip/host.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <ostream>
#include <random>
#include <string>

#include "sip/look_alike.h"
#include "sip/punycode.h"
#include "sip/special_address.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

struct LegalHost {
  std::string host;
  HostKind kind;
};
void PrintTo(const LegalHost& entry, std::ostream* out) { *out << entry.host; }

class LegalHosts : public ::testing::TestWithParam<LegalHost> {};

TEST_P(LegalHosts, AreRead) {
  const HostReading reading = ReadHost(GetParam().host);
  ASSERT_FALSE(reading.problem) << InfoOf(reading.problem->code).slug;
  EXPECT_EQ(reading.kind, GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(
    Table, LegalHosts,
    ::testing::Values(
        LegalHost{"pbx.example.com", HostKind::kDomain},
        LegalHost{"your.provider.com", HostKind::kDomain}, LegalHost{"PBX", HostKind::kDomain},
        LegalHost{"example.com.", HostKind::kDomain}, LegalHost{"3com.com", HostKind::kDomain},
        LegalHost{"1.2.3.bar", HostKind::kDomain}, LegalHost{"a--b.c0m", HostKind::kDomain},
        LegalHost{"xn--bcher-kva.example", HostKind::kDomain},
        LegalHost{std::string(63, 'a') + ".com", HostKind::kDomain},
        LegalHost{"0.0.0.0", HostKind::kIpv4}, LegalHost{"255.255.255.255", HostKind::kIpv4},
        LegalHost{"[::]", HostKind::kIpv6}, LegalHost{"[::1]", HostKind::kIpv6},
        LegalHost{"[1::]", HostKind::kIpv6}, LegalHost{"[2001:DB8::192.0.2.1]", HostKind::kIpv6},
        LegalHost{"[1:2:3:4:5:6:7::]", HostKind::kIpv6}));

struct BadHost {
  std::string host;
  Code code;
  std::size_t offset;
};
void PrintTo(const BadHost& entry, std::ostream* out) { *out << entry.host; }

class BadHosts : public ::testing::TestWithParam<BadHost> {};

TEST_P(BadHosts, AreRefusedWithAReasonAndAPlace) {
  const HostReading reading = ReadHost(GetParam().host);
  ASSERT_TRUE(reading.problem);
  EXPECT_EQ(InfoOf(reading.problem->code).slug, InfoOf(GetParam().code).slug);
  EXPECT_EQ(reading.problem->offset, GetParam().offset);
  EXPECT_LE(reading.problem->offset + reading.problem->length, GetParam().host.size());
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadHosts,
    ::testing::Values(
        BadHost{"", Code::kUriNoHost, 0}, BadHost{"a_b.com", Code::kUriHostUnderscore, 1},
        BadHost{"a b.com", Code::kUriHostCharacter, 1},
        BadHost{"a,b.com", Code::kUriHostCharacter, 1},
        BadHost{"a%41.com", Code::kUriHostCharacter, 1},
        BadHost{"b\xC3\xBC"
                "cher.de",
                Code::kUriHostNotAscii, 1},
        BadHost{"b\xFF.de", Code::kUriHostNotAscii, 1},
        BadHost{"a..b", Code::kUriHostEmptyLabel, 2}, BadHost{".a", Code::kUriHostEmptyLabel, 0},
        BadHost{"a.b..", Code::kUriHostEmptyLabel, 4}, BadHost{"a.-b.com", Code::kUriHostHyphen, 2},
        BadHost{"a.b-.com", Code::kUriHostHyphen, 2}, BadHost{"rama.1", Code::kUriHostTopLabel, 5},
        BadHost{"a.4com", Code::kUriHostTopLabel, 2},
        BadHost{std::string(64, 'a') + ".com", Code::kUriHostTooLong, 0},
        BadHost{"1.2.3", Code::kUriIpv4, 0}, BadHost{"1.2.3.4.5", Code::kUriIpv4, 0},
        BadHost{"1.2.3.", Code::kUriIpv4, 0}, BadHost{"1.2.3.256", Code::kUriIpv4, 0},
        BadHost{"4155550132", Code::kUriIpv4, 0}, BadHost{"....", Code::kUriIpv4, 0},
        BadHost{"192.168.001.010", Code::kUriIpv4LeadingZeros, 0},
        BadHost{"00.0.0.0", Code::kUriIpv4LeadingZeros, 0}, BadHost{"[", Code::kUriIpv6, 0},
        BadHost{"[]", Code::kUriIpv6, 0}, BadHost{"[::1", Code::kUriIpv6, 0},
        BadHost{"[127.0.0.1]", Code::kUriIpv6, 0}, BadHost{"[fe80::1%eth0]", Code::kUriIpv6, 0},
        BadHost{"[1:2:3:4:5:6:7:8::]", Code::kUriIpv6, 0}, BadHost{"[::1::]", Code::kUriIpv6, 0},
        BadHost{"[::192.0.2.1:1]", Code::kUriIpv6, 0},
        BadHost{"[192.0.2.1::1]", Code::kUriIpv6, 0}));

TEST(Hosts, AreAtMost253BytesLong) {
  std::string host = "a";
  while (host.size() < 253) host += ".a";
  EXPECT_EQ(host.size(), 253u);
  EXPECT_FALSE(ReadHost(host).problem);
  EXPECT_FALSE(ReadHost(host + ".").problem);
  ASSERT_TRUE(ReadHost(host + ".a").problem);
  EXPECT_EQ(ReadHost(host + ".a").problem->code, Code::kUriHostTooLong);
}

// Uses the C library as an oracle, for random texts of the characters in addresses, most of them
// almost addresses.
std::string RandomAddress(std::mt19937& random, std::string_view alphabet) {
  std::string text;
  const std::size_t length = 2 + random() % 14;
  while (text.size() < length) {
    const bool separator = random() % 3 == 0;
    if (separator) {
      text += alphabet[0];
      if (random() % 5 == 0) text += alphabet[0];
    }
    text += alphabet[random() % alphabet.size()];
  }
  return text;
}

TEST(Addresses, AgreeWithInetPtonOnIpv4) {
  std::mt19937 random(20240601);
  int legal = 0;
  for (int i = 0; i < 400000; ++i) {
    const std::string text = i % 2 == 0 ? RandomAddress(random, ".0125")
                                        : std::to_string(random() % 300) + "." +
                                              std::to_string(random() % 300) + ".0." +
                                              std::to_string(random() % 300);
    std::uint32_t network_order = 0;
    const bool expected = inet_pton(AF_INET, text.c_str(), &network_order) == 1;
    const auto parsed = ParseIpv4(text);
    ASSERT_EQ(parsed.has_value(), expected) << text;
    if (!expected) continue;
    ++legal;
    ASSERT_EQ(*parsed, ntohl(network_order)) << text;
  }
  EXPECT_GT(legal, 1000);
}

TEST(Addresses, AgreeWithInetPtonOnIpv6) {
  std::mt19937 random(20240602);
  int legal = 0;
  for (int i = 0; i < 400000; ++i) {
    std::string text = RandomAddress(random, i % 2 == 0 ? ":01aF" : ":0f");
    if (random() % 8 == 0) text += "192.0.2.1";
    if (random() % 3 == 0) text = "1:2:3:4:5:" + text;
    std::uint8_t bytes[16];
    const bool expected = inet_pton(AF_INET6, text.c_str(), bytes) == 1;
    const auto parsed = ParseIpv6(text);
    ASSERT_EQ(parsed.has_value(), expected) << text;
    if (!expected) continue;
    ++legal;
    for (std::size_t group = 0; group < 8; ++group) {
      ASSERT_EQ((*parsed)[group], bytes[2 * group] << 8 | bytes[2 * group + 1]) << text;
    }
  }
  EXPECT_GT(legal, 1000);
}

struct Address {
  std::string host;
  HostKind kind;
  std::string_view range;  // empty for an ordinary address
};
void PrintTo(const Address& entry, std::ostream* out) { *out << entry.host; }

class Ranges : public ::testing::TestWithParam<Address> {};

TEST_P(Ranges, AreFoundFromTheirFirstToTheirLastAddress) {
  const SpecialRange* range = FindSpecialRange(GetParam().host, GetParam().kind);
  EXPECT_EQ(range == nullptr ? std::string_view() : range->name, GetParam().range);
}

constexpr HostKind k4 = HostKind::kIpv4;
constexpr HostKind k6 = HostKind::kIpv6;

INSTANTIATE_TEST_SUITE_P(
    Ipv4, Ranges,
    ::testing::Values(
        Address{"0.0.0.0", k4, "\"this network\""}, Address{"1.0.0.0", k4, ""},
        Address{"9.255.255.255", k4, ""}, Address{"10.0.0.0", k4, "private"},
        Address{"10.255.255.255", k4, "private"}, Address{"11.0.0.0", k4, ""},
        Address{"100.63.255.255", k4, ""}, Address{"100.64.0.0", k4, "carrier-grade NAT"},
        Address{"100.127.255.255", k4, "carrier-grade NAT"}, Address{"100.128.0.0", k4, ""},
        Address{"127.0.0.1", k4, "loopback"}, Address{"169.254.1.1", k4, "link-local"},
        Address{"172.15.255.255", k4, ""}, Address{"172.16.0.0", k4, "private"},
        Address{"172.31.255.255", k4, "private"}, Address{"172.32.0.0", k4, ""},
        Address{"192.0.0.8", k4, "protocol assignment"},
        Address{"192.0.2.255", k4, "documentation"}, Address{"192.0.3.0", k4, ""},
        Address{"192.88.99.1", k4, "6to4 relay"}, Address{"192.167.255.255", k4, ""},
        Address{"192.168.0.0", k4, "private"}, Address{"192.169.0.0", k4, ""},
        Address{"198.17.255.255", k4, ""}, Address{"198.18.0.0", k4, "benchmarking"},
        Address{"198.19.255.255", k4, "benchmarking"}, Address{"198.20.0.0", k4, ""},
        Address{"198.51.100.7", k4, "documentation"}, Address{"203.0.113.7", k4, "documentation"},
        Address{"223.255.255.255", k4, ""}, Address{"224.0.0.1", k4, "multicast"},
        Address{"239.255.255.255", k4, "multicast"}, Address{"240.0.0.0", k4, "reserved"},
        Address{"255.255.255.255", k4, "broadcast"}, Address{"8.8.8.8", k4, ""}));

INSTANTIATE_TEST_SUITE_P(
    Ipv6, Ranges,
    ::testing::Values(
        Address{"[::]", k6, "unspecified"}, Address{"[::1]", k6, "loopback"},
        Address{"[::2]", k6, ""}, Address{"[::ffff:10.0.0.1]", k6, "private"},
        Address{"[::ffff:8.8.8.8]", k6, "IPv4-mapped"}, Address{"[64:ff9b::1]", k6, ""},
        Address{"[64:ff9b:1::1]", k6, "local NAT64"}, Address{"[100::1]", k6, "discard-only"},
        Address{"[2001::1]", k6, "Teredo"}, Address{"[2001:2::1]", k6, "benchmarking"},
        Address{"[2001:1f::1]", k6, "ORCHID"}, Address{"[2001:2f:ffff::1]", k6, "ORCHID"},
        Address{"[2001:30::1]", k6, ""}, Address{"[2001:db8:ffff::1]", k6, "documentation"},
        Address{"[2001:db9::1]", k6, ""}, Address{"[2002:808:808::1]", k6, "6to4"},
        Address{"[3fff:fff::1]", k6, "documentation"}, Address{"[3fff:1000::1]", k6, ""},
        Address{"[5f00::1]", k6, "segment routing"}, Address{"[fbff::1]", k6, ""},
        Address{"[fc00::1]", k6, "unique local"}, Address{"[fdff::1]", k6, "unique local"},
        Address{"[fe80::1]", k6, "link-local"}, Address{"[febf::1]", k6, "link-local"},
        Address{"[fec0::1]", k6, "site-local"}, Address{"[ff02::1]", k6, "multicast"},
        Address{"[2606:4700:4700::1111]", k6, ""}));

TEST(SpecialRanges, HoldNoDomain) {
  EXPECT_EQ(FindSpecialRange("10.example.com", HostKind::kDomain), nullptr);
}

// The sample strings of RFC 3492 §7.1 that need only the letters that are accepted here, and names
// as registries show them.
TEST(Punycode, EncodesLabels) {
  EXPECT_EQ(ToAsciiHost("\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587"),
            "xn--ihqwcrb4cv8a8dqg056pqjye");
  EXPECT_EQ(ToAsciiHost("3\u5E74B\u7D44\u91D1\u516B\u5148\u751F"), "xn--3b-ww4c5e180e575a65lsy2b");
  EXPECT_EQ(ToAsciiHost("\u043F\u043E\u0447\u0435\u043C\u0443\u0436\u0435\u043E\u043D\u0438"
                        "\u043D\u0435\u0433\u043E\u0432\u043E\u0440\u044F\u0442\u043F\u043E"
                        "\u0440\u0443\u0441\u0441\u043A\u0438"),
            "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l");
  EXPECT_EQ(ToAsciiHost("b\u00FCcher.example"), "xn--bcher-kva.example");
  EXPECT_EQ(ToAsciiHost("B\u00DCCHER.Example"), "xn--bcher-kva.example");
  EXPECT_EQ(ToAsciiHost("stra\u00DFe.de"), "xn--strae-oqa.de");
  EXPECT_EQ(ToAsciiHost("\u043F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442.\u0440\u0444"),
            "xn--d1abbgf6aiiy.xn--p1ai");
  EXPECT_EQ(ToAsciiHost("\u4F8B\u3048\u3002\u30C6\u30B9\u30C8"), "xn--r8jz45g.xn--zckzah");
}

TEST(Punycode, LeavesAsciiAlone) { EXPECT_EQ(ToAsciiHost("pbx.example.com"), "pbx.example.com"); }

TEST(Punycode, OffersNothingWhereMoreOfUnicodeIsNeeded) {
  EXPECT_EQ(ToAsciiHost("bu\u0308cher.de"), std::nullopt);     // a combining mark
  EXPECT_EQ(ToAsciiHost("\u2603.de"), std::nullopt);           // a symbol
  EXPECT_EQ(ToAsciiHost("\U0001F4DE.de"), std::nullopt);       // an emoji
  EXPECT_EQ(ToAsciiHost("a\u200Bb.de"), std::nullopt);         // a zero-width space
  EXPECT_EQ(ToAsciiHost("\xFF.de"), std::nullopt);             // not UTF-8
  EXPECT_EQ(ToAsciiHost(std::string(64, 'a')), std::nullopt);  // a label over 63 bytes
  std::string long_label;
  for (int i = 0; i < 63; ++i) long_label += i % 2 == 0 ? "\u00E9" : "\uD7A3";
  EXPECT_EQ(ToAsciiHost(long_label), std::nullopt);
}

std::string LabelOf(char32_t c) {
  std::string label;
  AppendUtf8(label, c);
  return label + "x";
}

// Unicode: the distance between upper and lower case in Latin-1, Greek and Cyrillic.
TEST(ToAsciiHost, LowersLetters) {
  struct Capitals {
    char32_t first, last, hole, distance;
  };
  for (const auto& [first, last, hole, distance] :
       {Capitals{0xC0, 0xDE, 0xD7, 0x20}, Capitals{0x391, 0x3A9, 0x3A2, 0x20},
        Capitals{0x410, 0x42F, 0, 0x20}, Capitals{0x400, 0x40F, 0, 0x50},
        Capitals{'A', 'Z', 0, 0x20}}) {
    for (char32_t c = first; c <= last; ++c) {
      const auto upper = ToAsciiHost(LabelOf(c));
      if (c == hole) {
        EXPECT_FALSE(upper);
      } else {
        ASSERT_TRUE(upper) << static_cast<std::uint32_t>(c);
        EXPECT_EQ(upper, ToAsciiHost(LabelOf(c + distance))) << static_cast<std::uint32_t>(c);
      }
    }
  }
}

// The letters of each alphabet (Unicode Character Database), and the characters next to them.
TEST(ToAsciiHost, TakesLettersAndNothingElse) {
  for (const std::uint32_t letter :
       {0xDFu,   0xF6u,   0xF8u,   0xFFu,   0x101u,  0x137u,  0x13Au,  0x148u, 0x14Bu,
        0x177u,  0x17Au,  0x17Cu,  0x17Eu,  0x3ACu,  0x3CEu,  0x430u,  0x45Fu, 0x904u,
        0x939u,  0xE01u,  0x5D0u,  0x5EAu,  0x620u,  0x63Fu,  0x641u,  0x64Au, 0xE30u,
        0x3041u, 0x3096u, 0x30A1u, 0x30FAu, 0x4E00u, 0x9FFFu, 0xAC00u, 0xD7A3u}) {
    EXPECT_TRUE(ToAsciiHost(LabelOf(letter))) << std::hex << letter;
  }
  for (const std::uint32_t other :
       {0x5CFu,  0x5EBu,  0x61Fu,  0x64Bu,  0xE00u,  0x3ABu,  0xA9u,   0xBFu,  0xD7u,  0xF7u,
        0x131u,  0x133u,  0x17Fu,  0x3CFu,  0x460u,  0x640u,  0x903u,  0x93Au, 0xE31u, 0x3040u,
        0x3097u, 0x30A0u, 0x30FBu, 0x3400u, 0xA000u, 0xABFFu, 0xD7A4u, 0xE000u}) {
    EXPECT_FALSE(ToAsciiHost(LabelOf(other))) << std::hex << other;
  }
}

// UTS 46: characters that stand for a full stop in East Asian text.
TEST(ToAsciiHost, TakesEveryFullStop) {
  for (const char* dot : {".", "\u3002", "\uFF0E", "\uFF61"}) {
    EXPECT_EQ(ToAsciiHost("pbx" + std::string(dot) + "example"), "pbx.example") << dot;
  }
  for (const char* other : {"\u3001", "\u3003", "\uFF0D", "\uFF0F", "\uFF60", "\uFF62"}) {
    EXPECT_FALSE(ToAsciiHost("pbx" + std::string(other) + "example")) << other;
  }
}

// UTS 39 §5: scripts that no language mixes, and whole labels of letters that look like Latin ones.
TEST(LookAlikes, AreTold) {
  const auto may = [](std::string_view host) {
    const std::optional<std::string> ascii = ToAsciiHost(host);
    EXPECT_TRUE(ascii) << host;
    return ascii && MayLookLikeAnotherHost(*ascii);
  };
  for (const std::string_view host :
       {"pаypal.com",      // Cyrillic а among Latin
        "www.pаypal.com",  // in any label
        "сосо.example",    // all Cyrillic, all like Latin
        "со1-со.example",  // with digits
        "αpple.example",   // Greek among Latin
        "appleα.example",  // and after it
        "νο.example",      // all Greek, all like Latin
        "прιвет.example",  // Greek among Cyrillic
        "日本а.example",   // Cyrillic beside Han
        "दb.example", "бב.example", "בक.example", "שlom.example", "กa.example", "بa.example"}) {
    EXPECT_TRUE(may(host)) << host;
  }
  for (const std::string_view host :
       {"example.com", "bücher.example", "привет.example", "ελλάδα.example", "日本語.example",
        "日本tel.example", "tel日本.example", "한국tel.example", "カナtel.example",
        "привет1.example", "1привет.example", "βγδ.example"}) {
    EXPECT_FALSE(may(host)) << host;
  }
  EXPECT_FALSE(MayLookLikeAnotherHost(""));
  EXPECT_FALSE(MayLookLikeAnotherHost("xn--"));
  EXPECT_FALSE(MayLookLikeAnotherHost("xn--a"));
}

}  // namespace
}  // namespace sipattach
