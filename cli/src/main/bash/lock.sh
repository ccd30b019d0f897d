# Sourced by mailctl: one build at a time.

lock=cli/target/.lock

# Returns when this mailctl alone may build.
take_lock() {
  mkdir -p cli/target
  if [ -z "${MAILCTL_NO_FLOCK:-}" ] && command -v flock >/dev/null; then
    # Maven inherits it: should mailctl be killed, the lock lasts as long as the build does.
    exec 9>"$lock"
    flock -n 9 || {
      say_waiting
      flock 9
    }
  else
    take_directory
  fi
}

release_lock() {
  trap - EXIT
  exec 9>&-
  rm -rf "$lock.d"
}

say_waiting() {
  printf 'Waiting for another mailctl, which is building\n' >&2
}

# Where there is no flock: making a directory succeeds for one only.
take_directory() {
  local said=
  until mkdir "$lock.d" 2>/dev/null; do
    [ -n "$said" ] || say_waiting
    said=yes
    clear_dead_lock
    sleep 0.5
  done
  trap 'rm -rf "$lock.d"' EXIT
  echo $$ >"$lock.d/pid"
}

# A lock whose owner is gone. Only one looks at a time, so that nobody takes away a lock that is new.
clear_dead_lock() {
  if mkdir "$lock.check" 2>/dev/null; then
    local owner
    owner=$(cat "$lock.d/pid" 2>/dev/null || true)
    if [ -n "$owner" ]; then
      kill -0 "$owner" 2>/dev/null || rm -rf "$lock.d"
    else
      remove_if_old "$lock.d"
    fi
    rmdir "$lock.check" 2>/dev/null || true
  else
    remove_if_old "$lock.check"
  fi
}

# What takes a moment and is a minute old was left by somebody who was killed.
remove_if_old() {
  find "$1" -maxdepth 0 -mmin +1 -exec rm -rf {} + 2>/dev/null || true
}
