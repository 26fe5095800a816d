#pragma once

/// One page as one file that opens by a double click and asks the network for nothing.
///
/// A page is a shell, its style, its data and its script. The sources of scripts and styles are in
/// pages/; they are bundled when the program is built, if Node.js and npm are there, and stand in
/// the program as bytes. A policy in the page admits these very bytes, by SHA-256, and nothing
/// else: no other script, no request, no frame (W3C, Content Security Policy Level 3). Data are not
/// run: they are JSON in which no `<` is left as such, so that no text of a scenario can end the
/// element it stands in, and the scripts put text into the page as text.
///
/// The same data make the same bytes.

#include <stdexcept>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace backchannel {

enum class Page {
  report,  ///< what became of many runs
  walk     ///< one run to walk through
};

/// What the build makes of pages/: a script, a sheet of style, and what a policy calls them.
struct PageParts {
  std::string_view script;
  std::string_view script_hash;  ///< `sha256-…`
  std::string_view style;
  std::string_view style_hash;
};
extern const PageParts kReportParts;
extern const PageParts kWalkParts;

/// The program was built without Node.js; says what to do about it.
struct NoPages : std::runtime_error {
  NoPages();
};
/// Whether pages can be made; whoever needs one asks before it does long work.
bool has_pages();

/// The page that shows `data`, whose `title`, if it is a string, is the title of the page.
/// `language` is a code such as `en`, `ar`, `fa`; readers may choose another. Throws NoPages.
std::string page(Page kind, std::string_view language, const nlohmann::ordered_json& data);

/// JSON that may stand inside a script element: `<`, `>`, `&` and the two separators that old
/// scripts took for ends of lines are written as \uXXXX; text that is no UTF-8 is made so.
std::string script_safe(const nlohmann::ordered_json& data);

}  // namespace backchannel
