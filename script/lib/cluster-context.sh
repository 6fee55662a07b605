# A cluster of the user's own, named by a context of their kubeconfig. Nothing is installed, started or stopped there.
# Sourced after state.sh.
# shellcheck shell=bash

context_up() {
  (umask 077 && "$TOOLS/bin/kubectl" config view --raw --minify --flatten --context "$1" >"$ADMIN_KUBECONFIG.new")
  mv "$ADMIN_KUBECONFIG.new" "$ADMIN_KUBECONFIG"
  cluster_answers || die "The cluster of the context '$1' does not answer."
}
