// Pages as files: what may run in them, what their data may not do, and that they stay the same.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "analysis/language/language.hpp"
#include "analysis/report/page.hpp"

namespace backchannel {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

class PageTest : public ::testing::TestWithParam<Page> {
 protected:
  void SetUp() override {
    if (!has_pages()) GTEST_SKIP() << NoPages().what();
  }
};
INSTANTIATE_TEST_SUITE_P(Both, PageTest, ::testing::Values(Page::report, Page::walk));

TEST(ScriptSafe, LeavesNothingThatCouldEndAnElementOrALine) {
  const std::string hostile =
      "</script><script>alert(1)</script><!-- & \xE2\x80\xA8 \xE2\x80\xA9 ]]> \"'";
  const std::string safe = script_safe(Json{{hostile, hostile}});
  for (const char* part : {"<", ">", "&", "\xE2\x80\xA8", "\xE2\x80\xA9"})
    EXPECT_THAT(safe, Not(HasSubstr(part))) << part;
  EXPECT_EQ(Json::parse(safe), (Json{{hostile, hostile}}));
}

TEST(ScriptSafe, MakesUtf8OfWhatIsNot) {
  EXPECT_EQ(Json::parse(script_safe(Json("a\xFFz"))).get<std::string>(), "a\xEF\xBF\xBDz");
}

TEST_P(PageTest, AdmitsItsOwnScriptAndStyleAndNothingElse) {
  const std::string html = page(GetParam(), "en", Json{{"title", "T"}});
  const PageParts& parts = GetParam() == Page::report ? kReportParts : kWalkParts;
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, HasSubstr("script-src '" + std::string(parts.script_hash) + "'"));
  EXPECT_THAT(html, HasSubstr("style-src '" + std::string(parts.style_hash) + "'"));
  EXPECT_THAT(html, HasSubstr("<script>" + std::string(parts.script) + "</script>"));
  EXPECT_THAT(html, HasSubstr("<style>" + std::string(parts.style) + "</style>"));
  EXPECT_THAT(html, Not(HasSubstr("unsafe-")));
  EXPECT_EQ(times(html, "<script"), 3U) << "the data, their words in other languages, the script";
  EXPECT_EQ(times(html, "</script"), 3U);
  EXPECT_THAT(html, Not(HasSubstr(" src=")));
}

TEST_P(PageTest, HasTheSameBytesForTheSameData) {
  const Json data{{"title", "T"}, {"runs", 3}};
  EXPECT_EQ(page(GetParam(), "fa", data), page(GetParam(), "fa", data));
}

TEST_P(PageTest, BringsTheWordsThatItsDataSayAndNoOthers) {
  const Json data{{"title", "T"},
                  {"x", {{{"y", "managed_deadlock"}, {"z", "</script><b>nobody's"}}}},
                  {"w", "regional war"}};
  const std::string html = page(GetParam(), "en", data);
  const std::string before = "id=\"words\">";
  const std::size_t at = html.find(before) + before.size();
  const Json words = Json::parse(html.substr(at, html.find("</script>", at) - at));
  const Language arabic(Tongue::arabic);
  const Language persian(Tongue::persian);
  EXPECT_EQ(words["regional war"],
            (Json{arabic.word("regional war"), persian.word("regional war")}));
  EXPECT_TRUE(words.contains("outcome: managed deadlock"));
  for (const auto& [english, translations] : words.items()) {
    EXPECT_EQ(translations.size(), kTongues.size() - 1) << english;
    EXPECT_TRUE(english == "regional war" || english == "outcome: managed deadlock" ||
                english == "managed deadlock" || english == "title")
        << english;
  }
}

TEST_P(PageTest, BeginsInItsLanguageAndDirection) {
  EXPECT_THAT(page(GetParam(), "en", Json::object()), HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
  EXPECT_THAT(page(GetParam(), "ar", Json::object()), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
  EXPECT_THAT(page(GetParam(), "fa", Json::object()), HasSubstr("<html lang=\"fa\" dir=\"rtl\">"));
}

TEST_P(PageTest, ATitleIsText) {
  const std::string html = page(GetParam(), "en", Json{{"title", "</title><b>&amp;"}});
  EXPECT_THAT(html, HasSubstr("<title>&lt;/title>&lt;b>&amp;amp;</title>"));
}

TEST(Pages, TheOneRunToWalkThroughCarriesNoCharts) {
  if (!has_pages()) GTEST_SKIP() << NoPages().what();
  EXPECT_LT(kWalkParts.script.size(), 300'000U);
}

}  // namespace
}  // namespace backchannel
