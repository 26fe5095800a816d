#include "analysis/report/watched.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

#include "analysis/table/statistics.hpp"
#include "sim/engine/run.hpp"
#include "sim/engine/shifts.hpp"

namespace backchannel {
namespace {

/// What is kept of one run until its arm is summed up.
struct Glimpse {
  std::vector<Levels> levels;
  std::vector<ChannelCounts> channels;
};

Side side_of(const Scenario& arm, int actor) { return actor == arm.principals[0] ? 0 : 1; }

bool looks_like(const Carried& sent, const Carried& other) {
  return sent.fate == Carried::Fate::under_way && sent.from == other.from &&
         sent.kind == other.kind && sent.channel == other.channel &&
         sent.hostile == other.hostile;
}

void count(const std::vector<Carried>& messages, std::vector<ChannelCounts>& channels) {
  for (const Carried& one : messages) {
    ChannelCounts& counts = channels[static_cast<std::size_t>(one.channel)];
    ++counts.sent;
    counts.leaked += one.leaked;
    counts.lost += one.fate == Carried::Fate::lost;
    counts.withheld += one.fate == Carried::Fate::withheld;
    if (one.fate != Carried::Fate::heard) continue;
    ++counts.heard;
    counts.flipped += one.hostile != one.heard_hostile;
    counts.days += days(one.heard - one.sent);
  }
}

using Read = double (*)(const Levels&, int);
constexpr std::array<Read, 6> kReads{
    [](const Levels& levels, int side) { return levels.trust[side]; },
    [](const Levels& levels, int side) { return levels.trust_in_operator[side]; },
    [](const Levels& levels, int side) { return levels.relief[side]; },
    [](const Levels& levels, int side) { return levels.hurt[side]; },
    [](const Levels& levels, int side) { return levels.alert[side]; },
    [](const Levels& levels, int) { return levels.forces; }};

std::vector<Band> bands_of(const std::vector<Glimpse>& glimpses, Read read, int side,
                           std::size_t length) {
  constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  std::vector<Band> bands;
  for (std::size_t at = 0; at < length; ++at) {
    FirstValues values;
    for (const Glimpse& glimpse : glimpses)
      if (at < glimpse.levels.size()) values.add(read(glimpse.levels[at], side));
    const std::vector<double> quantiles = values.quantiles({0.5, 0.1, 0.9});
    bands.push_back(values.size() == 0 ? Band{kMissing, kMissing, kMissing}
                                       : Band{quantiles[0], quantiles[1], quantiles[2]});
  }
  return bands;
}

WatchedArm summed_up(const Scenario& arm, const std::vector<Glimpse>& glimpses,
                     std::size_t length) {
  WatchedArm watched;
  watched.runs = static_cast<std::uint32_t>(glimpses.size());
  watched.channels.resize(arm.channels.size());
  for (const Glimpse& glimpse : glimpses)
    for (std::size_t i = 0; i < glimpse.channels.size(); ++i) {
      ChannelCounts& sum = watched.channels[i];
      const ChannelCounts& one = glimpse.channels[i];
      sum.sent += one.sent;
      sum.heard += one.heard;
      sum.lost += one.lost;
      sum.withheld += one.withheld;
      sum.flipped += one.flipped;
      sum.leaked += one.leaked;
      sum.days += one.days;
    }
  for (std::size_t at = 0; at < length; ++at)
    watched.still.push_back(static_cast<std::uint32_t>(
        std::count_if(glimpses.begin(), glimpses.end(),
                      [&](const Glimpse& glimpse) { return at < glimpse.levels.size(); })));
  for (std::size_t level = 0; level < kReads.size(); ++level) {
    const bool of_both = std::string_view(kLevelNames[level]) == "forces";
    for (int side = 0; side < (of_both ? 1 : 2); ++side)
      watched.series.push_back({kLevelNames[level], of_both ? -1 : side,
                                bands_of(glimpses, kReads[level], side, length)});
  }
  return watched;
}

}  // namespace

std::vector<Carried> messages_of(const Scenario& arm, const std::vector<Event>& events) {
  std::vector<Carried> messages;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    Carried one;
    one.kind = static_cast<LetterKind>(event.subject);
    one.channel = event.channel;
    if (event.kind == EventKind::sent) {
      one.from = side_of(arm, event.who);
      one.sent = event.at;
      one.hostile = event.flag;
      one.leaked = i + 1 < events.size() && events[i + 1].kind == EventKind::leaked &&
                   events[i + 1].at == event.at;
      messages.push_back(one);
    } else if (event.kind == EventKind::lost) {
      // It is lost as it is sent, so it is the latest one.
      if (messages.empty()) continue;
      messages.back().fate = event.flag ? Carried::Fate::withheld : Carried::Fate::lost;
    } else if (event.kind == EventKind::heard) {
      one.from = other(side_of(arm, event.who));
      one.hostile = event.second > 0;
      const auto sent = std::find_if(messages.begin(), messages.end(),
                                     [&](const Carried& m) { return looks_like(m, one); });
      if (sent == messages.end()) continue;
      sent->fate = Carried::Fate::heard;
      sent->heard = event.at;
      sent->heard_hostile = event.flag;
    }
  }
  return messages;
}

std::vector<WatchedArm> watch(const Watching& watching,
                              const std::function<bool(std::uint64_t)>& seen) {
  struct Desk {
    std::size_t arm = std::numeric_limits<std::size_t>::max();
    std::unique_ptr<Runner> runner;
    Trace trace;
  };
  struct Portion {
    std::size_t arm = 0;
    std::vector<Glimpse> glimpses;
  };
  std::vector<WatchedArm> arms;
  std::vector<Desk> desks(static_cast<std::size_t>(std::max(1, watching.threads)));
  std::array<Portion, Shifts::kPlaces> places;
  const auto at = [&](int place) -> Portion& { return places[static_cast<std::size_t>(place)]; };
  std::size_t laid_out = 0;
  std::uint64_t lived = 0;
  Shifts shifts;
  shifts.lay_out = [&](int place) -> std::size_t {
    if (laid_out == watching.arms.size()) return 0;
    at(place).arm = laid_out++;
    at(place).glimpses.assign(watching.runs, {});
    return watching.runs;
  };
  shifts.work = [&](int place, int thread, std::size_t task) {
    const Scenario& arm = *watching.arms[at(place).arm];
    Desk& desk = desks[static_cast<std::size_t>(thread)];
    if (desk.arm != at(place).arm) desk.runner = std::make_unique<Runner>(arm);
    desk.arm = at(place).arm;
    desk.trace.telling = true;
    desk.trace.levels_every = watching.every;
    desk.runner->live(watching.seed, static_cast<std::uint32_t>(task), desk.trace);
    Glimpse& glimpse = at(place).glimpses[task];
    glimpse.levels = desk.trace.levels;
    glimpse.channels.resize(arm.channels.size());
    count(messages_of(arm, desk.trace.events), glimpse.channels);
  };
  shifts.hand_over = [&](int place) {
    const Scenario& arm = *watching.arms[at(place).arm];
    const auto length = static_cast<std::size_t>(seconds(arm.horizon) / watching.every) + 1;
    arms.push_back(summed_up(arm, at(place).glimpses, length));
    lived += watching.runs;
    return seen(lived);
  };
  work_in_shifts(static_cast<int>(desks.size()), shifts);
  return arms;
}

}  // namespace backchannel
