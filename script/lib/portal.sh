# The portal: its generated configuration, and its processes. Sourced after state.sh.
# shellcheck shell=bash

# Files whose settings are laid over all others.
PORTAL_CONFIGS=()

use_portal() {
  PORTAL_PORT="$1"
  BACKEND_PORT="$2"
  PORTAL_CONFIG="$STATE/app-config.yaml"
  PORTAL_LOG="$STATE/portal.log"
  PORTAL_PID="$STATE/portal.pid"
}

# Only what depends on the cluster and the ports; everything else is in app-config.yaml.
write_portal_config() {
  mkdir -p "$STATE/database"
  # shellcheck source=/dev/null
  . "$CLUSTER_ENV"
  (
    umask 077
    {
      portal_config_addresses
      portal_config_stores
      portal_config_kubernetes
    } >"$PORTAL_CONFIG.new"
  )
  mv "$PORTAL_CONFIG.new" "$PORTAL_CONFIG"
}

portal_config_addresses() {
  cat <<END
# Written by script/server, anew at each start.
app:
  baseUrl: http://localhost:$PORTAL_PORT
  listen:
    host: 127.0.0.1
    port: $PORTAL_PORT
backend:
  baseUrl: http://localhost:$BACKEND_PORT
  listen:
    host: 127.0.0.1
    port: $BACKEND_PORT
  cors:
    origin: http://localhost:$PORTAL_PORT
  database:
    client: better-sqlite3
    connection:
      directory: "$STATE/database"
techdocs:
  publisher:
    local:
      publishDirectory: "$STATE/techdocs"
END
}

portal_config_stores() {
  cat <<END
woocommerce:
  clusters:
    - name: "$CLUSTER_NAME"
      kubeconfig: "$BACKSTAGE_KUBECONFIG"
      simulatedNodes: $SIMULATED_NODES
END
  [ "$CLUSTER_KIND" != k3d ] || portal_config_k3d_storefront
}

# For pods, *.localtest.me is themselves: they find the stores at k3s' own ingress controller.
portal_config_k3d_storefront() {
  cat <<END
  storefront:
    port: $STORE_PORT
    routeAddress: traefik.kube-system.svc.cluster.local:80
END
}

# Backstage's own Kubernetes plugin takes a token, and never the portal's; on a cluster without the account that is made for
# it, it gets no cluster.
portal_config_kubernetes() {
  if [ -z "$VIEWER_TOKEN_FILE" ]; then
    printf 'kubernetes:\n  clusterLocatorMethods:\n    - type: config\n      clusters: []\n'
    return
  fi
  cat <<END
kubernetes:
  clusterLocatorMethods:
    - type: config
      clusters:
        - name: "$CLUSTER_NAME"
          url: "$CLUSTER_SERVER"
          authProvider: serviceAccount
          serviceAccountToken: "$(<"$VIEWER_TOKEN_FILE")"
          caData: "$CLUSTER_CA_DATA"
          skipMetricsLookup: true
END
}

# A process is known by its number and its start time, because numbers are used again.
process_identity() {
  local fields
  fields="$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null)" || return 1
  [ "${fields%% *}" != Z ] || return 1
  printf '%s %s\n' "$1" "$(cut -d ' ' -f 20 <<<"$fields")"
}

portal_runs() {
  local pid rest
  [ -f "$PORTAL_PID" ] || return 1
  read -r pid rest <"$PORTAL_PID"
  [ "$(process_identity "$pid")" = "$pid $rest" ]
}

# In a session of its own, so that it outlives this script and can be stopped as one group.
# Settings of one person, in app-config.local.yaml, come after those of the repository.
portal_start() {
  local configs=(--config "$ROOT/app-config.yaml" --config "$PORTAL_CONFIG") file
  [ "$STATE_NAME" != dev ] || [ ! -f "$ROOT/app-config.local.yaml" ] || configs+=(--config "$ROOT/app-config.local.yaml")
  for file in "${PORTAL_CONFIGS[@]}"; do
    configs+=(--config "$file")
  done
  (
    cd "$ROOT" || exit
    use_tools
    exec setsid "$ROOT/script/yarn" start "${configs[@]}"
  ) >"$PORTAL_LOG" 2>&1 </dev/null &
  process_identity "$!" >"$PORTAL_PID"
}

portal_answers() {
  address_answers "http://127.0.0.1:$BACKEND_PORT/.backstage/health/v1/readiness" && address_answers "http://127.0.0.1:$PORTAL_PORT/"
}

address_answers() {
  "$TOOLS/node/bin/node" --eval '
    const [address] = process.argv.slice(1);
    fetch(address, { signal: AbortSignal.timeout(5000) })
      .then(({ ok }) => process.exit(ok ? 0 : 1))
      .catch(() => process.exit(1));
  ' "$1"
}

portal_stop() {
  local group
  if portal_runs; then
    read -r group _ <"$PORTAL_PID"
    kill -TERM -- "-$group" 2>/dev/null || true
    wait_until 15 group_has_ended "$group" || kill -KILL -- "-$group" 2>/dev/null || true
  fi
  rm -f "$PORTAL_PID"
}

group_has_ended() {
  cat /proc/[0-9]*/stat 2>/dev/null | awk -v group="$1" '{ sub(/.*\) /, "") } $3 == group && $1 != "Z" { exit 1 }'
}
