#pragma once

/// The ledger of evidence beside the scenarios, read in the plain form it is kept in.
///
/// `evidence.yaml` is a flat list, one `key: value` a line. Reading 400 entries through the YAML
/// parser took longer than everything else at start-up together (about 40 ms of 60), and nobody
/// edits the ledger as they edit a scenario, so its lines are read as they stand. A test holds this
/// reader against the parser on the committed ledger. Left out: anything but ids, facts, documents
/// and titles; block texts; comments at the end of a line.

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/study.hpp"

namespace backchannel {

/// Every entry of a ledger's text, with the titles of its documents in place of their ids.
Evidence read_ledger(std::string_view text);

/// A file of this name that stands beside a scenario file or in one of the two folders above it;
/// an empty path if there is none.
std::string find_beside(const std::string& scenario_file, std::string_view name);

/// The entries that a text names, in the order in which it does.
std::vector<const Evidence::Entry*> cited(std::string_view source, const Evidence& evidence);

/// The ledger that stands beside a scenario file or in one of the two folders above it, and the
/// rows of theory beside that; empty if there is none.
Evidence find_ledger(const std::string& scenario_file);

}  // namespace backchannel
