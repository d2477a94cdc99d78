import { printable } from '@grantlens/engine/internal';
import type { Closing, Obstacle } from '@grantlens/review/internal';
import { counted } from '../../output/words.ts';

/** Everything that keeps a review open, a line each: unit or task, what is missing, and what to do. */
export function obstacleLines(obstacles: readonly Obstacle[]): string {
  const lines = obstacles.map(({ about, whose, what, todo }) => {
    const subject = [about, whose].filter((part) => part !== null).join(' ');
    return `  ${subject === '' ? '' : `${subject}: `}${what}; ${todo}`;
  });
  const count = obstacles.length === 1 ? '1 thing is' : `${obstacles.length} things are`;
  return [`NOT CLOSED: ${count} missing`, ...lines].map((line) => `${printable(line)}\n`).join('');
}

/** What was closed, and the files that say so. */
export function closedLines({ units, signOff }: Closing, files: readonly string[]): string {
  const of = (word: string) => units.filter(({ decision }) => decision === word).length;
  const excepted = units.filter(({ exception }) => exception !== null).length;
  const waiting = excepted === 0 ? '' : `, ${excepted} under an exception`;
  return [
    `The review is closed: ${counted(units.length, 'unit')} decided, ${of('revoke')} revoked, ${of('modify')} modified${waiting}. Signed by ${signOff.by}, ${signOff.role}.`,
    ...files,
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

/** That a review was closed before, and by whom. */
export function closedBeforeLine(
  folder: string,
  { by, at }: { readonly by: string; readonly at: string },
): string {
  return `${printable(`The review in ${folder} was closed by ${by} at ${at}: nothing was changed.`)}\n`;
}
