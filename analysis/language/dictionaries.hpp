#pragma once

/// The dictionaries as the build embeds them (embed.cmake), line by line: one literal of their
/// whole length would be longer than a compiler must take.

#include <span>

namespace backchannel {

std::span<const char* const> arabic_lines();
std::span<const char* const> persian_lines();

}  // namespace backchannel
