#!/usr/bin/env bash
# Fails when a chart is another than that of a commit, and has the same version: require-chart-versions.sh COMMIT
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
commit="${1:?the commit to compare with}"

version() { sed -n 's/^version: *//p'; }

# A chart that is there already was published under its version, and its package doesn't have its tests.
status=0
for chart in charts/*/; do
  old="$(git show "$commit:${chart}Chart.yaml" 2>/dev/null | version)" || continue
  new="$(version <"${chart}Chart.yaml")"
  [ "$old" = "$new" ] || continue
  if ! git diff --quiet "$commit" -- "$chart" ":!${chart}tests" ":!${chart}unittests" ":!${chart}ci"; then
    echo "$chart is changed, and still has the version $new: raise it in ${chart}Chart.yaml." >&2
    status=1
  fi
done
exit "$status"
