# Holds the account to the checks, and writes what became of them in every form that a later step or workflow may want.
source "$GITHUB_ACTION_PATH/steps/shared.sh"

files=()
while IFS= read -r file; do
  [ -z "$file" ] || files+=("$file")
done <<<"$CHECKS"

arguments=(check --snapshot "$SNAPSHOT" --fail-on "$FAIL_ON" --output github)
for form in markdown sarif junit; do
  arguments+=(--write "$form=$folder/checks.$form")
done
if [ -n "$PLAN" ]; then
  arguments+=(--tf-plan "$PLAN")
  [ "$ONLY_NEW" != true ] || arguments+=(--only-new)
  [ -z "$TERRAFORM_DIR" ] || arguments+=(--tf-dir "$TERRAFORM_DIR")
fi
code=0
node "$PROGRAM" "${arguments[@]}" --no-config -- "${files[@]}" 2>"$folder/checks.txt" || code=$?
show "$folder/checks.txt"
case "$code" in
  0) output result passed ;;
  2) output result failed ;;
  3) output result not-evaluated ;;
  *) fail 'the checks could not be read, or the account: the lines above say why' ;;
esac
output code "$code"
for form in markdown sarif junit; do
  output "$form" "$folder/checks.$form"
done
cat "$folder/checks.markdown" >>"$GITHUB_STEP_SUMMARY"
