# Writes what a plan does to access. That it does something fails nothing: the gate is the checks.
source "$GITHUB_ACTION_PATH/steps/shared.sh"

markdown="$folder/preview.md"
code=0
arguments=(--tf-plan "$PLAN" --snapshot "$SNAPSHOT" --output markdown --exit-zero)
[ -z "$TERRAFORM_DIR" ] || arguments+=(--tf-dir "$TERRAFORM_DIR")
node "$PROGRAM" what-if "${arguments[@]}" --no-config \
  >"$markdown" 2>"$folder/preview.txt" || code=$?
show "$folder/preview.txt"
[ "$code" = 0 ] || exit "$code"
output markdown "$markdown"
cat "$markdown" >>"$GITHUB_STEP_SUMMARY"
