# Stages that look at the sources. Sourced after stages.sh.
# shellcheck shell=bash

CHART="$ROOT/charts/woocommerce-store"

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
  (cd "$ROOT" && shellcheck -x "${scripts[@]}")
}

shell_scripts() {
  cd "$ROOT" || return
  find script .ci charts dev plugins/*/src -type f -exec awk 'FNR == 1 && (/^#!.*sh/ || FILENAME ~ /\.sh$/) { print FILENAME } FNR > 1 { nextfile }' {} +
}

stage_chart_lint() {
  local values
  check "the chart with its own values" helm lint --strict "$CHART"
  for values in "$CHART"/ci/*-values.yaml; do
    [ -e "$values" ] || cannot_run "the chart has no ci/*-values.yaml"
    check "$(basename "$values")" helm lint --strict "$CHART" --values "$values"
  done
  check "README.md is another than .tools/bin/helm-docs --chart-search-root charts makes of README.md.gotmpl and values.yaml" chart_docs_are_current
  check "values without a comment in values.yaml" chart_docs_are_complete
  chart_unit_tests
}

chart_docs_are_current() {
  helm-docs --chart-search-root "$CHART" --dry-run --log-level warning >"$RUN/chart-readme.md"
  diff -u "$CHART/README.md" "$RUN/chart-readme.md"
}

chart_docs_are_complete() {
  ! grep -E '^\| [A-Za-z.]+ \| [a-z]+ \| .* \|  \|$' "$CHART/README.md"
}

chart_unit_tests() {
  local status=0 report="$RUN/chart-unit.xml"
  helm-unittest --strict --file 'unittests/*_test.yaml' --output-type JUnit --output-file "$report" "$CHART" || status=$?
  count_report junit "$report"
  return "$status"
}

stage_php() {
  local file
  php_program >/dev/null || cannot_run "php is not installed: script/bootstrap --test"
  while read -r file; do
    check "${file#"$ROOT/"} is no valid PHP" php -l "$file"
  done < <(find "$CHART" -name '*.php' | sort)
  for file in "$CHART"/tests/*.php; do
    [ ! -e "$file" ] || check "${file#"$ROOT/"}" php "$file"
  done
}
