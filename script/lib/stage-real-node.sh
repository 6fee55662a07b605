# The stage on a node where pods truly run. Sourced after stages.sh, state.sh and stages-checks.sh.
# shellcheck shell=bash

# Set by the options of script/test: the cluster to use instead of a node that is started here.
REAL_NODE_CONTEXT=''
REAL_NODE_KUBECONFIG=''

# A program that makes this machine a node. It is optional, and no part of this repository.
REAL_NODE_UP="${WOOCOMMERCE_REAL_NODE:-$ROOT/../shared/realnode/up}"
REAL_NODE_TESTS="$ROOT/charts/woocommerce-store/tests/node"
REAL_NODE_PORTAL_TESTS="$ROOT/charts/platform/tests/node"
# What that program sets up: its node, where its ingress listens when pods are to reach it too, and its service range.
REAL_NODE_NAME=realnode
REAL_NODE_HTTP=10.244.0.1:80
REAL_NODE_HTTPS=10.244.0.1:443
REAL_NODE_SERVICES=10.96.0.0/16

stage_real_node() {
  local status=0 missing
  export KUBECONFIG="$RUN/real-node.kubeconfig"
  if [ -n "$REAL_NODE_CONTEXT" ]; then
    use_named_cluster
  elif missing="$(missing_for_real_node)"; then
    note "did not run: $missing"
    count 0 0 1
    return
  else
    use_this_machine
  fi
  note_woocommerce
  test_on_node stores --test-concurrency=2 "$REAL_NODE_TESTS"/*.test.mjs || status=$?
  # By itself, because it drains the node.
  test_on_node portal "$REAL_NODE_PORTAL_TESTS"/*.test.mjs || status=$?
  wait_for_namespaces
  return "$status"
}

# test_on_node NAME ARGUMENT…: runs Node's test runner, and counts and notes what it has reported.
test_on_node() {
  local status=0 report="$RUN/real-node-$1.tap"
  (cd "$ROOT" && node --test --test-reporter=tap "${@:2}") >"$report" || status=$?
  cat "$report"
  sed -n 's/^ *# note: //p' "$report" | while read -r line; do note "$line"; done
  count_report tap "$report"
  return "$status"
}

# Says what stands in the way of a node on this machine; fails when there is nothing.
missing_for_real_node() {
  if [ ! -x "$REAL_NODE_UP" ]; then
    say "there is no $REAL_NODE_UP to make this machine a node; script/test --context NAME uses a cluster of yours"
  elif [ "$(id -u)" -ne 0 ]; then
    say "only root can make this machine a node; script/test --context NAME uses a cluster of yours"
  else
    return 1
  fi
}

# Whether the stage begins with its tests: the programs and images of a node are first built, for half an hour and more.
real_node_is_built() {
  local folder
  [ -z "$REAL_NODE_CONTEXT" ] && ! missing_for_real_node >/dev/null || return 0
  folder="$(dirname "$("$REAL_NODE_UP" --print-kubeconfig)")"
  [ -x "$folder/bin/traefik" ] && [ -s "$folder/state/img/wordpress.tar" ]
}

# Somebody's cluster: nothing is started or stopped on it, and only namespaces that the tests make are touched.
use_named_cluster() {
  local options=(--context "$REAL_NODE_CONTEXT")
  [ -z "$REAL_NODE_KUBECONFIG" ] || options+=(--kubeconfig "$REAL_NODE_KUBECONFIG")
  # Without KUBECONFIG kubectl looks where it always does.
  (umask 077 && env -u KUBECONFIG kubectl "${options[@]}" config view --minify --flatten --raw >"$KUBECONFIG") ||
    cannot_run "there is no context '$REAL_NODE_CONTEXT' in the kubeconfig"
  kubectl get --raw /readyz >/dev/null || cannot_run "the cluster of the context '$REAL_NODE_CONTEXT' does not answer"
  export WOOCOMMERCE_NODE=elsewhere
  note "on the cluster of the context '$REAL_NODE_CONTEXT'"
}

use_this_machine() {
  local kubeconfig
  kubeconfig="$("$REAL_NODE_UP" --print-kubeconfig)"
  trap 'stop_this_machine' EXIT
  trap 'exit 143' TERM
  REAL_NODE_WAS_UP=''
  ! KUBECONFIG="$kubeconfig" kubectl --request-timeout=5s get --raw /readyz >/dev/null 2>&1 || REAL_NODE_WAS_UP=yes
  lend_programs "$(dirname "$kubeconfig")/bin"
  REALNODE_HTTP="$REAL_NODE_HTTP" REALNODE_HTTPS="$REAL_NODE_HTTPS" "$REAL_NODE_UP" || cannot_run "$REAL_NODE_UP did not start the node"
  (umask 077 && cp "$kubeconfig" "$KUBECONFIG")
  export WOOCOMMERCE_NODE=this-machine
  export WOOCOMMERCE_NODE_HTTP="$REAL_NODE_HTTP" WOOCOMMERCE_NODE_HTTPS="$REAL_NODE_HTTPS" WOOCOMMERCE_NODE_GATEWAY=traefik/traefik
  export WOOCOMMERCE_NODE_WORDPRESS="${WOOCOMMERCE_NODE_WORDPRESS:-localhost/realnode/wordpress:7.1-php8.2-apache}"
  export WOOCOMMERCE_NODE_MARIADB="${WOOCOMMERCE_NODE_MARIADB:-localhost/realnode/mariadb:10.11}"
  note "on this machine as a node$([ -z "$REAL_NODE_WAS_UP" ] || printf ' that was up before, and stays up')"
  start_network_policies
}

# The node would build these for minutes, and script/bootstrap has.
lend_programs() {
  local program
  mkdir -p "$1"
  for program in kube-apiserver kube-controller-manager kube-scheduler kubectl etcd; do
    [ -e "$1/$program" ] || cp -L "$TOOLS/bin/$program" "$1/$program"
  done
}

# A node that ran before goes on running.
stop_this_machine() {
  stop_network_policies
  [ -n "$REAL_NODE_WAS_UP" ] || "$(dirname "$REAL_NODE_UP")/down"
}

# The node's own network enforces no policy. kube-router's firewall does, and is a program of its own.
start_network_policies() {
  local program="$TOOLS/bin/kube-router"
  KUBE_ROUTER=''
  if ! type -P ipset >/dev/null && ! debian_packages ipset; then
    note "network policies are not enforced: ipset is not installed"
    return
  fi
  if [ ! -x "$program" ] && ! build_kube_router "$program"; then
    note "network policies are not enforced: kube-router could not be built"
    return
  fi
  "$program" --run-firewall --run-router=false --run-service-proxy=false --health-port=0 --metrics-port=0 \
    --kubeconfig="$KUBECONFIG" --hostname-override="$REAL_NODE_NAME" --service-cluster-ip-range="$REAL_NODE_SERVICES" \
    >"$STATE/logs/kube-router.log" 2>&1 &
  KUBE_ROUTER=$!
}

build_kube_router() {
  (cd "$REAL_NODE_TESTS/kube-router" && GOWORK=off GOFLAGS=-buildvcs=false CGO_ENABLED=0 \
    go build -mod=readonly -trimpath -ldflags '-s -w' -o "$1" github.com/cloudnativelabs/kube-router/v2/cmd/kube-router)
}

# kube-router leaves its rules behind when it ends, and its sets mostly: that there are none is no failure.
stop_network_policies() {
  [ -n "${KUBE_ROUTER:-}" ] || return 0
  kill "$KUBE_ROUTER" 2>/dev/null || true
  wait "$KUBE_ROUTER" 2>/dev/null || true
  iptables-save --table filter | grep -Ev 'KUBE-(ROUTER|POD-FW|NWPLCY)' | iptables-restore --table=filter
  ipset list -name | sed -n '/^KUBE-/p' | while read -r set; do ipset destroy "$set"; done
}

note_woocommerce() {
  if [ -n "${WOOCOMMERCE_ZIP:-}" ]; then
    note "with WooCommerce from $WOOCOMMERCE_ZIP"
  elif [ -n "${WOOCOMMERCE_IMAGE:-}" ]; then
    note "with WooCommerce as the image $WOOCOMMERCE_IMAGE has it"
  else
    note "WooCommerce itself was not in it: a small plugin of the tests took its place. WOOCOMMERCE_ZIP=FILE or WOOCOMMERCE_IMAGE=NAME bring the real one"
  fi
}

# The tests don't wait for the namespaces that they delete, and a node that is stopped deletes nothing.
wait_for_namespaces() {
  kubectl wait --for=delete namespace --selector woocommerce.backstage/test=node --timeout=120s ||
    note "namespaces of the tests are still being deleted"
}
