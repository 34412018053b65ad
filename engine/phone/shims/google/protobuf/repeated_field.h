#ifndef SIPATTACH_PHONE_SHIMS_GOOGLE_PROTOBUF_REPEATED_FIELD_H_
#define SIPATTACH_PHONE_SHIMS_GOOGLE_PROTOBUF_REPEATED_FIELD_H_

// The two list types of protobuf, as far as libphonenumber uses them.

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace google {
namespace protobuf {

// A short list of small integers that copies without allocating: libphonenumber copies the possible
// lengths of a number for every test. It ignores elements beyond its capacity, which is twice the
// number of lengths that exist.
template <typename T>
class RepeatedField {
 public:
  using iterator = T*;
  using const_iterator = const T*;

  RepeatedField() = default;
  RepeatedField(const RepeatedField& other) { *this = other; }
  RepeatedField& operator=(const RepeatedField& other) {
    size_ = other.size_;
    std::copy_n(other.values_.data(), size_, values_.data());
    return *this;
  }

  int size() const { return static_cast<int>(size_); }
  T Get(int i) const { return i >= 0 && i < size() ? values_[static_cast<size_t>(i)] : T(-1); }
  void Add(T value) {
    if (size_ < values_.size()) values_[size_++] = value;
  }
  void MergeFrom(const RepeatedField& other) {
    for (const T value : other) Add(value);
  }

  iterator begin() { return values_.data(); }
  iterator end() { return values_.data() + size_; }
  const_iterator begin() const { return values_.data(); }
  const_iterator end() const { return values_.data() + size_; }

 private:
  static constexpr std::size_t kCapacity = 40;
  std::size_t size_ = 0;
  // Not initialised beyond size_.
  std::array<T, kCapacity> values_;
};

// A list whose copies share their elements until one of them adds: libphonenumber copies the whole
// list of formats for every number that it formats.
template <typename T>
class RepeatedPtrField {
 public:
  using const_iterator = typename std::vector<T>::const_iterator;

  int size() const { return values_ ? static_cast<int>(values_->size()) : 0; }
  const T& Get(int i) const { return (*values_)[static_cast<size_t>(i)]; }
  T* Add() {
    if (!values_) {
      values_ = std::make_shared<std::vector<T>>();
    } else if (values_.use_count() > 1) {
      values_ = std::make_shared<std::vector<T>>(*values_);
    }
    return &values_->emplace_back();
  }

  const_iterator begin() const { return values_ ? values_->begin() : const_iterator(); }
  const_iterator end() const { return values_ ? values_->end() : const_iterator(); }

 private:
  std::shared_ptr<std::vector<T>> values_;
};

}  // namespace protobuf
}  // namespace google

#endif  // SIPATTACH_PHONE_SHIMS_GOOGLE_PROTOBUF_REPEATED_FIELD_H_
