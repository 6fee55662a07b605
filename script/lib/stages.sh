# Stages of script/test: each runs in a process group of its own, with a log, and leaves its counts. Sourced after state.sh.
# shellcheck shell=bash

RUNS="$STATE_ROOT/test/run"
# The folder of the stage that runs; of all, for scripts that have none.
RUN="$RUNS"
declare -A STAGE_PIDS=() STAGE_BEGINS=()
TOTAL_PASSED=0
TOTAL_FAILED=0
TOTAL_SKIPPED=0

# Runs stage_NAME, or waits for its end if it has begun. A stage that counts nothing itself is one check.
run_stage() {
  local name="$1" status=0 passed failed skipped ended log="$STATE/logs/$1.log"
  [ -n "${STAGE_PIDS[$name]:-}" ] || begin_stage "$name"
  [ ! -t 1 ] || printf '  %-14s …\r' "$name"
  wait "${STAGE_PIDS[$name]}" || status=$?
  unset "STAGE_PIDS[$name]"
  RUN="$RUNS/$name"
  ended="$(cat "$RUN/ended" 2>/dev/null || say "$SECONDS")"
  read -r passed failed skipped < <(stage_counts "$status")
  print_stage "$name" "$passed" "$failed" "$skipped" "$((ended - STAGE_BEGINS[$name]))"
  [ ! -f "$RUN/notes" ] || sed 's/^/      /' "$RUN/notes"
  if [ "$failed" -gt 0 ]; then
    show_failed "$log"
  fi
  TOTAL_PASSED=$((TOTAL_PASSED + passed))
  TOTAL_FAILED=$((TOTAL_FAILED + failed))
  TOTAL_SKIPPED=$((TOTAL_SKIPPED + skipped))
}

# What failed and why, and the end of the log. The first may be far above the last, and on a machine that is gone after
# the run nobody can look for it. The words are those of PHP's tests, of Node's, of Jest, helm-unittest and shellcheck.
show_failed() {
  local log="$1"
  say "      What failed, as far as ${log#"$ROOT/"} says it:"
  grep -E -A 8 '^[[:space:]]*(FAIL[[:space:]]|not ok |✖ |● |In [^ ]+ line )' "$log" | head -n 60 | sed 's/^/      | /' || true
  say "      Its end:"
  tail -n 25 "$log" | sed 's/^/      | /'
}

# Begins stage_NAME in a process group of its own, so that everything it has started can be ended with it.
begin_stage() {
  local name="$1" function="stage_${1//-/_}" status
  STAGE_BEGINS[$name]=$SECONDS
  RUN="$RUNS/$name"
  rm -rf "$RUN"
  mkdir -p "$RUN"
  set -m
  (
    # Not `if (…)`: bash would switch `set -e` off inside.
    set +e
    (
      set -euo pipefail
      "$function"
    )
    status=$?
    say "$SECONDS" >"$RUN/ended"
    exit "$status"
  ) >"$STATE/logs/$name.log" 2>&1 </dev/null &
  STAGE_PIDS[$name]=$!
  set +m
}

# skip_stage NAME REASON
skip_stage() {
  print_stage "$1" 0 0 1 0
  say "      did not run: $2"
  TOTAL_SKIPPED=$((TOTAL_SKIPPED + 1))
}

# print_stage NAME PASSED FAILED SKIPPED SECONDS
print_stage() {
  printf '  %-14s %5d passed %4d failed %4d skipped %5d s\n' "$@"
}

# A stage that ends with an error has failed somewhere, whatever it has counted.
stage_counts() {
  local passed=0 failed=0 skipped=0
  if [ -f "$RUN/counts" ]; then
    read -r passed failed skipped <"$RUN/counts"
  elif [ "$1" -eq 0 ]; then
    passed=1
  fi
  [ "$1" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  say "$passed $failed $skipped"
}

# What a person should read under the stage's line.
note() {
  mkdir -p "$RUN"
  say "$@" | tee -a "$RUN/notes"
}

cannot_run() {
  note "cannot run: $1"
  exit 1
}

# Adds to the stage's counts: count PASSED FAILED SKIPPED
count() {
  local passed=0 failed=0 skipped=0
  [ ! -f "$RUN/counts" ] || read -r passed failed skipped <"$RUN/counts"
  say "$((passed + $1)) $((failed + $2)) $((skipped + $3))" >"$RUN/counts"
}

# Runs a command as one check of several: check WHAT COMMAND…
check() {
  local what="$1"
  shift
  if "$@"; then
    count 1 0 0
  else
    count 0 1 0
    note "failed: $what"
  fi
}

# Counts what a test runner has reported: count_report jest|junit|playwright|tap FILE
count_report() {
  local passed failed skipped
  [ -s "$2" ] || cannot_run "the test runner ended without a report"
  read -r passed failed skipped < <("$TOOLS/node/bin/node" "$ROOT/script/lib/report.mjs" "$1" "$2" "$RUN/notes")
  count "$passed" "$failed" "$skipped"
}

stop_stages() {
  local name
  for name in "${!STAGE_PIDS[@]}"; do
    # The number of one that has ended may be another one's by now.
    [ -f "$RUNS/$name/ended" ] || kill -TERM -- "-${STAGE_PIDS[$name]}" 2>/dev/null || true
  done
}
