# Finds the program: one that is given, the one of this checkout, or a published one.
source "$GITHUB_ACTION_PATH/steps/shared.sh"

checkout="$GITHUB_ACTION_PATH/../cli"
if [ -n "$GIVEN" ]; then
  [ -f "$GIVEN" ] || fail "there is no program $GIVEN"
  path="$GIVEN"
elif [ -f "$checkout/dist/start.cjs" ]; then
  path="$checkout/bin/grantlens.js"
else
  version="${VERSION:-$(node -p 'require(process.argv[1]).version' "$checkout/package.json")}"
  [[ "$version" =~ ^[0-9A-Za-z.+-]+$ ]] || fail "$version is not a version of grantlens"
  # Not in the working folder, where a pull request could say from where packages come.
  mkdir -p "$folder/program"
  (cd "$folder/program" && npm install --silent --no-audit --no-fund --ignore-scripts --prefix . "grantlens@$version")
  path="$folder/program/node_modules/grantlens/bin/grantlens.js"
fi
output path "$path"
