#include "number_list.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ascii.h"
#include "bulk_text.h"
#include "draft_limits.h"

namespace sipattach {
namespace {

constexpr std::string_view kOne = "phone_number";
constexpr std::string_view kMany = "phone_numbers";

// Where the first number of "+1…, +1…" ends. Blanks do not part numbers, they stand inside them,
// and nor do the parameters of a tel: URI.
std::size_t EndOfPiece(std::string_view text) {
  std::size_t end = std::min(text.find_first_of(",;\r\n\t|"), text.size());
  while (end < text.size() && BeginsParameter(text, end)) {
    end = std::min(text.find_first_of(",;\r\n\t|", end + 1), text.size());
  }
  return end;
}

std::vector<std::string> Pieces(std::string_view text) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const std::size_t end = EndOfPiece(text);
    const std::string_view piece = Trim(text.substr(0, end));
    if (!piece.empty()) pieces.emplace_back(piece);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

bool HasDigits(std::string_view text) {
  return std::count_if(text.begin(), text.end(), IsDigit) >= 3;
}

class ListReader {
 public:
  ListReader(ObjectReader& root, bool trunk, const Context& context)
      : root_(root), context_(context), number_context_{context.default_region, trunk} {}

  NumberList Read() {
    const Json* one = root_.Take(kOne);
    const Json* many = root_.Take(kMany);
    if (one != nullptr && many != nullptr) {
      ReportBoth(*one, *many);
    } else if (one == nullptr && many == nullptr) {
      // A null was reported where it stands; "required" all the same, for nothing is left.
      report().Add(Code::kNumbersRequired, root_.PathOf(kMany));
    }
    // Both are read, so that every number gets its reading even while there is a choice to make.
    if (one != nullptr) ReadOne(*one);
    if (many != nullptr) ReadMany(*many);
    ReportMoreInfos();
    list_.as_list = many != nullptr || one == nullptr;
    Choose();
    return std::move(list_);
  }

 private:
  Report& report() { return root_.report(); }

  void ReportBoth(const Json& one, const Json& many) {
    Diagnostic& diagnostic = report().Add(Code::kNumbersBothFields, root_.PathOf(kOne));
    if (!many.is_array() || !one.is_string()) return;
    if (std::find(many.begin(), many.end(), one) != many.end() || Text(one).empty()) {
      diagnostic.fix = Fix{"Keep phone_numbers", {Remove(root_.PathOf(kOne))}};
    } else {
      diagnostic.fix = Fix{"Move it into phone_numbers",
                           {Move(root_.PathOf(kOne), root_.PathOf(kMany) / std::string_view("-"))}};
    }
  }

  void ReadOne(const Json& value) {
    const Pointer at = root_.PathOf(kOne);
    if (value.is_array()) {
      Diagnostic& diagnostic = report().Add(Code::kNumbersListInSingle, at);
      diagnostic.fix = Fix{"Rename it to phone_numbers", {Move(at, root_.PathOf(kMany))}};
      return;
    }
    if (value.is_string()) {
      if (const auto pieces = Pieces(Text(value));
          pieces.size() > 1 && std::all_of(pieces.begin(), pieces.end(), HasDigits)) {
        report().Add(Code::kNumbersSeveralInOne, at, {{"count", pieces.size()}}).fix =
            Fix{"Make it a list", {Remove(at), Add(root_.PathOf(kMany), pieces)}};
        AppendUnread(std::string(Text(value)), at);
        return;
      }
    }
    ReadEntry(value, at);
  }

  void ReadMany(const Json& value) {
    const Pointer at = root_.PathOf(kMany);
    if (value.is_string()) {
      report().Add(Code::kNumbersNotAList, at).fix =
          Fix{"Make it a list", {Replace(at, Pieces(Text(value)))}};
      return;
    }
    if (!value.is_array()) {
      report().Add(Code::kFieldWrongType, at,
                   {{"field", kMany},
                    {"expected", "an array of strings"},
                    {"actual", TypeWithArticle(value)}});
      return;
    }
    if (value.empty()) report().Add(Code::kNumbersEmpty, at);
    list_.readings.reserve(list_.readings.size() + value.size());
    std::size_t index = 0;
    for (const Json& entry : value) ReadEntry(entry, at / index++);
  }

