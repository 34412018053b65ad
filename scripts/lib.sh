# Sourced by the scripts in this folder: paths, progress messages, parallel commands and builds.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export root
# Uses the Node that scripts/setup put here, if the host's is not new enough.
if [[ -x $root/build/deps/node/node_modules/node/bin/node ]]; then
  export PATH="$root/build/deps/node/node_modules/node/bin:$PATH"
fi
# Debian's emscripten finds its JavaScript dependencies here.
export NODE_PATH="${NODE_PATH:-/usr/share/nodejs}"
jobs=${SIPATTACH_JOBS:-$(nproc)}
export jobs

# Prints what is being done, and how many seconds after the start of the script.
step() { printf '\n\033[1m==> [%4ds] %s\033[0m\n' "$SECONDS" "$*"; }
die() {
  printf '%s: error: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Runs several commands at once, as many as there are processors: `begin NAME COMMAND…` for each, then `finish`, which
# prints the output of each in the order in which they began, and fails if one of them failed.
begun=()
begun_ids=()
begin() {
  while (($(jobs -rp | wc -l) >= jobs)); do wait -n || true; done
  [[ -n ${begun_logs:-} ]] || begun_logs=$(mktemp -d)
  trap 'kill $(jobs -rp) 2>/dev/null || true; rm -rf "$begun_logs"' EXIT
  begun+=("$1")
  step "$1"
  "${@:2}" >"$begun_logs/${#begun[@]}" 2>&1 &
  begun_ids+=($!)
}
finish() {
  local result=0 at
  for at in "${!begun[@]}"; do
    local own=0
    wait "${begun_ids[at]}" || own=$?
    if ((own != 0)); then
      result=1
      step "FAILED: ${begun[at]}"
    fi
    cat "$begun_logs/$((at + 1))"
  done
  begun=() begun_ids=()
  return "$result"
}

# Configures a CMake preset once. Later, the build system reconfigures it when necessary.
configure() {
  local preset=$1
  shift
  [[ -f $root/build/$preset/build.ninja ]] || (cd "$root" && "$@" cmake --preset "$preset")
}
build_native() {
  configure "$1"
  cmake --build "$root/build/$1" --parallel "$jobs"
}
build_wasm() {
  configure wasm emcmake
  cmake --build "$root/build/wasm" --parallel "$jobs"
}
