# shellcheck shell=bash
# What a backup and a restore share. Sourced, never run.

: "${BACKUPS:=/mnt/backups}" "${CONTENT:=/mnt/wp-content}" "${RUN:=/run/store}"

# There from the moment a restore changes something until it has ended well.
# shellcheck disable=SC2034
RESTORING="$BACKUPS/.restoring"

say() { printf '%s\n' "$*"; }

# The last words are what `kubectl describe` shows.
die() {
  say "$*" >&2
  exit 1
}

# The client reads the password from a file in memory: among the arguments every process of the pod could see it.
write_client_settings() {
  local password
  password="$(sed 's/[\\"]/\\&/g' "$STORE_DATABASE_PASSWORD_FILE")"
  umask 077
  cat >"$RUN/client.cnf" <<END
[client]
host="${STORE_DATABASE_HOST%:*}"
port=${STORE_DATABASE_HOST##*:}
user="$STORE_DATABASE_USER"
password="$password"
default-character-set=utf8mb4
# Newer clients refuse a database without TLS, which WordPress itself takes.
loose-skip-ssl-verify-server-cert
END
}

database() {
  mariadb --defaults-file="$RUN/client.cnf" --batch --skip-column-names "$STORE_DATABASE_NAME" "$@"
}

# Two at once on one volume would clear away each other's work.
take_turn() {
  exec 9>"$BACKUPS/.lock"
  flock --nonblock 9 || die "Another backup or restore is at work on this volume: this one did nothing."
}

# Backups that are whole, by their names and so by age, the oldest first.
list_backups() {
  find "$BACKUPS" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*Z' -printf '%f\n' | sort
}
