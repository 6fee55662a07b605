#!/bin/bash
# Puts a backup back: restore.sh NAME. WordPress has to be stopped. Everything that the database and wp-content hold is
# replaced. When it is cut short it can be run again.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/client.sh"

NEW="$CONTENT/.restore-new"

check_backup() {
  list_backups | grep -qxF -- "$1" || die "There is no backup '$1'. There are: $(list_backups | paste -sd ' ')"
  (cd "$BACKUPS/$1" && sha256sum --check --quiet SHA256SUMS) || die "The backup $1 is damaged: nothing was changed."
}

# First aside: an archive that doesn't fit must not leave half a wp-content.
unpack_content() {
  rm -rf "$NEW"
  mkdir "$NEW"
  tar --extract --gzip --file "$BACKUPS/$1/wp-content.tar.gz" --directory "$NEW" || die "wp-content could not be unpacked: nothing was changed."
}

drop_tables() {
  local tables
  tables="$(database --execute "SELECT CONCAT('\`', table_name, '\`') FROM information_schema.tables WHERE table_schema = DATABASE()" | paste -sd ,)"
  [ -z "$tables" ] || database --execute "SET foreign_key_checks = 0; DROP TABLE IF EXISTS $tables; DROP VIEW IF EXISTS $tables"
}

load_database() {
  drop_tables
  gzip --decompress --stdout "$BACKUPS/$1/database.sql.gz" | database || die "The database could not be loaded: run this again, or with another backup. WordPress must stay stopped."
}

# The backup lies unpacked beside, so that nothing is lost here that it doesn't have.
replace_content() {
  find "$CONTENT" -mindepth 1 -maxdepth 1 ! -name .restore-new ! -name lost+found -exec rm -rf {} +
  find "$NEW" -mindepth 1 -maxdepth 1 -exec mv --target-directory "$CONTENT" {} +
  rmdir "$NEW"
}

take_turn
name="${1:-}"
check_backup "$name"
write_client_settings
database --execute 'SELECT 1' >/dev/null || die "The database does not answer: nothing was changed."
unpack_content "$name"
# From here on there is no whole shop until the end, and a backup says so instead of being made.
: >"$RESTORING"
load_database "$name"
replace_content
rm -f "$RESTORING"
say "Restored $name. Start WordPress again: its set-up brings the database up to the versions of the image."
