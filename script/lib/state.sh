# The folder of one portal with its cluster: .state/dev for people, .state/test for script/test. Sourced after common.sh.
# shellcheck shell=bash disable=SC2034

use_state() {
  [[ "$1" =~ ^[a-z][a-z0-9-]{0,19}$ ]] || die "'$1' is no name for a state: lower-case letters, digits and dashes, please."
  STATE_NAME="$1"
  STATE="$STATE_ROOT/$1"
  ADMIN_KUBECONFIG="$STATE/kubeconfig"
  BACKSTAGE_KUBECONFIG="$STATE/backstage.kubeconfig"
  VIEWER_TOKEN="$STATE/backstage-viewer.token"
  CLUSTER_ENV="$STATE/cluster.env"
}

# Secrets and databases in there are nobody else's business.
make_state() {
  mkdir -p "$STATE/logs"
  chmod 700 "$STATE_ROOT" "$STATE"
}

# A value of cluster.env, without sourcing the whole file.
cluster_value() {
  [ -f "$CLUSTER_ENV" ] || return 0
  # shellcheck source=/dev/null
  (. "$CLUSTER_ENV" && printf '%s\n' "${!1:-}")
}

kubectl_admin() {
  "$TOOLS/bin/kubectl" --kubeconfig "$ADMIN_KUBECONFIG" "$@"
}

cluster_answers() {
  [ -f "$ADMIN_KUBECONFIG" ] && kubectl_admin --request-timeout=5s get --raw /readyz >/dev/null 2>&1
}

# Tries a command once a second until it succeeds: wait_until SECONDS COMMAND…
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.5
  done
}

port_is_taken() {
  (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The first of so many free ports in a row, below those that the kernel hands out itself.
free_ports() {
  local first port
  while :; do
    first=$((20000 + RANDOM % 12000))
    for ((port = first; port < first + $1; port++)); do
      ! port_is_taken "$port" || continue 2
    done
    break
  done
  printf '%s\n' "$first"
}
