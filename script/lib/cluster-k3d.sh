# A k3d cluster, when Docker answers: containers really run, behind k3s' own ingress controller. Sourced after state.sh.
# shellcheck shell=bash

K3D_STORE_PORT=8080

k3d_is_usable() {
  type -P k3d >/dev/null && type -P docker >/dev/null && docker info >/dev/null 2>&1
}

k3d_cluster() {
  printf 'woocommerce-%s\n' "$STATE_NAME"
}

k3d_up() {
  local cluster
  cluster="$(k3d_cluster)"
  if k3d cluster list "$cluster" >/dev/null 2>&1; then
    k3d cluster start "$cluster" --wait
  else
    k3d cluster create "$cluster" --agents 2 --wait --kubeconfig-update-default=false \
      --api-port "127.0.0.1:$(free_ports 1)" --port "127.0.0.1:$K3D_STORE_PORT:80@loadbalancer"
  fi
  (umask 077 && k3d kubeconfig get "$cluster" >"$ADMIN_KUBECONFIG")
  wait_until 60 cluster_answers
}

k3d_down() {
  k3d cluster stop "$(k3d_cluster)"
}

k3d_delete() {
  k3d cluster delete "$(k3d_cluster)"
}
