#pragma once

/// The runs of a design, and `--rows`: every run on a line of its own, written as it comes.
///
/// The rows go into a file that is there whole or not at all, or through a pipe; memory does not
/// grow with them. After Ctrl-C the rows that were done are kept, and so they are when a failing
/// run ends the experiment.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/output.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/table/cell_summary.hpp"
#include "analysis/table/row_text.hpp"

namespace backchannel {

struct RowsChoice {
  std::string path;  ///< empty for none
  RowFormat format = RowFormat::csv;
  bool alone = false;  ///< nothing but the rows is wanted, or would get in their way
};
void add_rows(CLI::App& verb, RowsChoice& choice);
/// `--rows` by the extension of its path; `--format jsonl` means rows instead of a summary.
RowsChoice rows_of(const RowsChoice& choice, const OutputChoice& output);

/// Takes rows, if any are wanted.
class RowFile {
 public:
  RowFile(const RowsChoice& choice, const Design& design, const std::vector<ChosenArm>& arms,
          const Scenario& scenario);
  void add(const Row& row);
  /// A batch of paired runs of a scenario without a design.
  void add(const Batch& batch, std::uint64_t seed);
  /// They are there from here on.
  void keep();

 private:
  void pass();

  std::string path_;
  std::optional<WholeFile> file_;
  std::optional<RowText> rows_;
  std::string text_;
};

/// What became of the runs of a design.
struct Experience : Passage {
  std::unique_ptr<CellSummary> cells;
  std::vector<std::string> words;  ///< that repeat it
  std::string text;                ///< what was lived, in a sentence
  nlohmann::ordered_json json;     ///< the same for programs
  bool failed = false;

  int status() const;
};

/// `runs_given`: the number of runs was asked for, and takes the place of the file's.
Experience live_design(const Study& study, const Design& design,
                       const std::vector<ChosenArm>& arms, const RunChoice& runs, bool runs_given,
                       RowFile& rows);

}  // namespace backchannel
