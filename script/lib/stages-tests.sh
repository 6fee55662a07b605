# Stages that run tests. Sourced after stages.sh, state.sh and portal.sh.
# shellcheck shell=bash

# One embedded cluster for all stages of a state, made by the first one that needs it.
test_cluster() {
  "$ROOT/script/cluster" up --state "$STATE_NAME" --embedded --pod-delay 500ms || cannot_run "the embedded cluster did not start"
  export WOOCOMMERCE_TEST_ADMIN_KUBECONFIG="$ADMIN_KUBECONFIG"
  export WOOCOMMERCE_TEST_KUBECONFIG="$BACKSTAGE_KUBECONFIG"
}

# The portal beside its peers, on a cluster of its own: what is twice as bad as its goal has broken, the rest may be noise.
stage_bench() {
  local status=0 figures="$RUN/figures" failed
  "$ROOT/script/bench" --quick || status=$?
  grep -E '^M[0-9]+\.[^ ]+(: ratio| is twice as bad) ' "$STATE/logs/bench.log" >"$figures" || true
  while read -r line; do note "$line"; done <"$figures"
  failed="$(grep -c ' is twice as bad ' "$figures" || true)"
  count "$(($(wc -l <"$figures") - 2 * failed))" "$failed" 0
  return "$status"
}

stage_chart() {
  local status=0 chart tests=()
  for chart in "${CHARTS[@]}"; do
    compgen -G "$chart/tests/*.test.mjs" >/dev/null || cannot_run "$(basename "$chart") has no tests/*.test.mjs"
    tests+=("$chart"/tests/*.test.mjs)
  done
  test_cluster
  export KUBECONFIG="$ADMIN_KUBECONFIG"
  # Other stages find the cluster as it was.
  trap 'remove_definitions' EXIT
  add_definitions || note "HTTPRoute, ServiceMonitor and PrometheusRule were only rendered: their definitions are missing (script/bootstrap --test)"
  check_manifests
  (cd "$ROOT" && node --test --test-reporter=tap "${tests[@]}") >"$RUN/chart.tap" || status=$?
  cat "$RUN/chart.tap"
  count_report tap "$RUN/chart.tap"
  return "$status"
}

# The kinds that only controllers bring, so that the API server knows them too.
add_definitions() {
  [ -d "$DEFINITIONS" ] || return 1
  kubectl apply --server-side --filename "$DEFINITIONS"
  kubectl wait --for=condition=Established --filename "$DEFINITIONS" --timeout=30s
  # The API server describes a new kind some seconds after it serves it.
  wait_until 30 definitions_are_described
}

definitions_are_described() {
  local paths group
  paths="$(kubectl get --raw /openapi/v3)"
  for group in gateway.networking.k8s.io monitoring.coreos.com; do
    [[ "$paths" == *"apis/$group/v1\""* ]] || return 1
  done
}

remove_definitions() {
  [ ! -d "$DEFINITIONS" ] || kubectl delete --ignore-not-found --filename "$DEFINITIONS"
}

# Every shape of the chart against the API server's own schemas: no field that it doesn't know, no value that it refuses.
check_manifests() {
  local chart values
  node "$ROOT/script/lib/kubernetes-schemas.mjs" "$RUN/schemas"
  for chart in "${CHARTS[@]}"; do
    for values in "$chart"/ci/*-values.yaml; do
      check "$(basename "$chart") with $(basename "$values") against the API server's schemas" check_manifest "$chart" "$values"
    done
  done
}

check_manifest() {
  local options=(-strict -summary)
  [ -d "$RUN/schemas/monitoring.coreos.com" ] || options+=(-skip 'HTTPRoute,ServiceMonitor,PrometheusRule')
  helm template store-demo "$1" --namespace store-demo --values "$2" |
    kubeconform "${options[@]}" -schema-location "$RUN/schemas/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json"
}

stage_unit() {
  start_postgres
  run_jest unit
}

stage_integration() {
  test_cluster
  # As operators call it; what it finds is looked at by its own tests.
  "$ROOT/script/doctor" --state test --probe || return
  start_postgres
  run_jest integration
}

# Portals that are killed, paused and cut off. On a cluster of its own, as other stages run beside it.
stage_faults() {
  local status=0
  use_state test-faults
  make_state
  test_cluster
  start_postgres
  run_jest faults || status=$?
  "$ROOT/script/cluster" delete --state "$STATE_NAME"
  return "$status"
}

# What script/soak does for half an hour.
stage_soak() {
  test_cluster
  start_postgres
  export SOAK_MINUTES=3
  local status=0
  run_jest soak || status=$?
  sed -n 's/^soak: //p' "$STATE/logs/soak.log" | while read -r line; do note "$line"; done
  return "$status"
}

run_jest() {
  local status=0 report="$RUN/$1.json"
  "$ROOT/script/yarn" "test:$1" --json --outputFile="$report" || status=$?
  count_report jest "$report"
  return "$status"
}

# A store's whole life over HTTP, with the portal started again in between. It ends before the next stage's portal starts.
stage_smoke() {
  test_cluster
  use_portal 3100 7107
  trap 'portal_stop' EXIT
  "$ROOT/script/smoke" --state test --port "$PORTAL_PORT" --backend-port "$BACKEND_PORT" --readiness workload \
    --pod-delay 500ms --keep
}

stage_browser() {
  local status=0 report="$RUN/browser.json" options=()
  CHROMIUM_PATH="$(chromium_program)" || cannot_run "Chromium is not installed: script/bootstrap --test"
  export CHROMIUM_PATH
  test_cluster
  "$ROOT/script/server" --state test --port 3100 --backend-port 7107 --pod-delay 500ms || cannot_run "the portal did not start"
  export PLAYWRIGHT_URL=http://localhost:3100 PLAYWRIGHT_BACKEND_URL=http://localhost:7107
  mkdocs_program >/dev/null || {
    note "what e2e-tests/docs.test.ts reads is not there: MkDocs with its theme Material is not installed (script/bootstrap --test)"
    options+=(--grep-invert @docs)
  }
  (cd "$ROOT" && PLAYWRIGHT_JSON_OUTPUT_NAME="$report" script/yarn test:e2e --reporter=list,json "${options[@]}") || status=$?
  count_report playwright "$report"
  return "$status"
}
