#!/bin/bash
# Makes one backup: the database, wp-content, and a manifest with versions and checksums. It is written under a name that
# nobody takes for a backup, and gets its own only when it is whole; older ones go only after that.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/client.sh"

# Caches and what an update leaves behind are made again; a backup would only grow by them.
LEFT_OUT=(./cache ./upgrade ./upgrade-temp-backup ./object-cache.php './uploads/cache' './.restore-new' './.store-*' './*.log')

remove_incomplete() {
  find "$BACKUPS" -mindepth 1 -maxdepth 1 -type d -name '.incomplete-*' -exec rm -rf {} +
}

# One transaction sees the shop as it was at one moment, and shoppers don't wait for it.
dump_database() {
  mariadb-dump --defaults-file="$RUN/client.cnf" --single-transaction --quick --hex-blob --no-tablespaces \
    "$STORE_DATABASE_NAME" | gzip >"$1/database.sql.gz" || die "The database could not be dumped."
  # A connection that breaks off can look like the end.
  [[ "$(gzip --decompress --stdout "$1/database.sql.gz" | tail -n 1)" == *'Dump completed'* ]] ||
    die "The database's dump is not whole: its last line is missing."
}

# After the database, so that every upload that it names is there. The shop goes on: a file may change while it is read,
# which tar says by 1.
archive_content() {
  local status=0
  tar --create --gzip --file "$1/wp-content.tar.gz" --directory "$CONTENT" "${LEFT_OUT[@]/#/--exclude=}" . || status=$?
  [ "$status" -le 1 ] || die "wp-content could not be archived (tar ended with $status)."
}

option() {
  database --execute "SELECT option_value FROM wp_options WHERE option_name = '$1'"
}

# What is no whole shop is no backup of one, and must never take a good backup's place.
require_shop() {
  [ ! -e "$RESTORING" ] || die "A restore was begun and has not ended: run it again first. Nothing was backed up or removed."
  if [ -z "$(option siteurl)" ] || [ -z "$(option db_version)" ]; then
    die "The database holds no shop. Nothing was backed up or removed."
  fi
}

write_manifest() {
  cat >"$1/manifest.json" <<END
{
  "format": 1,
  "store": "$STORE_URL",
  "made": "$2",
  "wordpressImage": "$STORE_WORDPRESS_IMAGE",
  "wordpressDatabaseVersion": "$(option db_version)",
  "wooCommerce": "$(option woocommerce_version)",
  "wooCommerceDatabaseVersion": "$(option woocommerce_db_version)",
  "database": "$(database --execute 'SELECT VERSION()')"
}
END
  (cd "$1" && sha256sum database.sql.gz wp-content.tar.gz manifest.json >SHA256SUMS && sha256sum --check --quiet SHA256SUMS)
}

# Only after a new one is whole, and the new one is among those that stay.
remove_old() {
  local name
  list_backups | head -n "-$STORE_BACKUP_RETENTION" | while read -r name; do
    # From here on it is none, even when removing it is cut short.
    mv "$BACKUPS/$name" "$BACKUPS/.incomplete-$name"
    rm -rf "$BACKUPS/.incomplete-$name"
    say "Removed $name: $STORE_BACKUP_RETENTION are kept."
  done
}

take_turn
remove_incomplete
write_client_settings
require_shop
made="$(date --utc +%Y-%m-%dT%H-%M-%SZ)"
folder="$BACKUPS/.incomplete-$made"
mkdir "$folder"
dump_database "$folder"
archive_content "$folder"
write_manifest "$folder" "$made"
sync --file-system "$BACKUPS"
mv "$folder" "$BACKUPS/$made"
say "Made $made: $(du --summarize --human-readable "$BACKUPS/$made" | cut -f 1)."
remove_old
