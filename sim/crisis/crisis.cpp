#include "sim/crisis/crisis.hpp"

#include <cstring>
#include <new>

namespace backchannel {

Crisis::Crisis(const Sizes& sizes) : sizes_(sizes) {
  std::size_t end = 0;
  const auto take = [&end](std::size_t bytes, int count) {
    constexpr std::size_t kAlign = alignof(std::max_align_t);
    const std::size_t start = end;
    end += (bytes * static_cast<std::size_t>(count) + kAlign - 1) / kAlign * kAlign;
    return start;
  };
  take(sizeof(Now), 1);
  operators_at_ = take(sizeof(Belief), 2 * sizes.actors);
  channels_at_ = take(sizeof(ChannelState), sizes.channels);
  legs_at_ = take(kLegBytes, sizes.legs);
  hazards_at_ = take(sizeof(HazardState), sizes.hazards);
  instruments_at_ = take(sizeof(InstrumentState), sizes.instruments);
  learned_at_ = take(sizeof(double), 2 * sizes.issues);
  work_at_ = take(sizeof(double), sizes.issues);
  actors_at_ = take(sizeof(ActorState), sizes.actors);
  reactions_at_ = take(sizeof(ReactionState), sizes.reactions);
  game_at_ = take(kGameBytes, sizes.games);
  buffer_.resize(end);
  letters.reserve(16);
  incidents.reserve(16);
  clear();
}

namespace {

template <class T>
void start_all(std::span<T> values) {
  for (T& value : values) new (&value) T{};
}

}  // namespace

void Crisis::clear() {
  std::memset(buffer_.data(), 0, buffer_.size());
  new (buffer_.data()) Now{};
  start_all(channels());
  start_all(hazards());
  start_all(actors());
  start_all(reactions());
  letters.clear();
  incidents.clear();
}

}  // namespace backchannel
