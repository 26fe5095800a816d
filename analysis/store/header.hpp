#pragma once

/// The counter in the header of an SQLite file, which tells how often it was changed.
///
/// It is the only thing in a store that depends on how its rows were divided into transactions, and
/// so on when it was killed or how fast the machine was. Bytes 24 to 27 hold it, bytes 92 to 95
/// the count for which the size at bytes 28 to 31 holds; the format is fixed for good (SQLite,
/// "Database File Format", sections 1.3.7 and 1.3.16). Both are set to 1, in one write.
/// A reader that has the file open meanwhile would believe its old pages; nobody has, since the
/// writer held it locked until just before.

#include <string>

namespace backchannel {

/// Sets it to 1; StoreError if the file cannot be written. To be called when nobody has it open.
void set_counter(const std::string& path);

}  // namespace backchannel
