# shellcheck shell=bash
# The image runs this as the last step of the first start.
rm -f /var/lib/mysql/.initialising
