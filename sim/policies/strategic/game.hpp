#pragma once

/// The `game:` block of a scenario: which classic game is played, and with which parameters.
///
/// The families themselves stand in `families.hpp`, which only those few sources include that read
/// a file, check it or play: the rest of the house need not know what games there are.

#include <memory>

#include "sim/parameters/fields.hpp"

namespace backchannel {

struct Families;

/// 0 plays nothing; k is the k-th of the families. Its names are in `families.hpp`.
enum class GameKind : std::uint8_t {};

class Game;
/// Visits the fields of the family that is played; in `families.hpp`.
template <class Visit>
void visit_family(Game& game, Visit& visit);

class Game {
 public:
  Game();
  Game(const Game& other);
  Game(Game&&) noexcept;
  Game& operator=(const Game& other);
  Game& operator=(Game&&) noexcept;
  ~Game();

  GameKind plays{};
  explicit operator bool() const { return static_cast<int>(plays) > 0; }
  void fields(auto& visit) {
    visit(Field{"plays", "which classic game the two principals play; none for none",
                "judgement: none unless said"}, plays);
    visit_family(*this, visit);
  }
  Families& families() { return *families_; }
  const Families& families() const { return *families_; }

 private:
  std::unique_ptr<Families> families_;
};

}  // namespace backchannel
