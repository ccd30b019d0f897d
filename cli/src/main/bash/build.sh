# Sourced by mailctl: whether to build, and the build.

# Dated when the last build of everything mailctl runs began, so that what was edited during it is newer.
stamp=cli/target/.built
modules=cli,lambdas/send-email,lambdas/email-status,lambdas/process-email-queue,lambdas/provider-events,lambdas/sweeper

# A changed file below src is newer than the stamp; of a deleted one, the directory is.
is_stale() {
  local built
  for built in "$stamp" cli/target/cli.jar cli/target/cli-dynamodb-local.jar cli/target/lib \
    lambdas/send-email/target/send-email.jar lambdas/process-email-queue/target/process-email-queue.jar \
    lambdas/email-status/target/email-status.jar lambdas/provider-events/target/provider-events.jar lambdas/sweeper/target/sweeper.jar; do
    [ -e "$built" ] || return 0
  done
  [ -n "$(find pom.xml build shared-model lambdas local-stack benchmarks cli \( -name target -o -path '*/src/test' \) -prune \
    -o \( -name pom.xml -o -path '*/src*' \) \( -type f -o -type d \) -newer "$stamp" -print -quit)" ]
}

# Builds, unless another mailctl has done so in the meantime.
build() {
  take_lock
  if is_stale; then
    local started=$SECONDS note=
    [ -f "$stamp" ] || note=' (the first time it also downloads what it needs: some minutes)'
    printf 'Building%s\n' "$note" >&2
    run_child maven || explain_failure
    printf 'Built in %d s\n' $((SECONDS - started)) >&2
  fi
  release_lock
}

# Maven's own output goes to the log; one line a module is the progress.
maven() {
  command -v mvn >/dev/null || fail "Maven is needed to build, and there is no mvn on PATH (Debian: apt-get install maven)."
  JAVA_HOME=$jdk mvn -B -Dstyle.color=never -DskipTests -Dspotless.check.skip=true -pl "$modules" -am package 2>&1 |
    tee cli/target/build.log | sed -un \
    -e 's/^\[INFO\] Building \([a-z-]*\) .*\[\([0-9]*\)\/\([0-9]*\)\]$/  [\2\/\3] \1/p' \
    -e 's/^\[INFO\] --- exec.* (class-archives) @ cli ---$/  class archives, for quick starts/p' >&2
}

explain_failure() {
  local log=cli/target/build.log
  if [ -f "$log" ]; then
    grep -m 12 '^\[ERROR\]' "$log" >&2 || tail -n 20 "$log" >&2
  fi
  fail "the build failed; everything it said is in $log"
}

# What Maven calls when all of this is packaged, whoever called Maven: from now on the project counts as built.
after_maven() {
  touch -d "$MAILCTL_BUILD_BEGUN" "$stamp"
  [ "${MAILCTL_SKIP_PREPARE:-}" != true ] || return 0
  prepare >cli/target/prepare.log 2>&1 ||
    printf 'mailctl: no class archives, so that `local` starts more slowly; cli/target/prepare.log says why\n'
}
