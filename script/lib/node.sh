# Node and Yarn. Sourced after common.sh and steps.sh.
# shellcheck shell=bash

bootstrap_node() {
  step "Node" node_is_there install_node \
    "Node $NODE_VERSION comes from the npm registry ('npm config get registry'): check that npm can reach it, then run this again."
  step "Yarn $YARN_VERSION" yarn_is_there install_yarn \
    "Yarn comes from the npm registry ('npm config get registry'): check that npm can reach it, then run this again."
}

# Backstage runs on Node 22 and 24, but from 24.19 on Node crashes with better-sqlite3 12.
node_version_is_supported() {
  case "$1" in
    22.*) true ;;
    24.*) ! version_at_least "$1" 24.19 ;;
    *) false ;;
  esac
}

# The prefix of the Node on PATH, when its version is supported and its headers lie beside it.
usable_node_prefix() {
  local node prefix version
  node="$(type -P node)" || return 1
  version="$("$node" --version)" || return 1
  node_version_is_supported "${version#v}" || return 1
  prefix="$("$node" -p 'require("path").resolve(process.execPath, "../..")')"
  node_headers_match "$prefix" "${version#v}" || return 1
  printf '%s\n' "$prefix"
}

node_headers_match() {
  local header="$1/include/node/node_version.h" version
  [ -f "$header" ] || return 1
  version="$(awk '/^#define NODE_(MAJOR|MINOR|PATCH)_VERSION / { printf "%s%s", dot, $3; dot = "." }' "$header")"
  [ "$version" = "$2" ]
}

node_is_there() {
  local version
  version="$("$TOOLS/node/bin/node" --version 2>/dev/null)" || return 1
  node_version_is_supported "${version#v}" && node_headers_match "$TOOLS/node" "${version#v}"
}

install_node() {
  local prefix package
  if prefix="$(usable_node_prefix)"; then
    mkdir -p "$WORK/node/bin" "$WORK/node/include"
    ln -s "$prefix/bin/node" "$WORK/node/bin/node"
    ln -s "$prefix/include/node" "$WORK/node/include/node"
  else
    package="node-$(node_platform)"
    npm_package "$package@$NODE_VERSION"
    mv "$WORK/node_modules/$package" "$WORK/node"
  fi
  "$WORK/node/bin/node" --version
  replace_folder "$WORK/node" "$TOOLS/node"
}

node_platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) say linux-x64 ;;
    Linux-aarch64) say linux-arm64 ;;
    *) die "No Node $NODE_VERSION is packaged for $(uname -s) on $(uname -m). Put a supported one with its headers on PATH." ;;
  esac
}

yarn_is_there() {
  [ "$(yarn_package_version)" = "$YARN_VERSION" ]
}

yarn_package_version() {
  sed -n 's/^ *"version": "\(.*\)",*$/\1/p' "$TOOLS/yarn/package.json" 2>/dev/null || true
}

install_yarn() {
  npm_package "@yarnpkg/cli-dist@$YARN_VERSION"
  "$TOOLS/node/bin/node" "$WORK/node_modules/@yarnpkg/cli-dist/bin/yarn.js" --version
  replace_folder "$WORK/node_modules/@yarnpkg/cli-dist" "$TOOLS/yarn"
}

# Fetches one package with the machine's npm into $WORK. npm checks that it is what the registry says it is, and this that
# the registry says what it said when the version was chosen.
npm_package() {
  local expected fetched
  type -P npm >/dev/null || die "npm is not on PATH. Install Node.js with npm, any version from 20."
  npm install --prefix "$WORK" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "$1"
  expected="$(awk -v package="$1" '$1 == package { print $2 }' "$ROOT/script/lib/npm-integrity.txt")"
  fetched="$(sed -n 's/^ *"integrity": "\(.*\)",*$/\1/p' "$WORK/node_modules/.package-lock.json")"
  if [ -z "$expected" ]; then
    say "script/lib/npm-integrity.txt has no checksum of $1: it was fetched with $fetched."
  elif [ "$fetched" != "$expected" ]; then
    die "$1 was fetched with the checksum $fetched instead of $expected (script/lib/npm-integrity.txt)."
  fi
}

# A finished folder takes the place of the old one in one move, so an interrupted step leaves nothing half-installed.
replace_folder() {
  rm -rf "$2"
  mv "$1" "$2"
}
