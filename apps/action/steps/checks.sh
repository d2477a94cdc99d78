# Holds the account to the checks, and writes what became of them in every form that a later step or workflow may want.
source "$GITHUB_ACTION_PATH/steps/shared.sh"

files=()
while IFS= read -r file; do
  [ -z "$file" ] || files+=("$file")
done <<<"$CHECKS"

code=0
node "$PROGRAM" check --snapshot "$SNAPSHOT" --fail-on "$FAIL_ON" --output github \
  --write "markdown=$folder/checks.md" --write "sarif=$folder/checks.sarif" --write "junit=$folder/checks.xml" \
  -- "${files[@]}" 2>"$folder/checks.txt" || code=$?
show "$folder/checks.txt"
case "$code" in
  0) output result passed ;;
  2) output result failed ;;
  3) output result not-evaluated ;;
  *) fail 'the checks could not be read, or the account: the lines above say why' ;;
esac
output code "$code"
output markdown "$folder/checks.md"
output sarif "$folder/checks.sarif"
output junit "$folder/checks.xml"
cat "$folder/checks.md" >>"$GITHUB_STEP_SUMMARY"
