# shellcheck shell=bash
# Sourced by the steps: the root of the project as the current folder, a scratch folder, and helpers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d)
servers=()
clean_up() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap clean_up EXIT

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# Runs tests with a tag, and prints the lines of the output that match a pattern.
tagged_tests() { # TAGS PATTERN MAVEN-ARGUMENT...
  local tags=$1 pattern=$2
  shift 2
  mvn -B -ntp -am -Dspotless.check.skip -Dcheckstyle.skip -Denforcer.skip test -Dgroups="$tags" "$@" \
    >"$scratch/tagged-tests.log" 2>&1 || { tail -n 60 "$scratch/tagged-tests.log"; fail "tests with the tag $tags"; }
  grep -aE "$pattern|Tests run:.*Time" "$scratch/tagged-tests.log" || fail "no test has the tag $tags"
}

# Installs Debian packages if a command is missing and this is root.
install_if_missing() { # "COMMAND..." PACKAGE...
  local command missing=
  for command in $1; do command -v "$command" >/dev/null || missing=$command; done
  shift
  [ -n "$missing" ] && [ "$(id -u)" -eq 0 ] || return 0
  { apt-get update -q && apt-get install -y -q --no-install-recommends "$@"; } >"$scratch/apt.log" 2>&1 \
    || tail -n 3 "$scratch/apt.log"
}

# Starts the sandbox and waits until it has printed its address; field reads from that line.
start_sandbox() {
  ./brazecdi sandbox >"$scratch/sandbox" 2>"$scratch/sandbox.log" </dev/null &
  servers+=($!)
  until [ -s "$scratch/sandbox" ]; do
    kill -0 "${servers[-1]}" 2>/dev/null || { cat "$scratch/sandbox.log"; fail 'the sandbox did not start'; }
    sleep 0.1
  done
}
field() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/" "$scratch/sandbox"; }

# Starts a server that answers every request with 401 and the key it was sent; prints its address.
start_echo() {
  node -e '
    require("http").createServer((request, response) => {
      response.writeHead(401, {"Content-Type": "application/json"});
      response.end(JSON.stringify({message: "Invalid API key: " + request.headers.authorization}));
    }).listen(0, "127.0.0.1", function () { console.log("http://127.0.0.1:" + this.address().port); });
  ' >"$scratch/echo" &
  servers+=($!)
  until [ -s "$scratch/echo" ]; do
    kill -0 "${servers[-1]}" 2>/dev/null || fail 'the echo server did not start'
    sleep 0.1
  done
}
