import { permissionWords } from '@grantlens/engine/internal';
import type { Principal, PrincipalKey } from '@grantlens/snapshot';
import { and, or, type Truth } from '../names/truth.ts';
import { type Held, hasIt, type Question } from '../questions/question.ts';
import { type Judged, openTally, type Tally } from './tally.ts';

/** One list of permissions, on each of the resources that the check names. */
export type Side = readonly Question[];

/** What somebody has of one list, wherever it is. */
interface Share {
  readonly has: Truth;
  /** Where somebody has it for certain. */
  readonly sure: { readonly question: Question; readonly held: Held } | null;
}

/** `separation`: nobody of the population is allowed something of two lists, on whatever resources. */
export function judgeSeparation({ population }: Pick<Judged, 'population'>, sides: readonly Side[]): Tally {
  const tally = openTally();
  for (const principal of inTwo(sides)) {
    const belongs = population.includes(principal);
    if (belongs.is === 'no') continue;
    const shares = sides.map((side) => ({ side, ...shareOf(side, principal) }));
    for (const [at, first] of shares.entries()) {
      for (const second of shares.slice(at + 1)) {
        const both = and(belongs, first.has, second.has);
        if (both.is === 'maybe') tally.doubt(both.gaps);
        if (both.is !== 'yes' || first.sure === null || second.sure === null) continue;
        const what = `also can ${permissionWords(second.sure.question.permission)}`;
        // Whoever keeps something of the first list at another place still has something of both.
        tally.offend({ principal, ...first.sure, what, mend: 'take', everywhere: first.side });
      }
    }
  }
  for (const { gap } of population.unseen) tally.doubt(() => [gap]);
  return tally.close();
}

/** Everybody who may have something of two lists. */
function inTwo(sides: readonly Side[]): readonly Principal[] {
  const counts = new Map<PrincipalKey, { readonly principal: Principal; readonly sides: number }>();
  for (const side of sides) {
    const those = new Map(side.flatMap((one) => one.holders()).map((one) => [one.key, one]));
    for (const [key, principal] of those)
      counts.set(key, { principal, sides: (counts.get(key)?.sides ?? 0) + 1 });
  }
  return [...counts.values()].filter((one) => one.sides > 1).map(({ principal }) => principal);
}

function shareOf(side: Side, principal: Principal): Share {
  const all = side.flatMap((question) =>
    question.heldBy(principal).map((held) => ({ question, held, has: hasIt(held) })),
  );
  const sure = all.find(({ has }) => has.is === 'yes') ?? null;
  return { has: or(...all.map(({ has }) => has)), sure };
}
