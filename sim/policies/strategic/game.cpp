#include "sim/policies/strategic/game.hpp"

#include "sim/policies/strategic/families.hpp"

namespace backchannel {

Game::Game() : families_(std::make_unique<Families>()) {}
Game::Game(const Game& other)
    : plays(other.plays), families_(std::make_unique<Families>(*other.families_)) {}
Game::Game(Game&&) noexcept = default;
Game& Game::operator=(const Game& other) {
  plays = other.plays;
  *families_ = *other.families_;
  return *this;
}
Game& Game::operator=(Game&&) noexcept = default;
Game::~Game() = default;

}  // namespace backchannel
