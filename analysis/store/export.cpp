#include "analysis/store/export.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "analysis/store/failure.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kEnough = 1U << 16U;  // bytes gathered before they are handed on

std::string dumped_on_a_line(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string json_text(std::string_view text) {
  return dumped_on_a_line(nlohmann::ordered_json(std::string(text)));
}

void add_csv_text(std::string& line, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += '"';
  for (const char c : text) line += c == '"' ? std::string("\"\"") : std::string(1, c);
  line += '"';
}

template <class Number>
void add_whole(std::string& text, Number value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text.append(digits.data(), end);
}

/// Whether the whole text is one finite number, as a factor's value usually is.
bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
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

void export_csv(StoreReader& store, const Sink& sink) {
  const StoreContents& contents = store.contents();
  Buffer out(sink);
  out.text = "id,replication,point,arm,seed,run,status,message,outcome";
  for (const std::string& factor : contents.points.factors)
    add_csv_text(out.text += ',', factor);
  for (const Column& column : contents.columns) add_csv_text(out.text += ',', column.name);
  out.text += '\n';
  store.each([&](const StoredRow& row) {
    add_whole(out.text, row.id);
    add_whole(out.text += ',', row.replication);
    add_whole(out.text += ',', row.point);
    add_csv_text(out.text += ',', contents.arms[row.arm].name);
    add_whole(out.text += ',', row.seed);
    add_whole(out.text += ',', row.run);
    out.text += row.done ? ",done," : ",failed,";
    add_csv_text(out.text, row.message);
    add_csv_text(out.text += ',', row.outcome);
    for (const std::string& value : factors_at(contents, row)) add_csv_text(out.text += ',', value);
    for (const double value : row.values) {
      out.text += ',';
      if (!std::isnan(value)) add_number(out.text, value);
    }
    out.text += '\n';
    out.pass();
  });
  out.flush();
}

void export_jsonl(StoreReader& store, const Sink& sink) {
  const StoreContents& contents = store.contents();
  const auto key = [](const std::string& name) { return "," + json_text(name) + ":"; };
  std::vector<std::string> arms;
  for (const StoredArm& arm : contents.arms) arms.push_back(json_text(arm.name));
  std::vector<std::string> factors;
  for (const std::string& factor : contents.points.factors) factors.push_back(key(factor));
  std::vector<std::string> columns;
  for (const Column& column : contents.columns) columns.push_back(key(column.name));
  Buffer out(sink);
  store.each([&](const StoredRow& row) {
    add_whole(out.text += "{\"id\":", row.id);
    add_whole(out.text += ",\"replication\":", row.replication);
    add_whole(out.text += ",\"point\":", row.point);
    out.text += ",\"arm\":" + arms[row.arm] + ",\"seed\":\"";
    add_whole(out.text, row.seed);
    add_whole(out.text += "\",\"run\":", row.run);
    out.text += row.done ? ",\"status\":\"done\",\"message\":null" : ",\"status\":\"failed\"";
    if (!row.done) out.text += ",\"message\":" + json_text(row.message);
    out.text += ",\"outcome\":" + (row.done ? json_text(row.outcome) : std::string("null"));
    const auto& values = factors_at(contents, row);
    for (std::size_t i = 0; i < values.size(); ++i)
      out.text += factors[i] + (is_number(values[i]) ? values[i] : json_text(values[i]));
    for (std::size_t i = 0; i < columns.size(); ++i) {
      out.text += columns[i];
      if (std::isfinite(row.values[i]))
        add_number(out.text, row.values[i]);
      else
        out.text += "null";
    }
    out.text += "}\n";
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
      if (!is_number(values[i])) numeric[i] = false;
  return numeric;
}

void add_experiment(std::string& text, const StoreContents& contents, const StoredRow& row) {
  for (const std::string& value : factors_at(contents, row)) {
    add_csv_text(text, value);
    text += ',';
  }
  add_whole(text, row.replication);
  add_whole(text += ',', row.point);
  add_csv_text(text += ',', contents.arms[row.arm].name);
  add_csv_text(text += ',', contents.manifest.title);
  text += '\n';
}

void export_ema(StoreReader& store, const Sink& sink) {
  const StoreContents& contents = store.contents();
  Gathered experiments("experiments.csv");
  for (const std::string& factor : contents.points.factors) {
    add_csv_text(experiments.text, factor);
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
        add_number(text, row.values[i]);
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

void add_number(std::string& text, double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text.append(digits.data(), end);
}

void export_store(StoreReader& store, ExportFormat format, const Sink& sink) {
  switch (format) {
    case ExportFormat::csv:
      return export_csv(store, sink);
    case ExportFormat::jsonl:
      return export_jsonl(store, sink);
    case ExportFormat::ema:
      return export_ema(store, sink);
  }
}

}  // namespace backchannel
