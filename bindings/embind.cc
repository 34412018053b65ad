// The engine's interface for JavaScript. It only converts, and has no rules.
//
// Every call takes UTF-8 texts and returns one. Texts cross as bytes, not as embind's std::string,
// whose per-character loops take 2 to 4 times as long for texts of megabytes:
//   1. reserve(size) returns the address where the caller writes its texts, one after another;
//   2. the call takes the length of each text and returns the length of its result;
//   3. output() returns the address of the result, valid until the next reserve() or release().
//
// Addresses may change with every call, and the memory may be another buffer after it has grown.

#include <emscripten/bind.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sipattach/sipattach.h"

namespace {

// Raised whenever the functions below change. The package is built with the same number and refuses
// a .wasm file with another one.
constexpr int kAbi = 11;

// Buffers up to this size are kept between calls.
constexpr std::size_t kKeptCapacity = std::size_t{1} << 20;

// V8 takes long to collect texts of more than about 100 KB. A number of a plan takes about 100
// bytes as a row, and 300 if it shares nothing with the others.
constexpr std::size_t kElementsOfPart = 256;

struct Bridge {
  std::string input;
  std::string output;
  std::optional<sipattach::PlanInParts> plan;
};

Bridge& TheBridge() {
  static Bridge bridge;
  return bridge;
}

void DropIfBig(std::string& buffer) {
  if (buffer.capacity() > kKeptCapacity) buffer = std::string();
}

std::uintptr_t AddressOf(const std::string& buffer) {
  return reinterpret_cast<std::uintptr_t>(buffer.data());
}

std::uintptr_t Reserve(std::size_t size) {
  DropIfBig(TheBridge().output);
  TheBridge().input.resize(size);
  return AddressOf(TheBridge().input);
}

std::uintptr_t Output() { return AddressOf(TheBridge().output); }

// Wipes what calls left on the stack below this one. The stack was all zeros before those calls, so
// what they left ends at the first 2,048 zero words in a row: no function leaves that much of its
// frame unused. The stack begins at address 0 (--stack-first).
void WipeStack() {
  constexpr std::size_t kUnused = 2048;
  std::uint64_t here = 0;
  std::size_t zeros = 0;
  for (auto at = reinterpret_cast<std::uintptr_t>(&here); at > sizeof(here) && zeros < kUnused;) {
    at -= sizeof(here);
    // This goes through raw memory, not an object.
    auto* word =
        reinterpret_cast<volatile std::uint64_t*>(at);  // NOLINT(performance-no-int-to-ptr)
    zeros = *word == 0 ? zeros + 1 : 0;
    *word = 0;
  }
}

void Wipe(std::string& buffer) {
  std::fill(buffer.begin(), buffer.end(), '\0');
  DropIfBig(buffer);
}

// Makes sure that nothing of the texts remains, passwords above all (allocator.cc does its part).
// Returns an integer because embind_types.cc has no void.
int Release() {
  Wipe(TheBridge().input);
  Wipe(TheBridge().output);
  WipeStack();
  return 0;
}

int Abi() { return kAbi; }

std::size_t Give(std::string result) {
  TheBridge().output = std::move(result);
  return TheBridge().output.size();
}

std::string_view Given(std::size_t begin, std::size_t length) {
  return std::string_view(TheBridge().input).substr(begin, length);
}

template <std::string (*kFunction)()>
std::size_t Call() {
  return Give(kFunction());
}

template <std::string (*kFunction)(std::string_view)>
std::size_t CallWithText(std::size_t length) {
  return Give(kFunction(Given(0, length)));
}

template <std::string (*kFunction)(std::string_view, std::string_view)>
std::size_t CallWithTwoTexts(std::size_t first, std::size_t second) {
  return Give(kFunction(Given(0, first), Given(first, second)));
}

template <std::string (*kFunction)(std::string_view, std::string_view, std::string_view)>
std::size_t CallWithThreeTexts(std::size_t first, std::size_t second, std::size_t third) {
  return Give(kFunction(Given(0, first), Given(first, second), Given(first + second, third)));
}

// Returns the next part of the plan; the last one is the plan itself.
std::size_t ContinuePlan() {
  std::optional<sipattach::PlanInParts>& plan = TheBridge().plan;
  if (!plan) return Give("");
  const std::size_t length = Give(plan->Next(std::move(TheBridge().output)));
  if (plan->done()) plan.reset();
  return length;
}

std::size_t BeginPlan(std::size_t draft, std::size_t context) {
  TheBridge().plan.emplace(Given(0, draft), Given(draft, context), kElementsOfPart,
                           sipattach::PlanForm::kRows);
  return ContinuePlan();
}

}  // namespace

EMSCRIPTEN_BINDINGS(sipattach) {
  using emscripten::function;
  function("abi", &Abi);
  function("reserve", &Reserve);
  function("output", &Output);
  function("release", &Release);

  function("info", &Call<sipattach::Info>);
  function("beginPlan", &BeginPlan);
  function("continuePlan", &ContinuePlan);
  function("plan", &CallWithTwoTexts<sipattach::Plan>);
  function("readNumber", &CallWithTwoTexts<sipattach::ReadNumber>);
  function("readNumbers", &CallWithTwoTexts<sipattach::ReadNumbers>);
  function("splitNumbers", &CallWithTwoTexts<sipattach::SplitNumbers>);
  function("readTable", &CallWithTwoTexts<sipattach::ReadTable>);
  function("readCurl", &CallWithText<sipattach::ReadCurl>);
  function("readBaseUrl", &CallWithTwoTexts<sipattach::ReadBaseUrl>);
  function("readEndpoint", &CallWithText<sipattach::ReadEndpoint>);
  function("readResponse", &CallWithTwoTexts<sipattach::ReadResponse>);
  function("derive", &CallWithTwoTexts<sipattach::Derive>);
  function("compare", &CallWithTwoTexts<sipattach::Compare>);
  function("readConfiguration", &CallWithTwoTexts<sipattach::ReadConfiguration>);
  function("readAccount", &CallWithTwoTexts<sipattach::ReadAccount>);
  function("judgeTrunk", &CallWithTwoTexts<sipattach::JudgeTrunk>);
  function("render", &CallWithThreeTexts<sipattach::Render>);
  function("redact", &CallWithText<sipattach::Redact>);
  function("providers", &Call<sipattach::Providers>);
  function("applyProvider", &CallWithThreeTexts<sipattach::ApplyProvider>);
  function("providerChecklist", &CallWithTwoTexts<sipattach::ProviderChecklist>);
}
