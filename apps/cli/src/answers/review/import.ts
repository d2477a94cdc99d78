import { counted, printable } from '@grantlens/engine/internal';
import type { Refusal, Taking } from '@grantlens/review/internal';

/** Everything for which an import is refused, a line each: file, place, what, and what to do. */
export function refusalLines(refusals: readonly Refusal[]): string {
  const lines = refusals.map(({ file, where, what, todo }) =>
    [where === null ? file : `${file}, ${where}`, what].join(': ').concat(`; ${todo}`),
  );
  const count = refusals.length === 1 ? 'one thing' : `${refusals.length} things`;
  return [`REFUSED, and nothing was taken: ${count} to correct`, ...lines.map((line) => `  ${line}`)]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

/** What was taken. */
export function takenLines({ batches, notes }: Extract<Taking, { readonly kind: 'taken' }>): string {
  const taken = batches.map(({ file, reviewer, decisions }) => {
    return `${file}: ${counted(decisions.length, 'decision')} by ${reviewer}`;
  });
  return [...taken, ...notes].map((line) => `${printable(line)}\n`).join('');
}
