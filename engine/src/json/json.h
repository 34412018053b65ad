#ifndef SIPATTACH_JSON_JSON_H_
#define SIPATTACH_JSON_JSON_H_

// The JSON values of drafts, contexts and bodies. nlohmann/json parses the text (json_parser.cc)
// into this small value type: the engine needs little of a document model, and browsers download
// every byte of its code.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sipattach {

// A JSON value (RFC 8259). Members keep the order in which they were written. A number that is not
// a 64-bit integer is kept as its text, so it is sent as it was written.
class Json {
 public:
  enum class Kind : std::uint8_t { kNull, kBoolean, kInteger, kNumber, kString, kArray, kObject };

  using Elements = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Members = std::vector<Member>;

  // Values convert implicitly. Copying, moving and destroying are defined out of line: each is a
  // lot of code, with hundreds of callers.
  Json();
  Json(std::nullptr_t) : Json() {}
  Json(std::same_as<bool> auto value) : Json() { value_ = value; }
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) Json(Integer number) : Json() {
    value_ = static_cast<std::int64_t>(number);
  }
  Json(std::string text);
  Json(std::string_view text) : Json(std::string(text)) {}
  Json(const char* text) : Json(std::string_view(text)) {}
  Json(const std::vector<std::string>& texts);
  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(const Json& other);
  Json& operator=(Json&& other) noexcept;
  ~Json();

  [[nodiscard]] static Json array(Elements elements = {});
  [[nodiscard]] static Json object(std::initializer_list<Member> members = {});
  // Precondition: `digits` is a number in JSON's grammar.
  [[nodiscard]] static Json number(std::string digits);

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(value_.index()); }
  [[nodiscard]] bool is_null() const { return kind() == Kind::kNull; }
  [[nodiscard]] bool is_boolean() const { return kind() == Kind::kBoolean; }
  [[nodiscard]] bool is_integer() const { return kind() == Kind::kInteger; }
  [[nodiscard]] bool is_number() const { return is_integer() || kind() == Kind::kNumber; }
  [[nodiscard]] bool is_string() const { return kind() == Kind::kString; }
  [[nodiscard]] bool is_array() const { return kind() == Kind::kArray; }
  [[nodiscard]] bool is_object() const { return kind() == Kind::kObject; }

  // Precondition of each: the value has that kind.
  [[nodiscard]] bool boolean() const { return *std::get_if<bool>(&value_); }
  [[nodiscard]] std::int64_t integer() const { return *std::get_if<std::int64_t>(&value_); }
  [[nodiscard]] const std::string& text() const { return *std::get_if<std::string>(&value_); }
  [[nodiscard]] const Elements& elements() const { return *std::get_if<Elements>(&value_); }
  [[nodiscard]] Elements& elements() { return *std::get_if<Elements>(&value_); }
  [[nodiscard]] const Members& members() const { return *std::get_if<Members>(&value_); }
  [[nodiscard]] Members& members() { return *std::get_if<Members>(&value_); }

  // A number as it was written. Precondition: is_number().
  [[nodiscard]] std::string digits() const;

  // The elements of an array; any other kind has none.
  [[nodiscard]] const Json* begin() const;
  [[nodiscard]] const Json* end() const { return begin() + (is_array() ? elements().size() : 0); }
  // The number of elements or members; 0 for any other kind.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }
  // Precondition: is_array() and index < size().
  [[nodiscard]] const Json& operator[](std::size_t index) const { return elements()[index]; }

  // Precondition: is_array().
  void push_back(Json element) { elements().push_back(std::move(element)); }
  // The member of that name, added as null if there is none; linear. Precondition: is_object().
  Json& operator[](std::string_view name);
  // Precondition: is_object().
  void erase(std::string_view name);

  // The order of members does not matter.
  [[nodiscard]] bool operator==(const Json& other) const;

 private:
  struct Digits {
    std::string text;
    bool operator==(const Digits&) const = default;
  };

  // In the order of Kind.
  std::variant<std::nullptr_t, bool, std::int64_t, Digits, std::string, Elements, Members> value_;
};

// The first member of that name, or null if there is none or `value` is not an object.
[[nodiscard]] const Json* Find(const Json& value, std::string_view name);
// The same, or null if it is the value null, which counts as not given.
[[nodiscard]] const Json* FindGiven(const Json& value, std::string_view name);

// The position of that member, or size() if there is none. The search begins at `from` and wraps
// around: a caller that looks up members in order begins at the last one found, and so passes over
// an object of thousands of members only once. Precondition: `object` is an object.
[[nodiscard]] std::size_t FindPosition(const Json& object, std::string_view name, std::size_t from);

// The text of a string value. Precondition: is_string().
[[nodiscard]] inline std::string_view Text(const Json& value) { return value.text(); }

// "a string", "a number", "an object", … for messages.
[[nodiscard]] std::string_view TypeWithArticle(const Json& value);

}  // namespace sipattach

#endif  // SIPATTACH_JSON_JSON_H_
