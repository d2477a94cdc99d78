/** The shells that completion is for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * What a shell reads to complete the words of the program. Each asks the program itself for candidates, and takes files
 * where there are none. What is in a candidate is text: no shell carries any of it out.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# grantlens: eval "$(grantlens completion bash)", or put it into a file that bash reads.
_grantlens() {
  local line="\${COMP_LINE:0:COMP_POINT}"
  mapfile -t COMPREPLY < <("\${COMP_WORDS[0]}" __complete bash "$line" "$COMP_WORDBREAKS" 2>/dev/null)
}
complete -o default -F _grantlens grantlens
`,
  zsh: `#compdef grantlens
# grantlens: eval "$(grantlens completion zsh)" after compinit, or put it into a file _grantlens of your fpath.
_grantlens() {
  local -a found
  found=("\${(@f)$("\${words[1]}" __complete zsh "\${(@Q)words[1,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then
    compadd -- "\${found[@]}"
  else
    _files
  fi
}
compdef _grantlens grantlens
`,
  fish: `# grantlens: grantlens completion fish | source, or put it into ~/.config/fish/completions/grantlens.fish.
function __grantlens_complete
  set -l words (commandline -opc)
  set -l found ($words[1] __complete fish $words (commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c grantlens -f -a '(__grantlens_complete)'
`,
};
