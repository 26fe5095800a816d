#pragma once

/// Ctrl-C asks for an end after the current batch; a second one ends at once.

namespace backchannel {

/// From here on SIGINT and SIGTERM are noted instead of fatal, once each.
void watch_for_interrupts();
/// A reader that leaves becomes an error of the write, which is where it can be understood.
void ignore_broken_pipes();
/// A file that would grow beyond what `ulimit -f` allows becomes an error of the write as well.
void ignore_size_limits();
/// The signal that came, or 0.
int interrupted_by();

}  // namespace backchannel
