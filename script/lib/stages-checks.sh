# Stages that look at the sources. Sourced after stages.sh.
# shellcheck shell=bash

STORE_CHART="$ROOT/charts/woocommerce-store"
CHARTS=("$STORE_CHART" "$ROOT/charts/platform")

stage_formatting() {
  "$ROOT/script/yarn" prettier:check
}

stage_lint() {
  "$ROOT/script/yarn" lint:all
}

stage_types() {
  "$ROOT/script/yarn" tsc:full
}

# The reports are made from the declarations that the types stage has written.
stage_api_reports() {
  "$ROOT/script/yarn" build:api-reports:only --ci
}

stage_shell() {
  local scripts
  shellcheck_program >/dev/null || cannot_run "shellcheck is not installed: script/bootstrap --test"
  mapfile -t scripts < <(shell_scripts)
  note "${#scripts[@]} scripts"
  check "shellcheck" shellcheck_scripts "${scripts[@]}"
  check_help
  check "actionlint on the workflows" check_workflows
}

shellcheck_scripts() {
  (cd "$ROOT" && shellcheck -x "$@")
}

# Somebody who doesn't know a script asks it first. The other three hand everything to the program that they are named after.
check_help() {
  local script
  for script in "$ROOT"/script/*; do
    [ -f "$script" ] || continue
    case "${script##*/}" in
      helm | kubectl | yarn) ;;
      *) check "script/${script##*/} --help says how it is used" says_usage "$script" ;;
    esac
  done
}

says_usage() {
  "$1" --help </dev/null | grep -F "script/${1##*/}"
}

# With shellcheck on what they run.
check_workflows() {
  (cd "$ROOT" && actionlint -no-color)
}

shell_scripts() {
  cd "$ROOT" || return
  find script .ci charts dev plugins/*/src -type f -exec awk 'FNR == 1 && (/^#!.*sh/ || FILENAME ~ /\.sh$/) { print FILENAME } FNR > 1 { nextfile }' {} +
}

stage_chart_lint() {
  local chart status=0
  for chart in "${CHARTS[@]}"; do
    lint_chart "$chart" || status=1
  done
  return "$status"
}

lint_chart() {
  local chart="$1" name values
  name="$(basename "$chart")"
  check "$name with its own values" helm lint --strict "$chart"
  for values in "$chart"/ci/*-values.yaml; do
    [ -e "$values" ] || cannot_run "$name has no ci/*-values.yaml"
    check "$name with $(basename "$values")" helm lint --strict "$chart" --values "$values"
  done
  check "README.md of $name is another than .tools/bin/helm-docs --chart-search-root charts makes of README.md.gotmpl and values.yaml" chart_docs_are_current "$chart"
  check "values without a comment in values.yaml of $name" chart_docs_are_complete "$chart"
  chart_unit_tests "$chart"
}

chart_docs_are_current() {
  helm-docs --chart-search-root "$1" --dry-run --log-level warning >"$RUN/chart-readme.md"
  diff -u "$1/README.md" "$RUN/chart-readme.md"
}

chart_docs_are_complete() {
  ! grep -E '^\| [A-Za-z.]+ \| [a-z]+ \| .* \|  \|$' "$1/README.md"
}

chart_unit_tests() {
  local status=0 report
  report="$RUN/chart-unit-$(basename "$1").xml"
  helm-unittest --strict --file 'unittests/*_test.yaml' --output-type JUnit --output-file "$report" "$1" || status=$?
  count_report junit "$report"
  return "$status"
}

# The portal's alert rules and dashboard: promtool evaluates both.
stage_alerts() {
  local status=0 report="$RUN/alerts.tap"
  type -P promtool >/dev/null || cannot_run "promtool is not installed: script/bootstrap --test"
  (cd "$ROOT" && node --test --test-reporter=tap charts/platform/tests/monitoring/*.test.mjs) >"$report" || status=$?
  cat "$report"
  count_report tap "$report"
  return "$status"
}

stage_php() {
  local file
  php_program >/dev/null || cannot_run "php is not installed: script/bootstrap --test"
  while read -r file; do
    check "${file#"$ROOT/"} is no valid PHP" php -l "$file"
  done < <(find "$STORE_CHART" -name '*.php' | sort)
  for file in "$STORE_CHART"/tests/*.php; do
    [ ! -e "$file" ] || check "${file#"$ROOT/"}" php "$file"
  done
}
