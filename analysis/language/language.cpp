#include "analysis/language/language.hpp"

#include <fmt/args.h>

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "analysis/language/dictionaries.hpp"
#include "analysis/language/width.hpp"

namespace backchannel {
namespace {

constexpr std::string_view kIsolate = "\u2068";
constexpr std::string_view kEndOfIsolate = "\u2069";

using Dictionary = std::map<std::string, std::string, std::less<>>;

Dictionary dictionary_of(Tongue tongue) {
  return nlohmann::json::parse(dictionary_text(tongue)).get<Dictionary>();
}

const Dictionary& dictionary(Tongue tongue) {
  static const Dictionary kArabic = dictionary_of(Tongue::arabic);
  static const Dictionary kPersian = dictionary_of(Tongue::persian);
  return tongue == Tongue::arabic ? kArabic : kPersian;
}

/// The characters of UTF-8 text, one after the other; what is no UTF-8 counts as it stands.
class Characters {
 public:
  explicit Characters(std::string_view text) : text_(text) {}

  bool next(char32_t& character) {
    if (at_ >= text_.size()) return false;
    const auto first = static_cast<unsigned char>(text_[at_++]);
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    character = more == 0 ? first : first & (0x3FU >> more);
    for (int i = 0; i < more && at_ < text_.size(); ++i)
      character = character << 6U | (static_cast<unsigned char>(text_[at_++]) & 0x3FU);
    return true;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_right_to_left(char32_t character) {
  return (character >= 0x0590 && character <= 0x08FF) ||
         (character >= 0xFB1D && character <= 0xFEFC);
}

/// Vowel marks, joiners and what steers direction take no column of their own.
bool takes_no_column(char32_t character) {
  return (character >= 0x200B && character <= 0x200F) ||
         (character >= 0x2066 && character <= 0x2069) ||
         (character >= 0x064B && character <= 0x0652);
}

}  // namespace

std::string spoken(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

Language::Language(Tongue tongue, const Scenario& scenario) : tongue_(tongue) {
  const int at = scenario.translations.find(code());
  if (!is_english() && at >= 0) translation_ = &scenario.translations[static_cast<std::size_t>(at)];
}

std::string_view Language::translated(std::string_view english) const {
  if (is_english()) return english;
  const Dictionary& known = dictionary(tongue_);
  const auto found = known.find(english);
  return found == known.end() ? english : std::string_view(found->second);
}

std::string Language::word(std::string_view kind, std::string_view english) const {
  const std::string key = fmt::format("{}: {}", kind, english);
  const std::string_view found = translated(key);
  return std::string(found == key ? english : found);
}

std::string Language::filled(std::string_view text,
                             std::initializer_list<std::string> values) const {
  if (values.size() == 0) return std::string(text);
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& value : values) store.push_back(std::cref(value));
  return fmt::vformat(text, store);
}

bool Language::knows(std::string_view name) const {
  return translation_ != nullptr && translation_->names.find(name) >= 0;
}

std::string Language::label(std::string_view name) const {
  if (!knows(name)) return isolated(name);
  return translation_->names[static_cast<std::size_t>(translation_->names.find(name))];
}

std::string Language::name(std::string_view name) const {
  return knows(name) ? label(name) : isolated(spoken(name));
}

std::string Language::title(const Scenario& scenario) const {
  if (translation_ == nullptr || translation_->title.empty()) return scenario.title;
  return translation_->title;
}

std::string Language::says(std::string_view name, std::string_view english) const {
  const int at = translation_ == nullptr ? -1 : translation_->says.find(name);
  if (at < 0) return std::string(english);
  return translation_->says[static_cast<std::size_t>(at)];
}

std::string Language::announced(std::string_view command) const {
  return fmt::format("{}{}\n", is_english() ? " " : "\n", command);
}

std::string Language::isolated(std::string_view text) const {
  if (is_english() || text.empty()) return std::string(text);
  // Whole numbers and words of the language itself go with their surroundings as they are.
  if (text.find_first_not_of("0123456789") == std::string_view::npos) return std::string(text);
  Characters characters(text);
  for (char32_t character = 0; characters.next(character);)
    if (is_right_to_left(character)) return std::string(text);
  if (text.starts_with(kIsolate) && text.ends_with(kEndOfIsolate)) return std::string(text);
  return fmt::format("{}{}{}", kIsolate, text, kEndOfIsolate);
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  Characters characters(text);
  for (char32_t character = 0; characters.next(character);) width += !takes_no_column(character);
  return width;
}

std::string dictionary_text(Tongue tongue) {
  std::string text;
  if (tongue == Tongue::english) return "{}";
  for (const char* line : tongue == Tongue::arabic ? arabic_lines() : persian_lines()) {
    text += line;
    text += '\n';
  }
  return text;
}

}  // namespace backchannel
