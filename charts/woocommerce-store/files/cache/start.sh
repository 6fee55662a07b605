#!/bin/sh
# Starts Valkey. It reads no password from a file, and one among its arguments could be seen in the list of processes, so
# that it is put into a configuration that lies in memory only.
set -eu

password="$(sed 's/[\\"]/\\&/g' /run/secrets/store/cache-password)"
[ -n "$password" ] || {
  echo 'The key cache-password of the Secret is empty.' >&2
  exit 1
}
umask 077
{
  cat /etc/store/cache.conf
  printf 'requirepass "%s"\n' "$password"
} >/run/valkey/valkey.conf

exec valkey-server /run/valkey/valkey.conf