  void AppendUnread(std::string input, const Pointer& at) {
    NumberReading reading;
    reading.input = std::move(input);
    reading.path = at.text();
    list_.readings.push_back(std::move(reading));
  }

  void ReadEntry(const Json& value, const Pointer& at) {
    if (!value.is_string()) {
      ReportNotAString(value, at);
      AppendUnread(value.is_number() ? value.digits() : "", at);
      return;
    }
    Report own;
    list_.readings.push_back(ReadNumber(Text(value), number_context_, at, own));
    for (Diagnostic& diagnostic : own.Take()) Tell(std::move(diagnostic));
  }

  void Tell(Diagnostic diagnostic) {
    switch (diagnostic.severity()) {
      case Severity::kError:
        if (context_.skip_invalid) diagnostic = Skipped(std::move(diagnostic));
        break;
      case Severity::kWarning:
        break;
      case Severity::kInfo:
        // Nobody reads more, and of 100,000 numbers infos would be two thirds of the plan. Each
        // reading shows what became of it all the same.
        if (++infos_[static_cast<std::size_t>(diagnostic.code)] > kMaxReportedInfos) return;
        break;
    }
    report().Add(std::move(diagnostic));
  }

  // An error of a number that is left out is no error of the request any more.
  Diagnostic Skipped(Diagnostic error) {
    Diagnostic skipped{Code::kNumberSkipped, std::move(error.path), {}, std::move(error.fix)};
    skipped.params = {{"number", list_.readings.back().input}, {"reason", InfoOf(error.code).slug}};
    return skipped;
  }

  void ReportMoreInfos() {
    for (std::size_t code = 0; code < kCodeCount; ++code) {
      if (infos_[code] <= kMaxReportedInfos) continue;
      report().Add(Code::kNumbersMoreInfos, root_.PathOf(kMany),
                   {{"code", kCodes[code].slug}, {"count", infos_[code] - kMaxReportedInfos}});
    }
  }

  void ReportNotAString(const Json& value, const Pointer& at) {
    Diagnostic& diagnostic = report().Add(Code::kFieldWrongType, at,
                                          {{"field", "A phone number"},
                                           {"expected", "a string"},
                                           {"actual", TypeWithArticle(value)}});
    if (value.is_integer()) {
      diagnostic.fix = Fix{"Write it as a string", {Replace(at, value.digits())}};
      return;
    }
    for (const std::string_view name : {kOne, std::string_view("number")}) {
      const Json* inner = Find(value, name);
      if (inner != nullptr && inner->is_string()) {
        diagnostic.fix = Fix{"Take the number out of the object", {Replace(at, *inner)}};
        return;
      }
    }
  }

  // Each value once: the first stays, the others are named.
  void Choose() {
    std::unordered_map<std::string_view, std::size_t> first;
    first.reserve(list_.readings.size());
    for (std::size_t i = 0; i < list_.readings.size(); ++i) {
      NumberReading& reading = list_.readings[i];
      if (reading.kind == NumberKind::kInvalid) continue;
      const auto [known, is_new] = first.emplace(reading.value, i);
      if (is_new) {
        list_.to_send.push_back(i);
        continue;
      }
      reading.duplicate_of = known->second;
      ReportDuplicate(reading, known->second);
    }
    if (context_.skip_invalid && list_.to_send.empty() && !list_.readings.empty()) {
      report().Add(Code::kNumbersNoneLeft, root_.PathOf(list_.as_list ? kMany : kOne));
    }
  }

  void ReportDuplicate(const NumberReading& reading, std::size_t first) {
    Diagnostic diagnostic{Code::kNumberDuplicate, reading.path, {}, std::nullopt};
    diagnostic.params = {{"number", reading.input}, {"first", first + 1}, {"value", reading.value}};
    PatchOperation removal;
    removal.op = "remove";
    removal.path = reading.path;
    diagnostic.fix = Fix{"Remove the repetition", {std::move(removal)}};
    report().Add(std::move(diagnostic));
  }

  ObjectReader& root_;
  const Context& context_;
  const NumberContext number_context_;
  NumberList list_;
  std::array<std::size_t, kCodeCount> infos_{};  // how many there were of each code
};

}  // namespace

NumberList ReadNumberList(ObjectReader& root, bool trunk, const Context& context) {
  return ListReader(root, trunk, context).Read();
}

}  // namespace sipattach
