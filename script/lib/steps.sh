# Steps of bootstrap: one line each, with what happened and how long it took. Sourced after common.sh.
# shellcheck shell=bash

STEP_LOGS="$TOOLS/logs"

# Runs `is_there` and, when that says no, `make_it` in a shell of its own, in an empty folder that is always removed again.
# The functions are called with the arguments that follow, and `make_it` finds the folder in $WORK.
#   step NAME IS_THERE MAKE_IT HINT [ARGUMENT…]
step() {
  local name="$1" is_there="$2" make_it="$3" hint="$4"
  shift 4
  local began=$SECONDS log status=0
  if "$is_there" "$@" >/dev/null; then
    step_line "$name" there "$began"
    return
  fi
  mkdir -p "$STEP_LOGS" "$TOOLS/tmp"
  log="$STEP_LOGS/${name//[^A-Za-z0-9.]/-}.log"
  step_clock "$name" "$began"
  # Not `if (…)`: bash would switch `set -e` off inside.
  set +e
  (
    set -euo pipefail
    WORK="$(mktemp -d "$TOOLS/tmp/step.XXXXXX")"
    trap 'rm -rf "$WORK"' EXIT
    trap 'exit 130' INT TERM
    "$make_it" "$@"
  ) >"$log" 2>&1
  status=$?
  set -e
  stop_step_clock
  if [ "$status" -ne 0 ]; then
    step_line "$name" FAILED "$began"
    complain "" "The end of ${log#"$ROOT/"}:"
    tail -n 15 "$log" | sed 's/^/  /' >&2
    die "" "$name failed. $hint"
  fi
  step_line "$name" 'done' "$began"
}

# On a terminal a running step shows its seconds, because some take minutes.
step_clock() {
  STEP_CLOCK=''
  [ -t 1 ] || return 0
  while kill -0 "$$" 2>/dev/null; do
    printf '  %-32s …      %4d s\r' "$1" "$((SECONDS - $2))"
    sleep 1
  done &
  STEP_CLOCK=$!
}

stop_step_clock() {
  [ -n "$STEP_CLOCK" ] || return 0
  kill "$STEP_CLOCK"
  wait "$STEP_CLOCK" 2>/dev/null || true
}

step_line() {
  printf '  %-32s %-6s %4d s\n' "$1" "$2" "$((SECONDS - $3))"
}
