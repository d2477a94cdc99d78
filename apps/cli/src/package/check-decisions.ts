import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { decisionsFile, reviewFolder } from '@grantlens/reporter/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { Check } from '../answers/verify.ts';
import { counted } from '../output/words.ts';
import { logNotes, type OpenedReview, openReview } from '../review/open-review.ts';
import type { Comparison } from './stored-package.ts';

/** A package that may have been decided on. */
interface Decided {
  readonly folder: string;
  readonly comparison: Pick<Comparison, 'unlisted'>;
  /** The ids of the units of the report; null where it was not regenerated. */
  readonly units: ReadonlySet<string> | null;
}

const title = 'decisions';

/**
 * Whether what was decided on a package is whole: its log chains, is about the units of the report, and counts them. It
 * was made after the manifest, which therefore cannot list it, and grows.
 */
export async function checkDecisions({ folder, comparison, units }: Decided): Promise<Check> {
  if (!comparison.unlisted.includes(decisionsFile)) {
    const isBegun = comparison.unlisted.includes(reviewFolder);
    const says = isBegun ? `none; the folder ${reviewFolder} is of a start that was interrupted` : 'none';
    return { title, says, differences: [] };
  }
  const found = await lstat(join(folder, decisionsFile)).catch(() => null);
  if (!found?.isFile())
    return { title, says: 'not readable', differences: [`${decisionsFile}: it is not a plain file`] };
  try {
    const review = await openReview(folder);
    return { title, says: saidOf(review), differences: differencesOf(review, units) };
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    return { title, says: 'not whole', differences: [error.message] };
  }
}

function saidOf(review: OpenedReview): string {
  const { log, state } = review;
  const all = [...state.units.values()];
  const decided = all.filter(({ word }) => word !== null).length;
  const notes = logNotes(review).map((note) => `; ${note}`);
  const count = log.lines.length;
  const lines = count > 1 ? `${count} lines, each follows the one before` : counted(count, 'line');
  return `${decisionsFile}: ${lines}; ${decided} of ${counted(all.length, 'unit')} decided; head ${log.head.seq} ${log.head.hash}${notes.join('')}`;
}

function differencesOf(
  { state, units }: OpenedReview,
  reported: ReadonlySet<string> | null,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { kind } of units) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const said = Object.entries(state.start.units);
  const tie = said.length === counts.size && said.every(([kind, count]) => counts.get(kind) === count);
  const strange = state.lines.flatMap((line) =>
    line.kind === 'decision' && !state.units.has(line.unit) ? [line.seq] : [],
  );
  const isSame =
    reported === null || (reported.size === units.length && units.every(({ id }) => reported.has(id)));
  return [
    ...(tie ? [] : [`${decisionsFile}: it counts other units than the review has`]),
    ...strange.map((seq) => `${decisionsFile}: line ${seq} is about a unit that the review has not`),
    ...(isSame ? [] : ['the units of the review are not those of the report']),
  ];
}
