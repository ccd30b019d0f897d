# Sourced by mailctl: the JVM that runs the tool, and the archive of its classes, which halves the start of `local`.

java_flags=()

# Sets java_command to what runs the tool with these arguments.
java_command() {
  java_command=("$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData
    ${java_flags[@]+"${java_flags[@]}"}
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dmailctl.home="$home"
    -cp "$home/cli/target/cli.jar:$home/cli/target/cli-dynamodb-local.jar:$home/cli/target/lib/*"
    dev.emailservice.cli.Mailctl "$@")
}

# The archive's file. It fits one JDK and one build in one place only, hence its name.
own_archive() {
  local key
  key=$({
    printf '%s\n' "$home"
    cat "$jdk/release"
    stat_of cli/target/cli.jar cli/target/cli-dynamodb-local.jar cli/target/lib/*.jar
  } | cksum)
  printf '%s/cli/target/cache/local-%s.jsa\n' "$home" "${key// /-}"
}

stat_of() {
  stat -c '%n %Y %s' "$@" 2>/dev/null || stat -f '%N %m %z' "$@"
}

# Plain runs start from the archive if it is there, and never write one.
use_archive() {
  local own
  own=$(own_archive)
  if [ -f "$own" ]; then java_flags=("-XX:SharedArchiveFile=$own" -Xlog:disable); fi
}

# Has every process that has no archive write one; this program's own is put in place in one step.
prepare() {
  local own draft status=0
  own=$(own_archive)
  draft=$own.$$
  use_archive
  if [ ! -f "$own" ]; then
    mkdir -p cli/target/cache
    find cli/target/cache -name 'local-*.jsa*' -delete
    java_flags=("-XX:ArchiveClassesAtExit=$draft" -Xlog:disable)
  fi
  java_command prepare --own "$own"
  run_child "${java_command[@]}" || status=$?
  if [ -s "$draft" ] && [ "$status" = 0 ]; then mv -f "$draft" "$own"; fi
  rm -f "$draft"
  return "$status"
}
