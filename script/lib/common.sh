# Places and versions that every script shares. Sourced, never run.
# shellcheck shell=bash disable=SC2034

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
TOOLS="$ROOT/.tools"
STATE_ROOT="$ROOT/.state"

NODE_VERSION="$(<"$ROOT/.nvmrc")"
YARN_VERSION=4.13.0

# The pinned programs come first, whatever the machine has.
use_tools() {
  export PATH="$TOOLS/node/bin:$TOOLS/bin:$PATH"
  # Native modules must be built against the pinned Node's headers, even when a user's .npmrc points elsewhere.
  export npm_config_nodedir="$TOOLS/node"
}

say() { printf "%s\n" "$@"; }
complain() { printf "%s\n" "$@" >&2; }
die() {
  complain "$@"
  exit 1
}

# What the comment at the top of the running script says.
usage() {
  sed -n '2,/^[^#]/{/^# shellcheck/d;s/^# \{0,1\}//p;}' "$0"
}

# Answers --help wherever it stands among the arguments: help_if_asked "$@"
help_if_asked() {
  local argument
  for argument in "$@"; do
    case "$argument" in
      -h | --help) usage && exit ;;
    esac
  done
}

# Whether version $1 is $2 or newer, number by number.
version_at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}
