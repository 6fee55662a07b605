# The stage that looks at what comes from elsewhere: packages, modules, images, and actions. Sourced after stages.sh.
# shellcheck shell=bash

SUPPLY_CHAIN="$ROOT/script/supply-chain"

stage_supply_chain() {
  check_supply "yarn.lock brings only packages of the registry, with checksums" checkLockFile
  check_supply "the licences of what goes into production are approved" checkLicences
  check_supply "nothing is used that the list of advisories knows as vulnerable" checkAdvisories
  check_supply "nothing is used that the registry knows as vulnerable" checkRegistryAudit
  check_supply "programs are built from modules with checksums" checkModules
  check_supply "workflows run only pinned actions" checkWorkflows
  check_supply "the chart's images have digests" checkImages
  supply_chain_tests
}

# A check prints what it has looked at, notes, and problems: people read the last two under the stage's line.
check_supply() {
  local output="$RUN/$2.txt" status=0
  node "$SUPPLY_CHAIN/$2.mjs" >"$output" || status=$?
  cat "$output"
  # A program that has broken down has printed no problem.
  check "$1" test "$status" -eq 0
  sed -En '/^(note|problem): /p' "$output" | while read -r line; do note "$line"; done
}

supply_chain_tests() {
  local status=0 report="$RUN/supply-chain.tap"
  (cd "$ROOT" && node --test --test-reporter=tap "$SUPPLY_CHAIN"/tests/*.test.mjs) >"$report" || status=$?
  cat "$report"
  count_report tap "$report"
  return "$status"
}
