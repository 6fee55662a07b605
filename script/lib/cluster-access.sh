# Who the portal is on the cluster, written down for everything that follows. Sourced after state.sh.
# shellcheck shell=bash

# The portal's account, its rights, and the policies that fence it in.
apply_access() {
  kubectl_admin apply -f "$ROOT/dev/cluster/rbac.yaml" -f "$ROOT/dev/cluster/admission.yaml"
}

# With the ServiceAccount of dev/cluster/rbac.yaml, its token; on a user's own cluster without it, the user's own access.
write_access() {
  rm -f "$BACKSTAGE_TOKEN"
  if kubectl_admin --namespace backstage get serviceaccount backstage >/dev/null 2>&1; then
    write_service_account_access
  else
    (umask 077 && cp "$ADMIN_KUBECONFIG" "$BACKSTAGE_KUBECONFIG")
  fi
}

write_service_account_access() {
  wait_until 30 service_account_token_exists || die "The Secret backstage/backstage-token holds no token: kubectl apply -f dev/cluster/rbac.yaml -f dev/cluster/admission.yaml."
  (
    umask 077
    service_account_token >"$BACKSTAGE_TOKEN"
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
      token: $(<"$BACKSTAGE_TOKEN")
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

service_account_token() {
  kubectl_admin --namespace backstage get secret backstage-token -o 'jsonpath={.data.token}' | base64 -d
}

service_account_token_exists() {
  [ -n "$(service_account_token 2>/dev/null)" ]
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
  [ ! -f "$BACKSTAGE_TOKEN" ] || token="$BACKSTAGE_TOKEN"
  {
    printf 'CLUSTER_KIND=%q\n' "$1"
    printf 'CLUSTER_NAME=%q\n' "$STATE_NAME"
    printf 'CLUSTER_CONTEXT=%q\n' "$2"
    printf 'CLUSTER_SERVER=%q\n' "$(cluster_field server)"
    printf 'CLUSTER_CA_DATA=%q\n' "$(cluster_ca_data)"
    printf 'KUBECONFIG=%q\n' "$ADMIN_KUBECONFIG"
    printf 'BACKSTAGE_KUBECONFIG=%q\n' "$BACKSTAGE_KUBECONFIG"
    printf 'BACKSTAGE_TOKEN_FILE=%q\n' "$token"
    printf 'SIMULATED_NODES=%q\n' "$simulated"
    printf 'STORE_PORT=%q\n' "$store_port"
  } >"$CLUSTER_ENV.new"
  mv "$CLUSTER_ENV.new" "$CLUSTER_ENV"
}
