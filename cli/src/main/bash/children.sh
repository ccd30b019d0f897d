# Sourced by mailctl: children that end with it.

child=

# Runs a command in a process group of its own. When mailctl is told to end, so is the whole group.
run_child() {
  local status=0
  set -m
  "$@" </dev/null &
  child=$!
  set +m
  trap 'end_child 130' INT
  trap 'end_child 143' TERM
  trap 'end_child 129' HUP
  wait "$child" || status=$?
  trap - INT TERM HUP
  return "$status"
}

# Gives the group ten seconds, and ends mailctl with this status.
end_child() {
  local look
  trap '' INT TERM HUP
  kill -TERM -- "-$child" 2>/dev/null || true
  for look in {1..100}; do
    kill -0 -- "-$child" 2>/dev/null || exit "$1"
    sleep 0.1
  done
  kill -KILL -- "-$child" 2>/dev/null || true
  exit "$1"
}
