#pragma once

/// The sentences of a page, each once: a story says the same thing many times, and a page says it
/// in several languages.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/language/language.hpp"

namespace backchannel {

/// Takes sentences, and hands out the number under which the page finds each.
class ToldTexts {
 public:
  /// `say(i)` tells it in the i-th language, the first of which is English. What is the same as in
  /// English is left out, and the page falls back to it.
  template <class Say>
  int add(const std::vector<Language>& languages, const Say& say) {
    nlohmann::ordered_json text;
    const std::string english = say(std::size_t{0});
    text["en"] = english;
    for (std::size_t i = 1; i < languages.size(); ++i) {
      std::string other = say(i);
      if (other != english) text[std::string(languages[i].code())] = std::move(other);
    }
    const auto [place, is_new] = numbers_.try_emplace(text.dump(), static_cast<int>(list_.size()));
    if (is_new) list_.push_back(std::move(text));
    return place->second;
  }
  const nlohmann::ordered_json& list() const { return list_; }

 private:
  std::map<std::string, int> numbers_;
  nlohmann::ordered_json list_ = nlohmann::ordered_json::array();
};

}  // namespace backchannel
