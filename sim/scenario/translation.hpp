#pragma once

/// The words of a scenario in another language: its title and question, and the names in it.
///
///     translations:
///       ar:
///         title: خط هادئ
///         names: {north: الشمال}
///         says: {a line of the script: ما تقوله}
///
/// Our own sentences are translated elsewhere (analysis/language/); a scenario brings its own words
/// because only whoever wrote it knows them. Nothing here moves a number, so none of it counts for
/// the hash of a scenario. What is not translated stays as it is written.
/// What is left out: the words of `documented:`, of roles and of laboratories.

#include <string>
#include <string_view>

#include "sim/parameters/fields.hpp"

namespace backchannel {

/// Into which languages a scenario may be translated: Arabic and Farsi.
inline constexpr std::string_view kTranslatable[] = {"ar", "fa"};

struct Translation {
  std::string title;
  std::string asks;
  std::string how_it_works;
  Named<std::string> names;
  Named<std::string> says;

  void fields(auto& visit) {
    visit(Field{"title", "the title", "model §15"}, title);
    visit(Field{"asks", "the question it asks", "model §15"}, asks);
    visit(Field{"how_it_works", "what happens in it, in words", "model §15"}, how_it_works);
    visit(Field{"names", "by name: of an actor, a channel, an issue, an instrument, a rung, a "
                "question or an option of procedure, an arm", "model §15"}, names);
    visit(Field{"says", "by name: what an arm, a line of the script, a hazard or a reaction says",
                "model §15"}, says);
  }
};

}  // namespace backchannel
