#include "analysis/report/page.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>
#include <utility>

#include "analysis/language/language.hpp"

namespace backchannel {
namespace {

const PageParts& parts_of(Page kind) { return kind == Page::report ? kReportParts : kWalkParts; }

/// Text of a title: nothing in it is markup.
std::string as_text(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<')
      safe += "&lt;";
    else if (c == '&')
      safe += "&amp;";
    else
      safe += c;
  }
  return safe;
}

std::string title_of(const nlohmann::ordered_json& data) {
  const auto title = data.find("title");
  if (title != data.end() && title->is_object()) return title->value("en", "backchannel");
  return title != data.end() && title->is_string() ? title->get<std::string>() : "backchannel";
}

bool goes_right_to_left(std::string_view language) { return language == "ar" || language == "fa"; }

std::string policy_of(const PageParts& parts) {
  return fmt::format("default-src 'none'; script-src '{}'; style-src '{}'; img-src data: blob:; "
                     "base-uri 'none'; form-action 'none'",
                     parts.script_hash, parts.style_hash);
}

void gather_texts(const nlohmann::ordered_json& data, std::set<std::string>& texts) {
  if (data.is_string()) texts.insert(data.get<std::string>());
  if (data.is_object())
    for (const auto& [key, value] : data.items()) texts.insert(key);
  if (data.is_structured())
    for (const auto& value : data) gather_texts(value, texts);
}

/// Of all that the data say, what is said otherwise elsewhere: `{"late": ["…", "…"]}`, Arabic and
/// Farsi. Names may be told as people say them, and those of outcomes have entries of their own.
nlohmann::ordered_json words_for(const nlohmann::ordered_json& data) {
  std::set<std::string> texts;
  gather_texts(data, texts);
  std::map<std::string, std::vector<std::string>> words;
  const auto look_up = [&](const std::string& english) {
    std::vector<std::string> translations;
    for (std::size_t i = 1; i < kTongues.size(); ++i)
      translations.push_back(Language(kTongues[i]).word(english));
    if (translations != std::vector(translations.size(), english)) words[english] = translations;
  };
  for (const std::string& text : texts) {
    look_up(text);
    look_up(spoken(text));
    look_up("outcome: " + spoken(text));
  }
  return words;
}

}  // namespace

NoPages::NoPages()
    : std::runtime_error(
          "this backchannel was built without its pages, for Node.js or npm was missing or could "
          "not fetch what package-lock.json names — install nodejs and npm (apt-get install "
          "--no-install-recommends nodejs npm), remove the build folder, and build again") {}

bool has_pages() { return !kReportParts.script.empty(); }

std::string script_safe(const nlohmann::ordered_json& data) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEscapes = {
      {{"<", "\\u003c"},
       {">", "\\u003e"},
       {"&", "\\u0026"},
       {"\xE2\x80\xA8", "\\u2028"},
       {"\xE2\x80\xA9", "\\u2029"}}};
  const std::string json =
      data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    std::size_t taken = 1;
    std::string_view written(&json[at], 1);
    for (const auto& [raw, escaped] : kEscapes) {
      if (json.compare(at, raw.size(), raw) != 0) continue;
      taken = raw.size();
      written = escaped;
    }
    safe += written;
    at += taken;
  }
  return safe;
}

std::string page(Page kind, std::string_view language, const nlohmann::ordered_json& data) {
  if (!has_pages()) throw NoPages();
  const PageParts& parts = parts_of(kind);
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n<title>",
      language, goes_right_to_left(language) ? "rtl" : "ltr", policy_of(parts));
  html += as_text(title_of(data));
  html += "</title>\n<style>";
  html += parts.style;
  html += "</style>\n</head>\n<body>\n<noscript>This page draws itself with a script that is part "
          "of it. Please allow scripts for this file.</noscript>\n"
          "<script type=\"application/json\" id=\"data\">";
  html += script_safe(data);
  html += "</script>\n<script type=\"application/json\" id=\"words\">";
  html += script_safe(words_for(data));
  html += "</script>\n<script>";
  html += parts.script;
  html += "</script>\n</body>\n</html>\n";
  return html;
}

}  // namespace backchannel
