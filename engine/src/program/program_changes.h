#ifndef SIPATTACH_PROGRAM_PROGRAM_CHANGES_H_
#define SIPATTACH_PROGRAM_PROGRAM_CHANGES_H_

// Tells which statements change a value, and which only look at it or hand it on. Everything here
// is linear in the statement.

#include <cstddef>
#include <string_view>

#include "program/program_variables.h"

namespace sipattach {

// Adds the variables that the statement changes, or takes into another object. If what the
// statement makes is used, it also counts as a change that it makes something else of them:
// build(body), body | {"type": "inbound"}, body.except(:type).
void AddChanged(std::string_view statement, bool is_used, Names& changed);

// Whether the statement makes something else of the object from `begin` to `end` in it:
// omit({…}, "type"), {…}.except(:type). If what it makes is not used, it must change the object.
[[nodiscard]] bool IsAltered(std::string_view statement, std::size_t begin, std::size_t end,
                             bool is_used = true);

// Whether the statement changes nothing of the variable that it begins with: body.forEach(print).
[[nodiscard]] bool OnlyReads(std::string_view statement);

// If the statement gives a part of a variable another name, as d = body["directions"][0] and
// for d in body["directions"] do, and that name is in the set, adds the variable to it.
void AddAliased(std::string_view statement, Names& changed);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_CHANGES_H_
