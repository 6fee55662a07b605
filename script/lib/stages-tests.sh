# Stages that run tests. Sourced after stages.sh, state.sh and portal.sh.
# shellcheck shell=bash

# One embedded cluster for all stages, made by the first one that needs it.
test_cluster() {
  "$ROOT/script/cluster" up --state test --embedded --pod-delay 500ms || cannot_run "the embedded cluster did not start"
  export WOOCOMMERCE_TEST_ADMIN_KUBECONFIG="$ADMIN_KUBECONFIG"
  export WOOCOMMERCE_TEST_KUBECONFIG="$BACKSTAGE_KUBECONFIG"
}

stage_chart() {
  local status=0
  compgen -G "$CHART/tests/*.test.mjs" >/dev/null || cannot_run "the chart has no tests/*.test.mjs"
  test_cluster
  (cd "$ROOT" && KUBECONFIG="$ADMIN_KUBECONFIG" node --test --test-reporter=tap "$CHART"/tests/*.test.mjs) >"$RUN/chart.tap" || status=$?
  cat "$RUN/chart.tap"
  count_report tap "$RUN/chart.tap"
  return "$status"
}

stage_unit() {
  start_postgres
  run_jest unit
}

stage_integration() {
  test_cluster
  start_postgres
  run_jest integration
}

run_jest() {
  local status=0 report="$RUN/$1.json"
  "$ROOT/script/yarn" "test:$1" --json --outputFile="$report" || status=$?
  count_report jest "$report"
  return "$status"
}

stage_browser() {
  local status=0 report="$RUN/browser.json"
  CHROMIUM_PATH="$(chromium_program)" || cannot_run "Chromium is not installed: script/bootstrap --test"
  export CHROMIUM_PATH
  test_cluster
  "$ROOT/script/server" --state test --port 3100 --backend-port 7107 --pod-delay 500ms || cannot_run "the portal did not start"
  export PLAYWRIGHT_URL=http://localhost:3100 PLAYWRIGHT_BACKEND_URL=http://localhost:7107
  (cd "$ROOT" && PLAYWRIGHT_JSON_OUTPUT_NAME="$report" script/yarn test:e2e --reporter=list,json) || status=$?
  count_report playwright "$report"
  return "$status"
}
