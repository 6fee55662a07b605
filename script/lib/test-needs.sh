# What only tests need: built programs, and the machine's own, else Debian's. Sourced after common.sh, steps.sh and, to
# install them, programs.sh.
# shellcheck shell=bash

bootstrap_test_needs() {
  local missing=0
  (bootstrap_test_programs) || missing=1
  (need_definitions) || missing=1
  (need_program Chromium chromium_program chromium) || missing=1
  (need_program PostgreSQL postgres_folder postgresql) || missing=1
  (need_program PHP php_program php-cli php-zip php-mysql) || missing=1
  (need_program shellcheck shellcheck_program shellcheck) || missing=1
  (need_program MkDocs mkdocs_program mkdocs mkdocs-material) || missing=1
  return "$missing"
}

# need_program NAME FINDER DEBIAN_PACKAGE...
need_program() {
  local name="$1" finder="$2"
  shift 2
  step "$name" "$finder" debian_packages "Install $name yourself (on Debian: apt-get install $*) and run this again. Only tests need it." "$@"
}

chromium_program() {
  type -P chromium || type -P chromium-browser || type -P google-chrome
}

# With what WordPress needs of it: archives and the database.
php_program() {
  type -P php && php -r 'exit(extension_loaded("zip") && extension_loaded("mysqli") ? 0 : 1);'
}

shellcheck_program() {
  type -P shellcheck
}

# With the theme of the documentation, which is a package of its own.
mkdocs_program() {
  local program python
  program="$(type -P mkdocs)" || return
  read -r _ python < <(sed -n '1s/^#!/#! /p' "$program")
  # shellcheck disable=SC2086
  $python -c 'from mkdocs.utils import get_theme_names as n; exit(0 if "material" in n() else 1)' && printf '%s\n' "$program"
}

# The folder with initdb and postgres, which Debian does not put on PATH.
postgres_folder() {
  local initdb
  if initdb="$(type -P initdb)"; then
    dirname "$(readlink -f "$initdb")"
    return
  fi
  find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2>/dev/null | sort -V | tail -n 1 | grep .
}

debian_packages() {
  type -P apt-get >/dev/null || die "This machine has no apt-get."
  [ "$(id -u)" -eq 0 ] || die "Only root may install Debian packages."
  export DEBIAN_FRONTEND=noninteractive
  # Only the programs are wanted: no server of the machine's own is set up and started.
  if [ "$1" = postgresql ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
  fi
  apt-get update
  apt-get install --yes --no-install-recommends "$@"
}

# The custom resources that charts make and the embedded cluster doesn't know, as their projects define them.
DEFINITIONS="$TOOLS/definitions"

need_definitions() {
  step "Custom resources" definitions_are_there install_definitions \
    "They come from the Go module proxy ('go env GOPROXY'): check that Go is on PATH and can reach it, then run this again."
}

definitions_version() {
  printf '%s %s\n' "$(module_version sigs.k8s.io/gateway-api "$TOOLS_MODULE")" \
    "$(module_version github.com/prometheus-operator/prometheus-operator "$TOOLS_MODULE")"
}

definitions_are_there() {
  [ -d "$DEFINITIONS" ] && [ "$(cat "$TOOLS/versions/definitions" 2>/dev/null)" = "$(definitions_version)" ]
}

install_definitions() {
  local gateway operator
  gateway="$(module_source sigs.k8s.io/gateway-api)/config/crd/standard"
  operator="$(module_source github.com/prometheus-operator/prometheus-operator)/example/prometheus-operator-crd"
  mkdir -p "$WORK/definitions" "$TOOLS/versions"
  cp "$gateway/gateway.networking.k8s.io_httproutes.yaml" "$operator/monitoring.coreos.com_servicemonitors.yaml" \
    "$operator/monitoring.coreos.com_prometheusrules.yaml" "$WORK/definitions"
  chmod -R u+w "$WORK/definitions"
  rm -rf "$DEFINITIONS"
  mv "$WORK/definitions" "$DEFINITIONS"
  definitions_version >"$TOOLS/versions/definitions"
}

# Where Go keeps the sources of a module that dev/tools/go.mod requires.
module_source() {
  type -P go >/dev/null || die "Go is not on PATH. Install Go 1.26 or newer."
  (cd "$TOOLS_MODULE" && GOWORK=off go mod download -json "$1") | sed -n 's/^\t"Dir": "\(.*\)",\{0,1\}$/\1/p'
}
