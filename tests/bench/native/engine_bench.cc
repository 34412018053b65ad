// Benchmarks of single parts of the engine, to see the effect of a change without JavaScript, the
// bridge or a compiler that is still warming up. Comparisons with other programs are in
// tests/bench.

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/read_json.h"
#include "json/json.h"
#include "json/json_writer.h"
#include "phone/phone.h"
#include "sipattach/sipattach.h"

namespace sipattach {
namespace {

constexpr std::string_view kContext = R"({"default_region":"US"})";

std::string FourDigits(std::size_t number) {
  std::string digits = std::to_string(number % 10000);
  return std::string(4 - digits.size(), '0') + digits;
}

// Valid numbers of several regions in the ways that people write them, the first 10,000 all
// different.
std::string MakeNumber(std::size_t index) {
  const std::string digits = FourDigits(index);
  switch (index % 6) {
    case 0:
      return "(415) 555-" + digits;
    case 1:
      return "+1415556" + digits;
    case 2:
      return "+44 20 7946 " + digits;
    case 3:
      return "011493012" + digits;
    case 4:
      return "212-556-" + digits;
    default:
      return "+81 3-1234-" + digits;
  }
}

std::string MakeDraft(std::size_t count) {
  std::string draft = R"({"phone_numbers":[)";
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) draft += ',';
    draft += '"' + MakeNumber(i) + '"';
  }
  return draft +
         R"(],"directions":[{"type":"inbound","sip_endpoint":"sip:pbx.example.com","headers":)"
         R"({"direction":"inbound","headers":[{"type":"custom","key":"X-Account","value":"account"}]}},)"
         R"({"type":"outbound","sip_endpoint":"sip:calls@example.com;transport=tls",)"
         R"("options":{"port":5061,"transport":"tls","secure_media":true}}],"service":"sip"})";
}

std::string MakeList(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += MakeNumber(i) + '\n';
  return text;
}

std::string MakeTable(std::size_t count) {
  std::string text = "name,phone,remark\n";
  for (std::size_t i = 0; i < count; ++i) {
    text += "\"Doe, Jane\"," + MakeNumber(i) + ",x " + std::to_string(i) + '\n';
  }
  return text;
}

void CountItems(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void CountBytes(benchmark::State& state, std::string_view text) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

// ---- numbers

void BM_PhoneRead(benchmark::State& state, std::string_view text, bool formats) {
  for (auto _ : state) benchmark::DoNotOptimize(phone::Read(text, "US", formats));
}
BENCHMARK_CAPTURE(BM_PhoneRead, national, "(415) 555-2671", true);
BENCHMARK_CAPTURE(BM_PhoneRead, national_without_formats, "(415) 555-2671", false);
BENCHMARK_CAPTURE(BM_PhoneRead, e164, "+442079460018", true);
BENCHMARK_CAPTURE(BM_PhoneRead, national_prefix_transformed, "+54 11 15-2345-6789", true);
BENCHMARK_CAPTURE(BM_PhoneRead, extension, "415-555-2671 ext. 12", true);
BENCHMARK_CAPTURE(BM_PhoneRead, no_number, "call reception", true);

void BM_ReadNumber(benchmark::State& state) {
  std::size_t index = 0;
  for (auto _ : state) benchmark::DoNotOptimize(ReadNumber(MakeNumber(index++), kContext));
}
BENCHMARK(BM_ReadNumber);

// ---- destinations

void BM_ReadEndpoint(benchmark::State& state, std::string_view text) {
  for (auto _ : state) benchmark::DoNotOptimize(ReadEndpoint(text));
}
BENCHMARK_CAPTURE(BM_ReadEndpoint, uri, "sip:calls@pbx.example.com:5061;transport=tls");
BENCHMARK_CAPTURE(BM_ReadEndpoint, ipv6, "sip:[2001:db8::1]:5061");
BENCHMARK_CAPTURE(BM_ReadEndpoint, shorthand, "tls://pbx.example.com");
BENCHMARK_CAPTURE(BM_ReadEndpoint, broken, "https://pbx.example.com/");

// ---- plans

void BM_Plan(benchmark::State& state) {
  const std::string draft = MakeDraft(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(Plan(draft, kContext));
  CountItems(state);
}
BENCHMARK(BM_Plan)->Arg(1)->Arg(100)->Arg(10'000)->Unit(benchmark::kMicrosecond);

// ---- JSON

void BM_ParseJson(benchmark::State& state) {
  const std::string draft = MakeDraft(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(ReadJsonOrNull(draft));
  CountBytes(state, draft);
}
BENCHMARK(BM_ParseJson)->Arg(1)->Arg(10'000)->Unit(benchmark::kMicrosecond);

void BM_WriteJson(benchmark::State& state) {
  const std::string draft = MakeDraft(static_cast<std::size_t>(state.range(0)));
  const Json value = ReadJsonOrNull(draft);
  for (auto _ : state) {
    JsonWriter writer;
    writer.Value(value);
    benchmark::DoNotOptimize(writer.Take());
  }
  CountBytes(state, draft);
}
BENCHMARK(BM_WriteJson)->Arg(1)->Arg(10'000)->Unit(benchmark::kMicrosecond);

// ---- texts

void BM_ReadNumbers(benchmark::State& state, std::string (*make)(std::size_t)) {
  const std::string text = make(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(ReadNumbers(text, kContext));
  CountItems(state);
}
BENCHMARK_CAPTURE(BM_ReadNumbers, list, &MakeList)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_ReadNumbers, table, &MakeTable)->Arg(10'000)->Unit(benchmark::kMillisecond);

void BM_ReadCurl(benchmark::State& state) {
  const std::string command =
      "curl -X POST https://api.bland.ai/v1/sip/attach \\\n"
      "  -H 'authorization: Bearer sk-test' -H 'Content-Type: application/json' \\\n"
      "  -d '" +
      MakeDraft(static_cast<std::size_t>(state.range(0))) + "'";
  for (auto _ : state) benchmark::DoNotOptimize(ReadCurl(command));
  CountBytes(state, command);
}
BENCHMARK(BM_ReadCurl)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sipattach

BENCHMARK_MAIN();
