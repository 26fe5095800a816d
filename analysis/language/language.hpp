#pragma once

/// What is told to people, in the language they asked for: English, Arabic or Farsi.
///
/// The English sentence in the sources is the key, so English needs no dictionary and cannot come
/// out otherwise than it stands there. Arabic and Farsi are looked up in `ar.json` and `fa.json`
/// beside this file, which are embedded when the program is built: flat JSON objects,
///
///     "adds a tranche of {} to {}": "إضافة شريحة قدرها {0} إلى {1}"
///
/// where a translation may name its places by number, since the order of words differs. What has no
/// entry is told in English; a test reads all sources and demands an entry for each sentence.
///
///     language.say("adds a tranche of {} to {}", size, name)    a sentence of ours
///     language.say(late ? phrase("too late") : phrase("in time"))
///     language.word("trust in the operator")                    a name the model gives
///     language.word("outcome", "strikes")                       one that is more than one thing
///     language.name("gulf_states")                              a name of the scenario, translated
///                                                               in its `translations:` or as it is
///
/// Digits are Western and dates ISO in every language: they are read beside files, commands and
/// figures that have them so. Arabic and Farsi run from right to left; names, signed numbers,
/// dates and commands within them are enclosed in isolates (U+2068, U+2069; Unicode Standard Annex
/// 9), so that none is torn apart or turned around. Sentences are phrased so that no plural and no
/// gender of an actor is needed: Arabic tells deeds by their verbal nouns.
///
/// What is left out: what is told to whoever mends a file (mistakes, `--help`, `explain`), and the
/// keys and values of files, which programs read.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "sim/scenario/scenario.hpp"

namespace backchannel {

enum class Tongue : std::uint8_t { english, arabic, persian };
template <>
struct Names<Tongue> {
  static constexpr std::string_view of[] = {"en", "ar", "fa"};
};

/// All of them, English first.
inline constexpr std::array kTongues{Tongue::english, Tongue::arabic, Tongue::persian};

/// A sentence of ours, or a part of one, as it stands in the sources.
struct Phrase {
  std::string_view english;
};

/// Marks a sentence that is chosen before it is said, so that the test finds it.
template <std::size_t N>
constexpr Phrase phrase(const char (&english)[N]) {
  return {std::string_view(english, N - 1)};
}

/// `as_far_as` → `as far as`.
std::string spoken(std::string_view name);

/// Cheap to copy. The scenario whose names it knows must outlive it.
class Language {
 public:
  Language() = default;  ///< English
  explicit Language(Tongue tongue) : tongue_(tongue) {}
  Language(Tongue tongue, const Scenario& scenario);
  /// The same language, with the names of this scenario.
  Language of(const Scenario& scenario) const { return {tongue_, scenario}; }

  Tongue tongue() const { return tongue_; }
  bool is_english() const { return tongue_ == Tongue::english; }
  /// `en`, `ar`, `fa`.
  std::string_view code() const { return name_of(tongue_); }

  template <std::size_t N, class... Values>
  std::string say(const char (&english)[N], const Values&... values) const {
    return filled(translated({english, N - 1}), {inserted(values)...});
  }
  template <class... Values>
  std::string say(Phrase phrase, const Values&... values) const {
    return filled(translated(phrase.english), {inserted(values)...});
  }
  /// A name that the model gives: a term of a reason, a class, a kind of letter.
  std::string word(std::string_view english) const { return std::string(translated(english)); }
  /// The same where one English word stands for two things; the key is `outcome: strikes`.
  std::string word(std::string_view kind, std::string_view english) const;
  /// A name of the scenario, with its underscores as blanks where nothing translates it.
  std::string name(std::string_view name) const;
  /// The same for names that are told letter by letter as they are written: those of arms.
  std::string label(std::string_view name) const;
  /// Whether the scenario translates it.
  bool knows(std::string_view name) const;

  std::string title(const Scenario& scenario) const;
  /// A part of the scenario's translation; empty where there is none.
  std::string words(std::string Translation::*part) const {
    return translation_ == nullptr ? "" : translation_->*part;
  }
  /// What an arm, a line of the script, a hazard or a reaction of this name says.
  std::string says(std::string_view name, std::string_view english) const;

  /// A command behind a sentence that announces it. Among words that run from right to left it
  /// has a line of its own, for isolates around it would be copied with it.
  std::string announced(std::string_view command) const;
  /// Enclosed against its surroundings, where those run the other way.
  std::string isolated(std::string_view text) const;

 private:
  std::string_view translated(std::string_view english) const;
  std::string filled(std::string_view text, std::initializer_list<std::string> values) const;
  template <class Value>
  std::string inserted(const Value& value) const {
    return isolated(fmt::format("{}", value));
  }

  Tongue tongue_ = Tongue::english;
  const Translation* translation_ = nullptr;
};

/// A dictionary as it is embedded, for the pages and the tests: a flat JSON object, as text.
std::string dictionary_text(Tongue tongue);

}  // namespace backchannel
