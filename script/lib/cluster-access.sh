# Who the portal is on the cluster, written down for everything that follows. Sourced after state.sh.
# shellcheck shell=bash

ACCESS_CHART="$ROOT/charts/platform"

# The accounts of the portal and of its Kubernetes plugin, their rights, and the policies that fence the portal's in: what the
# portal's chart installs, without a release.
apply_access() {
  local namespace='{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "backstage"}}'
  kubectl_admin apply -f - <<<"$namespace"
  "$TOOLS/bin/helm" template backstage "$ACCESS_CHART" --namespace backstage --values "$ACCESS_CHART/values-access.yaml" |
    kubectl_admin --namespace backstage apply -f -
}

# With the ServiceAccounts of the portal's chart, their tokens; on a user's own cluster without them, the user's own
# access for the portal, and none for Backstage's Kubernetes plugin, whose proxy would do for users what this user may.
write_access() {
  rm -f "$VIEWER_TOKEN"
  if service_account_exists backstage; then
    write_service_account_access
  else
    (umask 077 && cp "$ADMIN_KUBECONFIG" "$BACKSTAGE_KUBECONFIG")
  fi
  if service_account_exists backstage-viewer; then
    require_service_account_token backstage-viewer
    (umask 077 && service_account_token backstage-viewer >"$VIEWER_TOKEN")
  fi
}

write_service_account_access() {
  require_service_account_token backstage
  (
    umask 077
    cat >"$BACKSTAGE_KUBECONFIG.new" <<END
apiVersion: v1
kind: Config
clusters:
  - name: cluster
    cluster:
      server: $(cluster_field server)
      certificate-authority-data: $(cluster_ca_data)
users:
  - name: backstage
    user:
      token: $(service_account_token backstage)
contexts:
  - name: backstage
    context:
      cluster: cluster
      user: backstage
current-context: backstage
END
  )
  mv "$BACKSTAGE_KUBECONFIG.new" "$BACKSTAGE_KUBECONFIG"
}

service_account_exists() {
  kubectl_admin --namespace backstage get serviceaccount "$1" >/dev/null 2>&1
}

require_service_account_token() {
  wait_until 30 service_account_token_exists "$1" || die "The Secret backstage/$1-token holds no token: install charts/platform there with its values-access.yaml."
}

service_account_token() {
  kubectl_admin --namespace backstage get secret "$1-token" -o 'jsonpath={.data.token}' | base64 -d
}

service_account_token_exists() {
  [ -n "$(service_account_token "$1" 2>/dev/null)" ]
}

cluster_field() {
  kubectl_admin config view --raw --minify --flatten -o "jsonpath={.clusters[0].cluster.$1}"
}

cluster_ca_data() {
  cluster_field certificate-authority-data
}

# cluster.env can be sourced: write_cluster_env KIND CONTEXT
write_cluster_env() {
  local simulated=false store_port='' token=''
  [ "$1" != embedded ] || simulated=true
  [ "$1" != k3d ] || store_port="$K3D_STORE_PORT"
  [ ! -f "$VIEWER_TOKEN" ] || token="$VIEWER_TOKEN"
  {
    printf 'CLUSTER_KIND=%q\n' "$1"
    printf 'CLUSTER_NAME=%q\n' "$STATE_NAME"
    printf 'CLUSTER_CONTEXT=%q\n' "$2"
    printf 'CLUSTER_SERVER=%q\n' "$(cluster_field server)"
    printf 'CLUSTER_CA_DATA=%q\n' "$(cluster_ca_data)"
    printf 'KUBECONFIG=%q\n' "$ADMIN_KUBECONFIG"
    printf 'BACKSTAGE_KUBECONFIG=%q\n' "$BACKSTAGE_KUBECONFIG"
    printf 'VIEWER_TOKEN_FILE=%q\n' "$token"
    printf 'SIMULATED_NODES=%q\n' "$simulated"
    printf 'STORE_PORT=%q\n' "$store_port"
  } >"$CLUSTER_ENV.new"
  mv "$CLUSTER_ENV.new" "$CLUSTER_ENV"
}
