# Functions that start the brazecdi command line; read by bin/brazecdi of the distribution and by brazecdi in a checkout.

say() { printf 'brazecdi: %s\n' "$*" >&2; }

# Sets java.
find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  elif ! java=$(command -v java); then
    say 'no Java found; install Java 17 or newer, or set JAVA_HOME'
    exit 69
  fi
}

require_java_17() {
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  if [ "${version:-0}" -lt 17 ]; then
    say "$java is not Java 17 or newer; install Java 17 or newer, or set JAVA_HOME"
    exit 69
  fi
}

# Sets archive: a file of loaded classes, with which the JVM starts faster. The first start writes it beside the jars in $1
# or, if that folder is read-only, into the user's cache. An empty file means that this JVM cannot write one.
find_archive() {
  archive=
  if [ -w "$1" ]; then
    cache=$1
  else
    cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}/brazecdi
    if ! { mkdir -p "$cache" && [ -w "$cache" ]; } 2>/dev/null; then
      require_java_17
      return 0
    fi
  fi
  # Sizes and times of change: another JVM and other jars get another archive.
  key=$(LC_ALL=C ls -lcnL "$java" "$1"/*.jar | cksum)
  archive=$cache/classes-${key%% *}.jsa
  [ ! -f "$archive" ] || return 0
  require_java_17
  find "$cache" -name 'classes-*.jsa*' -mtime +30 -exec rm -f {} + 2>/dev/null || true
  "$java" -XX:ArchiveClassesAtExit="$archive.$$" -XX:+UseSerialGC -Xlog:disable -Xlog:all=off \
    -jar "$1/brazecdi-cli.jar" syncs --demo --format table >/dev/null 2>&1 || true
  { [ -f "$archive.$$" ] || : >"$archive.$$"; mv "$archive.$$" "$archive"; } 2>/dev/null || true
}

# Replaces this shell with the command line, whose jars are in $1; the rest are its arguments.
start() {
  lib=$1
  shift
  find_archive "$lib"
  [ -t 1 ] && out=true || out=false
  [ -t 2 ] && err=true || err=false
  width=${COLUMNS:-}
  height=${LINES:-}
  if [ "$out" = true ] && [ -z "$width" ] && size=$( (stty size </dev/tty) 2>/dev/null); then
    width=${size#* }
    height=${size% *}
  fi
  exec "$java" ${archive:+"-XX:SharedArchiveFile=$archive"} -Xshare:auto -Xlog:disable -Xlog:all=off \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Dbrazecdi.command="$0" -Dbrazecdi.width="$width" -Dbrazecdi.height="$height" \
    -Dbrazecdi.stdout.terminal=$out -Dbrazecdi.stderr.terminal=$err \
    -jar "$lib/brazecdi-cli.jar" "$@"
}
