#include "analysis/store/export.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "analysis/store/failure.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/row_text.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kEnough = 1U << 16U;  // bytes gathered before they are handed on

std::string dumped_on_a_line(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

const std::vector<std::string>& factors_at(const StoreContents& contents, const StoredRow& row) {
  static const std::vector<std::string> none;
  return row.point < contents.points.values.size() ? contents.points.values[row.point] : none;
}

/// Hands text on in large pieces.
class Buffer {
 public:
  explicit Buffer(const Sink& sink) : sink_(sink) {}
  std::string text;
  void pass() {
    if (text.size() >= kEnough) flush();
  }
  void flush() {
    sink_(text);
    text.clear();
  }

 private:
  const Sink& sink_;
};

void export_lines(StoreReader& store, RowFormat format, const Sink& sink) {
  const StoreContents& contents = store.contents();
  std::vector<std::string> arms;
  for (const StoredArm& arm : contents.arms) arms.push_back(arm.name);
  const RowLines lines(format, arms, contents.points.factors, contents.columns);
  Buffer out(sink);
  out.text = lines.header();
  store.each([&](const StoredRow& row) {
    lines.add({row.id, row.replication, row.point, row.arm, row.seed, row.run, row.done,
               row.message, row.outcome, factors_at(contents, row), row.values},
              out.text);
    out.pass();
  });
  out.flush();
}

// --- EMA Workbench ------------------------------------------------------------------------------

/// What is to become one file of the archive, gathered where it takes no memory.
class Gathered {
 public:
  explicit Gathered(std::string name) : name_(std::move(name)), file_(std::tmpfile()) {
    if (file_ == nullptr) throw StoreError("cannot write a temporary file");
  }

  std::string text;
  void pass() {
    if (text.size() >= 4096) flush();
  }
  void flush() {
    if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size())
      throw StoreError("cannot write a temporary file: no space is left on the device");
    size_ += text.size();
    text.clear();
  }
  void move_into(Archive& archive) {
    flush();
    if (std::fflush(file_.get()) != 0)
      throw StoreError("cannot write a temporary file: no space is left on the device");
    std::rewind(file_.get());
    archive.begin(name_, size_);
    std::array<char, kEnough> bytes{};
    for (std::size_t got = 0; (got = std::fread(bytes.data(), 1, bytes.size(), file_.get())) > 0;)
      archive.write({bytes.data(), got});
    archive.end();
    file_.reset();
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string name_;
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t size_ = 0;
};

std::string outcome_name(std::size_t index) {
  return "outcome_" + std::string(Names<Outcome>::of[index]);
}

std::string ema_metadata(const StoreContents& contents, const std::vector<bool>& is_numeric) {
  nlohmann::ordered_json outcomes = nlohmann::ordered_json::array();
  const auto add = [&](const std::string& name) {
    outcomes.push_back({"ScalarOutcome", name, name + ".csv"});
  };
  for (std::size_t i = 0; i < kOutcomes; ++i) add(outcome_name(i));
  for (const Column& column : contents.columns) add(column.name);
  nlohmann::ordered_json experiments;
  for (std::size_t i = 0; i < contents.points.factors.size(); ++i)
    experiments[contents.points.factors[i]] = is_numeric[i] ? "float64" : "object";
  experiments["replication"] = "int64";
  experiments["scenario"] = "int64";
  experiments["policy"] = "object";
  experiments["model"] = "object";
  nlohmann::ordered_json json;
  json["version"] = 0.1;
  json["outcomes"] = outcomes;
  json["experiments"] = experiments;
  return dumped_on_a_line(json);
}

std::vector<bool> numeric_factors(const PointTable& points) {
  std::vector<bool> numeric(points.factors.size(), true);
  for (const auto& values : points.values)
    for (std::size_t i = 0; i < numeric.size(); ++i)
      if (!parse_number(values[i])) numeric[i] = false;
  return numeric;
}

void add_experiment(std::string& text, const StoreContents& contents, const StoredRow& row) {
  for (const std::string& value : factors_at(contents, row)) {
    add_csv_cell(value, text);
    text += ',';
  }
  add_whole(row.replication, text);
  add_whole(row.point, text += ',');
  add_csv_cell(contents.arms[row.arm].name, text += ',');
  add_csv_cell(contents.manifest.title, text += ',');
  text += '\n';
}

void export_ema(StoreReader& store, const Sink& sink) {
  const StoreContents& contents = store.contents();
  Gathered experiments("experiments.csv");
  for (const std::string& factor : contents.points.factors) {
    add_csv_cell(factor, experiments.text);
    experiments.text += ',';
  }
  experiments.text += "replication,scenario,policy,model\n";
  std::vector<Gathered> outcomes;
  for (std::size_t i = 0; i < kOutcomes; ++i) outcomes.emplace_back(outcome_name(i) + ".csv");
  for (const Column& column : contents.columns) outcomes.emplace_back(column.name + ".csv");
  store.each([&](const StoredRow& row) {
    if (!row.done) return;
    add_experiment(experiments.text, contents, row);
    experiments.pass();
    for (std::size_t i = 0; i < kOutcomes; ++i)
      outcomes[i].text += row.outcome == Names<Outcome>::of[i] ? "1\n" : "0\n";
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      std::string& text = outcomes[kOutcomes + i].text;
      if (std::isnan(row.values[i]))
        text += "\"\"";
      else
        add_number(row.values[i], text);
      text += '\n';
    }
    for (Gathered& outcome : outcomes) outcome.pass();
  });
  Archive archive(sink);
  experiments.move_into(archive);
  for (Gathered& outcome : outcomes) outcome.move_into(archive);
  archive.add("metadata.json", ema_metadata(contents, numeric_factors(contents.points)));
  archive.finish();
}

}  // namespace

void export_store(StoreReader& store, ExportFormat format, const Sink& sink) {
  switch (format) {
    case ExportFormat::csv:
      return export_lines(store, RowFormat::csv, sink);
    case ExportFormat::jsonl:
      return export_lines(store, RowFormat::jsonl, sink);
    case ExportFormat::ema:
      return export_ema(store, sink);
  }
}

}  // namespace backchannel
