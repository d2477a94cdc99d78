# What several steps need. Each step is a process of its own.
set -euo pipefail

folder="$RUNNER_TEMP/grantlens"
mkdir -p "$folder"

# Gives a value to the steps that follow. Whatever stands in it, it is this value and no other one.
output() {
  local end="end-$RANDOM$RANDOM$RANDOM"
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

# Says why the run ends, and ends it. The words are ours and the names in them are the workflow's own.
fail() {
  local text="${1//'%'/%25}"
  text="${text//$'\r'/%0D}"
  echo "::error::${text//$'\n'/%0A}"
  exit 1
}

# Shows a file with names of strangers in it: nothing in it is a command to the runner.
show() {
  local token="quiet-$RANDOM$RANDOM$RANDOM"
  echo "::stop-commands::$token"
  cat "$1"
  echo "::$token::"
}
