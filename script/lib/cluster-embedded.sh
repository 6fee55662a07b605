# The embedded cluster: a real control plane without containers, through kwokctl. Sourced after state.sh.
# shellcheck shell=bash

EMBEDDED_CONFIG="$ROOT/dev/cluster"

# Whether its controllers ask the API server as often as they like, which Kubernetes does not have by default.
UNLIMITED_QPS=false

# Where the controller manager makes volumes; it can't be told another place.
VOLUMES=/tmp/hostpath_pv

embedded_kwokctl() {
  KWOK_WORKDIR="$STATE/kwok" KWOK_KUBE_VERSION="$(program_version kube-apiserver)" KUBECONFIG='' \
    "$TOOLS/bin/kwokctl" --name "$STATE_NAME" "$@"
}

# Written when creation has succeeded; a cluster without it was interrupted and starts over.
embedded_mark() {
  printf '%s\n' "$STATE/kwok/complete"
}

embedded_is_up() {
  [ -f "$(embedded_mark)" ] && embedded_runs_completely && cluster_answers
}

embedded_folder() {
  printf '%s\n' "$STATE/kwok/clusters/$STATE_NAME"
}

embedded_runs_completely() {
  local program
  for program in etcd kube-apiserver kube-controller-manager kube-scheduler kwok-controller; do
    embedded_process_lives "$program" || return 1
  done
}

# Whether the process that kwokctl has noted for a program still is that program.
embedded_process_lives() {
  local pid running
  pid="$(cat "$(embedded_folder)/pids/$1.pid" 2>/dev/null)" || return 1
  running="$(readlink "/proc/$pid/exe")" || return 1
  # The file of a running program may have been replaced by a newer one.
  [ "${running% (deleted)}" = "$(readlink -f "$(embedded_folder)/bin/$1")" ]
}

# After a crash or a reboot a pid file may name somebody else's process, which kwokctl would take for its own.
embedded_forget_dead() {
  local file
  for file in "$(embedded_folder)"/pids/*.pid; do
    [ -e "$file" ] || continue
    embedded_process_lives "$(basename "$file" .pid)" || rm -f "$file"
  done
}

embedded_up() {
  if [ -f "$(embedded_mark)" ]; then
    embedded_forget_dead
    embedded_kwokctl start cluster --wait 60s
  else
    embedded_delete
    embedded_create
  fi
  wait_until 60 cluster_answers
}

embedded_create() {
  mkdir -p "$STATE/kwok"
  embedded_config >"$STATE/kwok/config.yaml"
  embedded_kwokctl create cluster \
    --config "$STATE/kwok/config.yaml" \
    --etcd-binary "$TOOLS/bin/etcd" \
    --kube-apiserver-binary "$TOOLS/bin/kube-apiserver" \
    --kube-controller-manager-binary "$TOOLS/bin/kube-controller-manager" \
    --kube-scheduler-binary "$TOOLS/bin/kube-scheduler" \
    --kwok-controller-binary "$TOOLS/bin/kwok" \
    --kubeconfig "$ADMIN_KUBECONFIG" \
    --wait 60s
  chmod 600 "$ADMIN_KUBECONFIG"
  wait_until 60 cluster_answers
  touch "$(embedded_mark)"
}

# The cluster keeps its ports for good. Chosen at random, those of a cluster that is stopped are not taken by the next one.
embedded_config() {
  local port
  port="$(free_ports 6)"
  sed "s/^options:$/&\\
  disableQPSLimits: $UNLIMITED_QPS\\
  etcdPeerPort: $port\\
  etcdPort: $((port + 1))\\
  kubeApiserverPort: $((port + 2))\\
  kubeControllerManagerPort: $((port + 3))\\
  kubeSchedulerPort: $((port + 4))\\
  kwokControllerPort: $((port + 5))/" "$EMBEDDED_CONFIG/kwok.yaml"
}

# It asks nobody who they are.
embedded_etcd_url() {
  sed -n 's|^  etcdPort: |http://127.0.0.1:|p' "$STATE/kwok/config.yaml"
}

# Puts in what makes it look like any cluster. Applied at every start, so that changed files take effect.
embedded_set_up() {
  [ ! -e "$VOLUMES" ] || [ -w "$VOLUMES" ] || die "$VOLUMES belongs to another user, so that no volume can be made there: remove it."
  wait_until 30 kubectl_admin get stages >/dev/null
  embedded_stages "$1" | kubectl_admin apply -f -
  kubectl_admin apply -f "$EMBEDDED_CONFIG/classes.yaml" -f "$EMBEDDED_CONFIG/nodes.yaml"
  kubectl_admin wait --for=condition=Ready node --all --timeout=60s
}

embedded_stages() {
  local file pace=()
  [ -z "$1" ] || pace=(-e "s/^\( *durationMilliseconds:\) [0-9]* # paced$/\1 $(milliseconds "$1")/")
  for file in "$EMBEDDED_CONFIG"/stages/*.yaml; do
    sed -e '$a---' "${pace[@]}" "$file"
  done
}

# 500ms or 3s, as a number.
milliseconds() {
  case "$1" in
    *[!0-9]*ms | *[!0-9ms]*) die "'$1' is no delay: write 500ms or 3s." ;;
    *ms) printf '%s\n' "${1%ms}" ;;
    *s) printf '%s000\n' "${1%s}" ;;
    *) die "'$1' is no delay: write 500ms or 3s." ;;
  esac
}

embedded_down() {
  [ -f "$(embedded_mark)" ] || return 0
  embedded_forget_dead
  # Nobody can be asked once it is down, and it may be deleted then.
  ! cluster_answers || embedded_volumes >"$STATE/kwok/volumes"
  embedded_kwokctl stop cluster >"$STATE/logs/stop.log" 2>&1
}

embedded_delete() {
  [ -d "$STATE/kwok" ] || return 0
  embedded_forget_dead
  embedded_remove_volumes
  embedded_kwokctl delete cluster --kubeconfig "$ADMIN_KUBECONFIG" >"$STATE/logs/delete.log" 2>&1 || true
  rm -rf "$STATE/kwok"
  rmdir "$VOLUMES" 2>/dev/null || true
}

# The volumes of claims that were still there stay behind otherwise.
embedded_remove_volumes() {
  local path
  while read -r path; do
    [[ ! "${path#"$VOLUMES/"}" =~ ^[0-9a-f-]+$ ]] || rm -rf "$path"
  done < <(embedded_volumes)
}

# The folders of all volumes: as they are, or were when the cluster was stopped.
embedded_volumes() {
  if cluster_answers; then
    kubectl_admin get persistentvolumes -o 'jsonpath={range .items[*]}{.spec.hostPath.path}{"\n"}{end}'
  elif [ -f "$STATE/kwok/volumes" ]; then
    cat "$STATE/kwok/volumes"
  fi
}
