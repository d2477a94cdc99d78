import { counted } from '@grantlens/engine/internal';
import type { Truth } from '../names/truth.ts';
import type { Question } from '../questions/question.ts';
import { holdersByPlace, type PlaceHolder, type PlaceHolders } from './holders-by-place.ts';
import { type Judged, type Offence, openTally, type Tally } from './tally.ts';

/** How many there must be, and may be; null for as many as there are. */
export interface Range {
  readonly least: number | null;
  readonly most: number | null;
}

/** How many have it, or may: those who can act as they are, and those who can under conditions only. */
interface Counts {
  readonly sure: { readonly free: number; readonly conditioned: number };
  readonly possible: { readonly free: number; readonly conditioned: number };
}

/**
 * `at-least` and `at-most`: on each resource that many of the population are allowed it. Who can act under conditions
 * only is not counted among those there must be, but among those there may be.
 */
export function judgeCount({ population, questions }: Judged, range: Range): Tally {
  const tally = openTally();
  const unseen = population.unseen.map(({ gap }) => gap);
  for (const question of questions) {
    for (const holders of holdersByPlace(question, population, kindOf)) {
      const counts = countsOf(holders);
      const fit = fitOf(counts, range, unseen.length > 0);
      if (fit === 'no')
        for (const offence of offencesOf(holders.all(), { question, counts, range })) tally.offend(offence);
      if (fit !== 'maybe') continue;
      for (const { has } of holders.all()) if (has.is === 'maybe') tally.doubt(has.gaps);
      if (unseen.length > 0) tally.doubt(() => unseen);
    }
  }
  return tally.close();
}

/** By what holders are counted. */
function kindOf(has: Truth['is'], isConditioned: boolean): string {
  return isConditioned ? `${has}, under conditions` : has;
}

function countsOf({ counts }: PlaceHolders): Counts {
  const of = (is: 'yes' | 'maybe') => ({
    free: counts.get(is) ?? 0,
    conditioned: counts.get(`${is}, under conditions`) ?? 0,
  });
  return { sure: of('yes'), possible: of('maybe') };
}

/** Whether the counts fit, whichever way everything unknown turns out; `no` where they fit in no way. */
function fitOf(
  { sure, possible }: Counts,
  { least, most }: Range,
  isUnseen: boolean,
): 'yes' | 'maybe' | 'no' {
  const lacking = Math.max(0, (least ?? 0) - sure.free);
  const allSure = sure.free + sure.conditioned;
  const limit = most ?? Number.POSITIVE_INFINITY;
  const canFit = (isUnseen || lacking <= possible.free) && allSure + lacking <= limit;
  if (!canFit) return 'no';
  const all = allSure + possible.free + possible.conditioned;
  return lacking === 0 && all <= limit && (most === null || !isUnseen) ? 'yes' : 'maybe';
}

function offencesOf(
  holders: readonly PlaceHolder[],
  {
    question,
    counts,
    range,
  }: { readonly question: Question; readonly counts: Counts; readonly range: Range },
): readonly Offence[] {
  const { sure } = counts;
  const all = sure.free + sure.conditioned;
  if (range.most !== null && all > range.most) {
    const what = `is one of ${all}, and at most ${range.most} may`;
    return holders
      .filter(({ has }) => has.is === 'yes')
      .map(({ principal, held }) => ({ principal, question, held, what, mend: 'take' }));
  }
  const under = sure.conditioned === 0 ? '' : `, besides ${sure.conditioned} under conditions only`;
  const what = `${counted(sure.free, 'principal')} can${under}, and at least ${range.least ?? 0} must`;
  return [{ principal: null, question, held: null, what, mend: null }];
}
