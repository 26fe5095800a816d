#pragma once

/// Columns of a page, for text in any of our languages.

#include <cstddef>
#include <string_view>

namespace backchannel {

/// Characters, without those that only join, part, enclose or vowel others.
std::size_t width_of(std::string_view text);

}  // namespace backchannel
