import { printable } from '@grantlens/engine/internal';
import type { Assigned, ReviewUnit } from '@grantlens/review';
import { type Assignment, personKey, unitWords } from '@grantlens/review/internal';
import { counted } from '../../output/words.ts';

/** Units that nobody decides about, a line each with the reason. */
export function openUnitLines(open: Assignment['open']): string {
  return open.map(({ unit, why }) => `${printable(`${unit.id} ${unitWords(unit)}: ${why}`)}\n`).join('');
}

/** What has started: how many units, and how many each reviewer has. */
export function startedLines(units: readonly ReviewUnit[], assigned: readonly Assigned[]): string {
  const byReviewer = new Map<string, { readonly reviewer: string; units: number }>();
  for (const { reviewer } of assigned) {
    const one = byReviewer.get(personKey(reviewer)) ?? { reviewer, units: 0 };
    one.units++;
    byReviewer.set(personKey(reviewer), one);
  }
  const each = [...byReviewer]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { reviewer, units: count }]) => `  ${reviewer}: ${counted(count, 'unit')}`);
  return [`The review has started: ${counted(units.length, 'unit')} to decide about.`, ...each]
    .map((line) => `${printable(line)}\n`)
    .join('');
}
