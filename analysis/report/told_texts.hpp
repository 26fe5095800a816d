#pragma once

/// The sentences of a page, each once: a story says the same thing many times, and a page says it
/// in several languages.

#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "analysis/language/language.hpp"

namespace backchannel {

/// Takes sentences, and hands out the number under which the page finds each.
class ToldTexts {
 public:
  /// `by_language` is `{"en": …, "ar": …}`.
  int add(nlohmann::ordered_json by_language) {
    const auto [place, is_new] =
        numbers_.try_emplace(by_language.dump(), static_cast<int>(list_.size()));
    if (is_new) list_.push_back(std::move(by_language));
    return place->second;
  }
  /// What `say` says in each of our languages, given the language.
  template <class Say>
  int add_in_each(const Say& say) {
    nlohmann::ordered_json all;
    for (const Tongue tongue : kTongues) all[std::string(name_of(tongue))] = say(tongue);
    return add(std::move(all));
  }
  const nlohmann::ordered_json& list() const { return list_; }

 private:
  std::map<std::string, int> numbers_;
  nlohmann::ordered_json list_ = nlohmann::ordered_json::array();
};

}  // namespace backchannel
