#include "analysis/cli/interrupt.hpp"

#include <csignal>

namespace backchannel {
namespace {

volatile std::sig_atomic_t noted_signal = 0;

extern "C" void note_signal(int signal) { noted_signal = signal; }

}  // namespace

void watch_for_interrupts() {
  struct sigaction noting = {};
  noting.sa_handler = note_signal;
  // The handler serves once: the second Ctrl-C finds the usual, fatal one.
  noting.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&noting.sa_mask);
  sigaction(SIGINT, &noting, nullptr);
  sigaction(SIGTERM, &noting, nullptr);
}

void ignore_broken_pipes() { std::signal(SIGPIPE, SIG_IGN); }

void ignore_size_limits() { std::signal(SIGXFSZ, SIG_IGN); }

int interrupted_by() { return noted_signal; }

}  // namespace backchannel
