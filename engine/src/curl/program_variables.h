#ifndef SIPATTACH_CURL_PROGRAM_VARIABLES_H_
#define SIPATTACH_CURL_PROGRAM_VARIABLES_H_

// What a program does with its variables, as far as its statements tell.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach {

using Names = std::set<std::string>;

void AddVariables(std::string_view statement, Names& names);
[[nodiscard]] bool Mentions(std::string_view statement, const Names& names);

// The variables whose members the statement changes, or takes over into an object of its own.
void AddChanged(std::string_view statement, Names& changed);

// The variables that have one value throughout: set once, never changed, and not what a function
// or a loop calls something else.
class ConstantVariables {
 public:
  explicit ConstantVariables(std::string_view code) : code_(code) {}

  // What a variable is set to before `rest` of the code, as the code has it; empty if that is not
  // known. The code is gone through for the first variable. What is given in all is limited, so
  // that variables of variables cannot grow without end.
  [[nodiscard]] std::string_view ValueOf(std::string_view name, std::string_view rest);

 private:
  struct Variable {
    std::string_view name;
    std::string_view value;  // empty if it is not known
  };

  void Collect();
  void Add(const Variable& variable);
  [[nodiscard]] Variable* Find(std::string_view name);

  std::string_view code_;
  bool collected_ = false;
  std::size_t asked_ = 0;
  std::size_t given_ = 0;  // characters
  std::vector<Variable> variables_;
};

}  // namespace sipattach

#endif  // SIPATTACH_CURL_PROGRAM_VARIABLES_H_
