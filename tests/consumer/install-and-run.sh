#!/usr/bin/env bash
# Installs what a build folder holds into an empty one, builds the consumer against that alone, and
# runs it: install-and-run.sh BUILD_FOLDER CXX
set -euo pipefail

build=$1
cxx=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cmake --install "$build" --prefix "$folder/installed" >/dev/null
cmake -S "$here" -B "$folder/build" -DCMAKE_PREFIX_PATH="$folder/installed" -DCMAKE_CXX_COMPILER="$cxx" >/dev/null
cmake --build "$folder/build" >/dev/null
"$folder/build/consumer"
