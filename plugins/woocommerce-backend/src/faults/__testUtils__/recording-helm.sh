#!/bin/sh
# Stands for helm: notes who is started for which store, and by whom; whether another one is at work there; and the
# arguments and the environment, in which no secret may be. Then it becomes helm.
namespace=''
for argument in "$@"; do
  case "$argument" in --namespace=*) namespace="${argument#--namespace=}" ;; esac
done
log="${0%/*}/log"
if [ -n "$namespace" ]; then
  guard=$PPID
  portal="$(sed -n 's/^PPid:\t//p' "/proc/$guard/status")"
  # A line of this length is written as a whole. It is written before others are looked for, so that of two that start at
  # the same time at least one sees the other.
  printf 'started %s %s %s %s %s\n' "$$" "$guard" "$portal" "$namespace" "$1" >>"$log/calls"
  grep "^started .* $namespace " "$log/calls" | while read -r _ pid _; do
    # A process that is dead but not cleared away has no arguments any more.
    if [ "$pid" != "$$" ] && tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -q -x -e "--namespace=$namespace"; then
      printf 'overlap %s %s %s\n' "$$" "$pid" "$namespace" >>"$log/overlaps"
    fi
  done
fi
printf '%s\n' "$@" >>"$log/arguments"
env >>"$log/environment"
exec HELM "$@"
