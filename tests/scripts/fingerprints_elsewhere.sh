#!/usr/bin/env bash
# fingerprints_elsewhere.sh <sources> <folder> <compiler> <flag>...
# Builds the simulator and the fingerprint test with another compiler or other flags, and asks it
# for the committed list: the same bytes from every build that is promised.
set -euo pipefail
sources=$1 folder=$2 compiler=$3
shift 3
command -v "$compiler" >/dev/null || { echo "no $compiler here"; exit 77; }
mkdir -p "$folder"
cd "$sources"
launcher=$(command -v ccache || true)
build() {
  local object=$folder/${1//\//_}.o
  [[ -e $object && ! $1 -nt $object ]] || $launcher "$compiler" -std=c++20 "${@:2}" \
    -ffp-contract=off -DBACKCHANNEL_SOURCE_DIR="\"$PWD\"" -I. -isystem /usr/include/eigen3 \
    -c "$1" -o "$object"
}
rm -f "$folder"/*.o  # headers may have changed; ccache makes this cheap
for file in sim/*/*.cpp sim/*/*/*.cpp tests/support/laboratory.cpp \
            tests/engine/fingerprint_test.cpp; do
  build "$file" "$@" &
  (( $(jobs -rp | wc -l) < 2 )) || wait -n
done
wait
"$compiler" "$@" "$folder"/*.o -o "$folder/fingerprints" \
  -lyaml-cpp -lfmt -lsleef -lClp -lCoinUtils -lgtest_main -lgtest -lpthread
"$folder/fingerprints"
