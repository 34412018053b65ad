// Prints every pattern that libphonenumber compiles and every one in the number plans, one per
// line. Replaces Compile() by a function that records the pattern and returns a program that
// matches nothing. The readings are wrong, but together they reach all of libphonenumber's own
// patterns.

#include <iostream>
#include <set>
#include <string>

#include "phone/phone.h"
#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"
#include "phonenumbers/metadata.h"
#include "phonenumbers/phonemetadata.pb.h"
#include "phonenumbers/phonenumberutil.h"

namespace {

using i18n::phonenumbers::NumberFormat;
using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneNumberDesc;

std::set<std::string>& Patterns() {
  static std::set<std::string> patterns;
  return patterns;
}

// The result of every match.
bool matching = false;

void AddPlan(const PhoneMetadata& plan) {
  for (const PhoneNumberDesc* desc :
       {&plan.general_desc(), &plan.fixed_line(), &plan.mobile(), &plan.toll_free(),
        &plan.premium_rate(), &plan.shared_cost(), &plan.personal_number(), &plan.voip(),
        &plan.pager(), &plan.uan(), &plan.voicemail()}) {
    Patterns().insert(desc->national_number_pattern());
  }
  for (const auto* formats : {&plan.number_format(), &plan.intl_number_format()}) {
    for (const NumberFormat& format : *formats) {
      Patterns().insert(format.pattern());
      for (int i = 0; i < format.leading_digits_pattern_size(); ++i) {
        Patterns().insert(format.leading_digits_pattern(i));
      }
    }
  }
  for (const std::string* pattern : {&plan.international_prefix(), &plan.leading_digits(),
                                     &plan.national_prefix_for_parsing()}) {
    Patterns().insert(*pattern);
  }
}

void ReachOwnPatterns() {
  for (const bool answer : {false, true}) {
    matching = answer;
    for (const char* text : {"+1 (415) 555-0132 x3 / x4", "0049;phone-context=example.com",
                             "1-800-GOOD-DAY", "tel:1;phone-context=+1"}) {
      static_cast<void>(sipattach::phone::Read(text, "US", true));
    }
  }
}

}  // namespace

namespace sipattach::phone::regex {

Program Compile(std::string_view pattern) {
  Patterns().insert(std::string(pattern));
  Program program;
  program.valid = true;
  program.groups = 6;
  return program;
}

bool Match(const Program&, std::string_view text, Anchor, std::span<Capture> captures) {
  for (Capture& capture : captures) capture = {true, text.size(), text.size()};
  return matching;
}

}  // namespace sipattach::phone::regex

int main() {
  ReachOwnPatterns();
  i18n::phonenumbers::PhoneMetadataCollection plans;
  if (!plans.ParseFromArray(i18n::phonenumbers::metadata_get(),
                            i18n::phonenumbers::metadata_size())) {
    return 1;
  }
  for (const PhoneMetadata& plan : plans.metadata()) AddPlan(plan);
  Patterns().erase("");
  for (const std::string& pattern : Patterns()) std::cout << pattern << '\n';
}
