# The stage that builds the documentation and tries what it says. Sourced after stages-tests.sh and test-needs.sh.
# shellcheck shell=bash

DOCS_PORTAL_PORT=3100
DOCS_BACKEND_PORT=7107

stage_docs() {
  mkdocs_program >/dev/null || cannot_run "MkDocs with its theme Material is not installed: script/bootstrap --test"
  docs_tests
  check "pages are outdated: script/yarn build:docs" "$ROOT/script/yarn" build:docs --ci
  check "the site" mkdocs build --strict --quiet --config-file "$ROOT/mkdocs.yml" --site-dir "$RUN/docs-site"
  check_docs "links and navigation" checkLinks "$RUN/docs-site"
  check_docs "a section for each reason" checkReasons
  rm -rf "$RUN/docs-commands"
  check_docs "the blocks of code" writeCommands "$RUN/docs-commands"
  parse_commands
  run_commands
}

# A program that looks at the documentation prints problems: people read them under the stage's line.
check_docs() {
  local status=0 output="$RUN/docs-$2.txt"
  (cd "$ROOT" && script/yarn node --require @backstage/cli/config/nodeTransform.cjs "script/docs/$2.ts" "${@:3}") >"$output" || status=$?
  cat "$output"
  check "$1" test "$status" -eq 0
  sed -n '/^problem: /p' "$output" | while read -r line; do note "$line"; done
}

# Of the programs that make and check the pages.
docs_tests() {
  local status=0 report="$RUN/docs.tap"
  (cd "$ROOT" && script/yarn node --require @backstage/cli/config/nodeTransform.cjs --test --test-reporter=tap script/docs/tests/*.test.ts) >"$report" || status=$?
  cat "$report"
  count_report tap "$report"
  return "$status"
}

parse_commands() {
  local file
  for file in "$RUN"/docs-commands/parse/*.sh; do
    check "$(basename "$file" .sh) is no valid Bash" bash -n "$file"
  done
}

# On the embedded cluster, against a portal of their own, as the pages say, but for the ports and for where files go.
run_commands() {
  local file page run parsed
  compgen -G "$RUN/docs-commands/run/*.sh" >/dev/null || cannot_run "no page has commands to be run"
  test_cluster
  "$ROOT/script/server" --state test --port "$DOCS_PORTAL_PORT" --backend-port "$DOCS_BACKEND_PORT" --pod-delay 500ms ||
    cannot_run "the portal did not start"
  for file in "$RUN"/docs-commands/run/*.sh; do
    page="$(basename "$file" .sh)"
    sed -i "s/localhost:7007/localhost:$DOCS_BACKEND_PORT/g" "$file"
    check "a command of $page: ${RUN#"$ROOT/"}/docs-commands/$page.log" run_page "$file" "${file%/run/*}/$page.log"
  done
  run="$(cat "$RUN"/docs-commands/run/*.sh | grep -c '^# Line ')"
  parsed="$(find "$RUN/docs-commands/parse" -name '*.sh' | wc -l)"
  note "$run blocks of commands were run, $parsed others only parsed"
}

run_page() {
  local home="$RUN/docs-home" status=0
  rm -rf "$home"
  mkdir -p "$home"
  (cd "$ROOT" && env HOME="$home" STATE=test KUBECONFIG="$ADMIN_KUBECONFIG" timeout 300 bash -euxo pipefail "$1") >"$2" 2>&1 || status=$?
  [ "$status" -eq 0 ] || tail -n 15 "$2"
  return "$status"
}
