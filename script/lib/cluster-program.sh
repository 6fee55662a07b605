# Runs a pinned program against the cluster in use. Sourced after state.sh.
# shellcheck shell=bash

run_on_cluster() {
  local program="$1"
  shift
  use_state "${STATE:-dev}"
  [ -x "$TOOLS/bin/$program" ] || die "$program is not installed yet. Run script/bootstrap first."
  [ -f "$ADMIN_KUBECONFIG" ] || die "There is no cluster for the state '$STATE_NAME' yet. script/server or script/cluster up makes one."
  KUBECONFIG="$ADMIN_KUBECONFIG" exec "$TOOLS/bin/$program" "$@"
}
