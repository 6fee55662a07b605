#!/bin/bash
# Starts MariaDB. The image takes a data folder for complete as soon as it has system tables, also when it was killed
# while it made them. So the first start leaves a mark that only a finished one removes (initialised.sh), and a folder
# that still has it is emptied: nobody but the set-up has been able to reach that database, it takes no connections yet.
set -euo pipefail

data=/var/lib/mysql
mark="$data/.initialising"

if [ -e "$mark" ]; then
  echo 'The first start was cut short: beginning again with an empty data folder.' >&2
  find "$data" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name .initialising -exec rm -rf {} +
elif [ ! -d "$data/mysql" ]; then
  : >"$mark"
fi

exec docker-entrypoint.sh mariadbd
