#ifndef SIPATTACH_CURL_PROGRAM_VARIABLES_H_
#define SIPATTACH_CURL_PROGRAM_VARIABLES_H_

// What a program does with its variables, as far as its statements tell.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sipattach {

// A set of names. One that was taken out stays, marked: a tree that shrinks costs a kilobyte of
// code.
class Names {
 public:
  void insert(std::string name) {
    unsigned& is_in = names_[std::move(name)];
    count_ += 1 - is_in;
    is_in = 1;
  }
  [[nodiscard]] bool contains(const std::string& name) const {
    const auto found = names_.find(name);
    return found != names_.end() && found->second == 1;
  }
  // Whether it was there.
  bool erase(const std::string& name) {
    if (!contains(name)) return false;
    names_[name] = 0;
    --count_;
    return true;
  }
  [[nodiscard]] bool empty() const { return count_ == 0; }

 private:
  std::map<std::string, unsigned> names_;
  std::size_t count_ = 0;
};

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
