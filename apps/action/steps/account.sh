# Reads the account into a snapshot, or takes the one that is given.
source "$GITHUB_ACTION_PATH/steps/shared.sh"

if [ -n "$GIVEN" ]; then
  [ -f "$GIVEN" ] || fail "there is no snapshot $GIVEN"
  output snapshot "$GIVEN"
  exit 0
fi

[ -n "$CLOUDFLARE_API_TOKEN" ] || fail 'no snapshot is given and no api-token to read the account with; runs about forks have no secrets'
snapshot="$folder/account.snapshot.json.gz"
arguments=(snapshot --out "$snapshot" --quiet)
[ -z "$ACCOUNT" ] || arguments+=(--account "$ACCOUNT")
[ -z "$API_BASE" ] || arguments+=(--api-base "$API_BASE")
code=0
node "$PROGRAM" "${arguments[@]}" --no-config 2>"$folder/account.txt" || code=$?
show "$folder/account.txt"
# 3 means that something could not be read: what rests on it says so itself.
[ "$code" = 0 ] || [ "$code" = 3 ] || exit "$code"
output snapshot "$snapshot"
