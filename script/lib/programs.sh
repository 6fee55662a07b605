# Programs built from Go modules: the cluster's from dev/cluster, those that look at charts from dev/tools, promtool from
# dev/prometheus, Flux, which only benchmarks ask for, from dev/flux. Sourced after common.sh and steps.sh.
# shellcheck shell=bash

CLUSTER_MODULE="$ROOT/dev/cluster"
TOOLS_MODULE="$ROOT/dev/tools"
PROMETHEUS_MODULE="$ROOT/dev/prometheus"
FLUX_MODULES="$ROOT/dev/flux"

PROGRAMS=(kubectl helm etcd kube-apiserver kube-controller-manager kube-scheduler kwok kwokctl)
TEST_PROGRAMS=(actionlint helm-docs helm-unittest kubeconform promtool toxiproxy-server)

bootstrap_programs() {
  make_programs "${PROGRAMS[@]}"
}

bootstrap_test_programs() {
  make_programs "${TEST_PROGRAMS[@]}"
}

make_programs() {
  local hint="Go 1.26 builds programs from the Go module proxy ('go env GOPROXY'): check that Go is on PATH and can reach it, then run this again."
  local program
  for program in "$@"; do
    step "$program" program_is_there install_program "$hint" "$program"
  done
}

require_programs() {
  local program
  for program in "${PROGRAMS[@]}"; do
    program_is_there "$program" || die "$program $(program_version "$program") is not installed. Run script/bootstrap first."
  done
}

program_package() {
  case "$1" in
    actionlint | helm-docs | helm-unittest | kubeconform) printf '%s/cmd/%s\n' "$(program_module "$1")" "$1" ;;
    kube*) printf 'k8s.io/kubernetes/cmd/%s\n' "$1" ;;
    kwok*) printf 'sigs.k8s.io/kwok/cmd/%s\n' "$1" ;;
    helm) printf 'helm.sh/helm/v4/cmd/helm\n' ;;
    etcd) printf 'go.etcd.io/etcd/server/v3\n' ;;
    promtool) printf '%s/cmd/promtool\n' "$(program_module "$1")" ;;
    helm-controller | source-controller) program_module "$1" ;;
    toxiproxy-server) printf '%s/cmd/server\n' "$(program_module "$1")" ;;
  esac
}

program_module() {
  case "$1" in
    kubeconform) printf 'github.com/yannh/kubeconform\n' ;;
    kube*) printf 'k8s.io/kubernetes\n' ;;
    kwok*) printf 'sigs.k8s.io/kwok\n' ;;
    helm) printf 'helm.sh/helm/v4\n' ;;
    etcd) printf 'go.etcd.io/etcd/server/v3\n' ;;
    actionlint) printf 'github.com/rhysd/actionlint\n' ;;
    helm-docs) printf 'github.com/norwoodj/helm-docs\n' ;;
    helm-unittest) printf 'github.com/helm-unittest/helm-unittest\n' ;;
    promtool) printf 'github.com/prometheus/prometheus\n' ;;
    toxiproxy-server) printf 'github.com/Shopify/toxiproxy/v2\n' ;;
    helm-controller | source-controller) printf 'github.com/fluxcd/%s\n' "$1" ;;
  esac
}

# The folder of the go.mod that pins a program.
program_folder() {
  case "$1" in
    actionlint | helm-docs | helm-unittest | kubeconform | toxiproxy-server) printf '%s\n' "$TOOLS_MODULE" ;;
    promtool) printf '%s\n' "$PROMETHEUS_MODULE" ;;
    helm-controller | source-controller) printf '%s/%s\n' "$FLUX_MODULES" "$1" ;;
    *) printf '%s\n' "$CLUSTER_MODULE" ;;
  esac
}

# The version go.mod requires, which is the only place that names it.
program_version() {
  module_version "$(program_module "$1")" "$(program_folder "$1")"
}

