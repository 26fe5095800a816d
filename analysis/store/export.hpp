#pragma once

/// A store as other programs take it, one row a run, by rising id.
///
///     csv, jsonl   the rows as `run --rows` writes them (table/row_text.hpp)
///     ema     what EMA Workbench's `load_results` reads (2.x and later): a tar.gz with
///             experiments.csv, metadata.json and one file for each outcome, a value a line. An
///             experiment is a run: factors of the design, `replication`, then `scenario` (the
///             point), `policy` (the arm) and `model`. Outcomes are `outcome_war` … (1 if it ended
///             so), and each column by its name; a missing value is `""`, which pandas reads as NaN
///
/// Numbers have the fewest digits that read back as the same bits (std::to_chars). The same store
/// gives the same bytes. Memory does not grow with the rows: for `ema` each outcome is gathered in
/// a temporary file, as tar wants sizes first. Failed runs are rows with a status in csv and jsonl,
/// and are left out of `ema`, which knows no such thing.

#include <cstdint>

#include "analysis/store/archive.hpp"
#include "analysis/store/store.hpp"

namespace backchannel {

enum class ExportFormat : std::uint8_t { csv, jsonl, ema };
template <>
struct Names<ExportFormat> {
  static constexpr std::string_view of[] = {"csv", "jsonl", "ema"};
};

void export_store(StoreReader& store, ExportFormat format, const Sink& sink);

}  // namespace backchannel
