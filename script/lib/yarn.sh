# Yarn's network settings and the install itself. Sourced after common.sh.
# shellcheck shell=bash

# Yarn does not read .npmrc, so a machine whose npm is set up for a mirror or a proxy gets the same for Yarn.
use_npm_network() {
  type -P npm >/dev/null || return 0
  local key value registry="${YARN_NPM_REGISTRY_SERVER:-}"
  while IFS='=' read -r key value; do
    case "$value" in '' | null) continue ;; esac
    case "$key" in
      registry) registry="${registry:-${value%/}}" ;;
      proxy) export YARN_HTTP_PROXY="${YARN_HTTP_PROXY:-$value}" ;;
      https-proxy) export YARN_HTTPS_PROXY="${YARN_HTTPS_PROXY:-$value}" ;;
      cafile) export YARN_HTTPS_CA_FILE_PATH="${YARN_HTTPS_CA_FILE_PATH:-$value}" ;;
    esac
  done < <(npm config get registry proxy https-proxy cafile 2>/dev/null)
  [ -n "$registry" ] || return 0
  export YARN_NPM_REGISTRY_SERVER="$registry"
  case "$registry" in
    http://*) export YARN_UNSAFE_HTTP_WHITELIST="${YARN_UNSAFE_HTTP_WHITELIST:-$(url_host "$registry")}" ;;
  esac
}

url_host() {
  local rest="${1#*://}"
  rest="${rest%%/*}"
  rest="${rest##*@}"
  printf '%s\n' "${rest%%:*}"
}

bootstrap_packages() {
  step "Packages" packages_are_there install_packages \
    "They come from the npm registry ('npm config get registry'), and the native ones are built with python3, make and a C++ compiler. After a change of a package.json: script/yarn install. Running this again continues."
}

# Everything that decides what is in node_modules, as one number.
packages_fingerprint() {
  (
    cd "$ROOT" || return
    "$TOOLS/node/bin/node" --version
    cat package.json yarn.lock .yarnrc.yml benchmarks/package.json packages/*/package.json plugins/*/package.json
  ) | sha256sum | cut -d ' ' -f 1
}

packages_are_there() {
  [ "$(cat "$ROOT/node_modules/.fingerprint" 2>/dev/null)" = "$(packages_fingerprint)" ]
}

install_packages() {
  rm -f "$ROOT/node_modules/.fingerprint"
  cd "$ROOT" || return
  script/yarn install --immutable
  packages_fingerprint >"$ROOT/node_modules/.fingerprint"
}
