#include "analysis/cli/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "analysis/table/grid.hpp"
#include "analysis/table/numbers.hpp"

namespace backchannel {
namespace {

constexpr std::chrono::milliseconds kLiveEvery{100};
constexpr std::chrono::seconds kLineEvery{10};

bool is_live_terminal() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) != 0 && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

/// A line that wraps could not be erased, so it is cut to the screen.
std::string fitted(std::string text) {
  winsize size{};
  std::size_t columns = 80;
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1) columns = size.ws_col;
  while (width_of(text) >= columns) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
      text.pop_back();
    if (!text.empty()) text.pop_back();
  }
  return text;
}

std::string duration_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.1f} s", seconds);
  if (seconds < 5400) return fmt::format("{:.1f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

/// Nobody can be told if standard error itself is gone.
void put(const std::string& text) {
  [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(std::uint64_t runs, bool quiet)
    : runs_(runs), quiet_(quiet), live_(is_live_terminal()), start_(Clock::now()), last_(start_) {}

Progress::~Progress() { finish(); }

std::string Progress::line(std::uint64_t done, double seconds) const {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string text = fmt::format("{} of {} runs, {:.0f} %", grouped(done), grouped(runs_),
                                 100 * static_cast<double>(done) / static_cast<double>(runs_));
  if (rate > 0)
    text += fmt::format(", {} runs/s, {} left", grouped(static_cast<std::uint64_t>(rate)),
                        duration_text(static_cast<double>(runs_ - done) / rate));
  return text;
}

void Progress::show(std::uint64_t done, const std::function<std::string()>& estimate) {
  if (quiet_) return;
  const Clock::time_point now = Clock::now();
  const auto every = live_ ? Clock::duration(kLiveEvery) : Clock::duration(kLineEvery);
  if (now - last_ < every) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const std::string text = line(done, seconds) + "; " + estimate();
  put(live_ ? "\r" + fitted(text) + "\033[K" : "backchannel: " + text + "\n");
  standing_ = live_;
}

void Progress::finish() {
  if (standing_) put("\r\033[K");
  standing_ = false;
}

}  // namespace backchannel
