#ifndef SIPATTACH_PROGRAM_PROGRAM_VARIABLES_H_
#define SIPATTACH_PROGRAM_PROGRAM_VARIABLES_H_

// Follows a program's variables, as far as its statements show what happens to them.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "program/program_text.h"

namespace sipattach {

// A set of names. An erased name stays in the map, marked as such: erasing from a std::map costs a
// kilobyte of code.
class Names {
 public:
  void insert(std::string_view name);
  [[nodiscard]] bool contains(std::string_view name) const;
  // Returns whether the name was in the set.
  bool erase(std::string_view name);
  [[nodiscard]] bool empty() const { return count_ == 0; }

 private:
  std::map<std::string, unsigned> names_;
  std::size_t count_ = 0;
};

void AddVariables(std::string_view statement, Names& names);
[[nodiscard]] bool Mentions(std::string_view statement, const Names& names);

// Whether a statement has an arrow function: (n) => and n =>; not "type" => and :type =>.
[[nodiscard]] bool HasArrow(std::string_view statement);

// Whether a variable may hold a key, which must not become a part of the body, which is shown.
[[nodiscard]] bool MayHoldKey(std::string_view name);

// The variables with one value throughout: set once, never changed, and not also the name of a
// parameter of a function or loop.
class ConstantVariables {
 public:
  explicit ConstantVariables(std::string_view code) : code_(code), language_(GuessLanguage(code)) {}

  // The text of the value that the code sets a variable to before its suffix `rest`; empty if that
  // is not known. The first call reads the whole code. The total length of all results is limited,
  // so variables made of variables cannot grow without end.
  [[nodiscard]] std::string_view ValueOf(std::string_view name, std::string_view rest);

  // The language of the code.
  [[nodiscard]] Language language() const { return language_; }

 private:
  struct Variable {
    std::string_view name;
    std::string_view value;  // empty if it is not known
  };

  void Collect();
  void Add(const Variable& variable);
  [[nodiscard]] Variable* Find(std::string_view name);

  std::string_view code_;
  Language language_;
  bool collected_ = false;
  std::size_t asked_ = 0;
  std::size_t given_ = 0;  // the total length of the results so far
  std::vector<Variable> variables_;
};

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_VARIABLES_H_
