/** What the program's exit code says. */
export const exitCodes = {
  /** Done: yes, somebody, clean, unchanged. */
  yes: 0,
  /** Usage, input, network, disk: one sentence on standard error. */
  error: 1,
  /** Done: no, nobody, failed check, changed. */
  no: 2,
  /** Done, but incomplete: a listed verdict is unknown, or a list could not be read whole. Goes before `no`. */
  incomplete: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code of an answer. */
export function exitCodeOf(answer: { readonly complete: boolean; readonly positive: boolean }): ExitCode {
  if (!answer.complete) return exitCodes.incomplete;
  return answer.positive ? exitCodes.yes : exitCodes.no;
}

/** What `--exit-zero` makes of an exit code. */
export function relaxed(code: ExitCode, exitZero: boolean | undefined): ExitCode {
  return exitZero && code !== exitCodes.error ? exitCodes.yes : code;
}