# module_version MODULE [FOLDER]
module_version() {
  awk -v module="$1" '$1 == module && $2 ~ /^v/ { print $2 }' "${2:-$CLUSTER_MODULE}/go.mod"
}

# Built programs carry their version in a file beside them: asking all of them would take seconds.
program_is_there() {
  local program="$TOOLS/bin/$1"
  [ -x "$program" ] || return 1
  if [ -L "$program" ]; then
    machine_program_is_supported "$1" "$program"
  else
    [ "$(cat "$TOOLS/versions/$1" 2>/dev/null)" = "$(program_version "$1")" ]
  fi
}

install_program() {
  local machine_program
  mkdir -p "$TOOLS/bin" "$TOOLS/versions"
  if machine_program="$(type -P "$1")" && machine_program_is_supported "$1" "$machine_program"; then
    ln -s "$machine_program" "$WORK/$1"
  else
    build_program "$1"
    show_version "$WORK/$1"
  fi
  program_version "$1" >"$WORK/version"
  mv -f "$WORK/$1" "$TOOLS/bin/$1"
  mv -f "$WORK/version" "$TOOLS/versions/$1"
}

build_program() {
  type -P go >/dev/null || die "Go is not on PATH. Install Go 1.26 or newer."
  cd "$(program_folder "$1")" || return
  # A go.work or GOFLAGS of the machine must not change what is built. What -s and -w leave out need not be compiled.
  GOWORK=off GOFLAGS=-buildvcs=false CGO_ENABLED=0 \
    go build -mod=readonly -trimpath -tags "$(build_tags "$1")" -gcflags=all=-dwarf=false -ldflags "$(version_flags "$1")" \
    -o "$WORK/$1" "$(program_package "$1")"
}

build_tags() {
  case "$1" in
    # Rules are tested without the clients of two dozen clouds.
    promtool) printf 'remove_all_sd\n' ;;
  esac
}

version_flags() {
  local version component=k8s.io/component-base/version kubernetes
  version="$(program_version "$1")"
  kubernetes="$(module_version k8s.io/kubernetes)"
  printf -- '-s -w -X %s.gitVersion=%s -X %s.gitMajor=1 -X %s.gitMinor=%s -X %s.gitTreeState=clean' \
    "$component" "$kubernetes" "$component" "$component" "$(version_minor "$kubernetes")" "$component"
  case "$1" in
    helm) printf -- ' -X helm.sh/helm/v4/internal/version.version=%s' "$version" ;;
    actionlint) printf -- ' -X %s.version=%s' "$(program_module "$1")" "$version" ;;
    promtool) printf -- ' -X github.com/prometheus/common/version.Version=%s' "${version#v}" ;;
    toxiproxy-server) printf -- ' -X %s.Version=%s' "$(program_module "$1")" "$version" ;;
  esac
}

# Runs a program that was just built, to see that it starts.
show_version() {
  case "$1" in
    */kubectl) "$1" version --client ;;
    */helm) "$1" version ;;
    */kubeconform) "$1" -v ;;
    # These have no option for their version.
    */helm-docs | */helm-unittest | */helm-controller | */source-controller) "$1" --help ;;
    *) "$1" --version ;;
  esac
}

# kubectl and helm of the machine are used when they fit; the other programs belong together and are always built.
machine_program_is_supported() {
  local version minor wanted
  case "$1" in
    kubectl)
      version="$("$2" version --client 2>/dev/null | sed -n 's/^Client Version: v//p')"
      minor="$(version_minor "$version")"
      wanted="$(version_minor "$(program_version kubectl)")"
      [[ "$version" == 1.* && "$minor" =~ ^[0-9]+$ ]] && ((minor >= wanted - 1 && minor <= wanted + 1))
      ;;
    helm)
      version="$("$2" version --template '{{.Version}}' 2>/dev/null)"
      [[ "$version" == v4.* ]] && version_at_least "${version#v}" 4.1.4
      ;;
    *) false ;;
  esac
}

version_minor() {
  local rest="${1#*.}"
  printf '%s\n' "${rest%%.*}"
}
