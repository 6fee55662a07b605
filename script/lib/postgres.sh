# A PostgreSQL server for one run of the integration tests, on a port of its own. Sourced after state.sh and test-needs.sh.
# shellcheck shell=bash

# Whether it waits for the disk: who measures has it do so, tests need nothing after a crash.
POSTGRES_FSYNC=off

# Ends with the shell that has started it.
start_postgres() {
  local programs password port version
  programs="$(postgres_folder)" || cannot_run "PostgreSQL is not installed: script/bootstrap --test"
  POSTGRES_PROGRAMS="$programs"
  POSTGRES_DATA="$(mktemp -d /tmp/woocommerce-postgres.XXXXXX)"
  trap stop_postgres EXIT
  trap 'exit 143' TERM INT
  port="$(free_ports 1)"
  password="$RANDOM$RANDOM$RANDOM"
  printf '%s\n' "$password" >"$POSTGRES_DATA/password"
  [ "$(id -u)" -ne 0 ] || chown -R "$(postgres_user)" "$POSTGRES_DATA"
  as_postgres "$POSTGRES_PROGRAMS/initdb" --pgdata "$POSTGRES_DATA/data" --username postgres --auth scram-sha-256 \
    --pwfile "$POSTGRES_DATA/password" --encoding UTF8 --locale C --no-sync
  as_postgres "$POSTGRES_PROGRAMS/pg_ctl" --pgdata "$POSTGRES_DATA/data" --wait --log "$POSTGRES_DATA/log" \
    --options "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$POSTGRES_DATA -c max_connections=300 -c fsync=$POSTGRES_FSYNC" start
  # The tests know each major version by a variable of its own.
  version="$("$POSTGRES_PROGRAMS/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')"
  export "BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING=postgresql://postgres:$password@127.0.0.1:$port/postgres"
}

stop_postgres() {
  as_postgres "$POSTGRES_PROGRAMS/pg_ctl" --pgdata "$POSTGRES_DATA/data" --mode immediate stop || true
  rm -rf "$POSTGRES_DATA"
}

# The server refuses to run as root.
postgres_user() {
  if id postgres >/dev/null 2>&1; then say postgres; else say nobody; fi
}

as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && runuser -u "$(postgres_user)" -- "$@")
  else
    "$@"
  fi
}
