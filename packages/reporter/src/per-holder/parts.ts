import type { Grant, Outcome } from '@grantlens/engine';
import type { GrantId } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { addTo, compareTexts } from '@grantlens/snapshot/internal';
import { none } from '../rows/outcome-text.ts';
import type { Outcomes } from './outcomes.ts';

/** The outcome of a grant for some of those who have it, by its code. */
export interface Part extends Pick<Outcome, 'principals' | 'isPlain'> {
  readonly outcome: number;
}

/** A grant, and its outcome for each part of its holders. */
export interface Divided {
  readonly id: GrantId;
  readonly grant: Grant;
  readonly parts: readonly Part[];
}

/** A row of a grant: for all of its holders with one outcome. */
export interface HeldRow {
  readonly id: string;
  readonly grant: Grant;
  readonly outcome: number;
  readonly who: Who;
}

/** How many principals a row covers, and whom it names: nobody where it is the first of its grant. */
export interface Who {
  readonly principals: number;
  readonly holders: readonly string[];
}

/** Returns a function that divides a grant into its rows; the first is for holders with nothing else that matters, or for the most. */
export function dividedIn(outcomes: Outcomes): (divided: Divided) => readonly HeldRow[] {
  const joined = openJoined();
  const allOf = openNamed(() => none);
  const namedOf = openNamed((principals) =>
    principals.map((principal) => principal.id ?? principal.key).sort(compareTexts),
  );
  return ({ id, grant, parts }) =>
    alike(parts).map(({ outcome, principals }, at): HeldRow => {
      const own = at === 0 ? id : `${id}-${outcomes.digestOf(outcome)}`;
      return { id: own, grant, outcome, who: at === 0 ? allOf(principals) : namedOf(principals) };
    });

  /** The parts with those of the same outcome put together; the first first. */
  function alike(parts: readonly Part[]): readonly Part[] {
    if (parts.length === 1) return parts;
    const byOutcome = new Map<string, Part>();
    for (const part of parts) {
      const text = outcomes.textOf(part.outcome);
      const same = byOutcome.get(text);
      byOutcome.set(
        text,
        same === undefined
          ? part
          : {
              outcome: part.outcome,
              principals: joined(same.principals, part.principals),
              isPlain: same.isPlain || part.isPlain,
            },
      );
    }
    return [...byOutcome.values()].sort(
      (a, b) =>
        Number(b.isPlain) - Number(a.isPlain) ||
        b.principals.length - a.principals.length ||
        compareTexts(outcomes.textOf(a.outcome), outcomes.textOf(b.outcome)),
    );
  }
}

type Principals = readonly Principal[];

/** Two lists put together: the grants of a user group are divided alike, so the same two are asked for again and again. */
function openJoined(): (some: Principals, more: Principals) => Principals {
  const known = new WeakMap<Principals, WeakMap<Principals, Principals>>();
  return (some, more) => {
    const withSome = known.get(some) ?? new WeakMap<Principals, Principals>();
    known.set(some, withSome);
    const all = withSome.get(more) ?? [...some, ...more];
    withSome.set(more, all);
    return all;
  };
}

/** Whom rows name, each list of them once: of a list of principals it is worked out when it is first asked for. */
function openNamed(holdersOf: (principals: Principals) => readonly string[]): (all: Principals) => Who {
  const known = new WeakMap<Principals, Who>();
  const same = new Map<string, Who>();
  return (all) => {
    const before = known.get(all);
    if (before !== undefined) return before;
    const holders = holdersOf(all);
    const name = JSON.stringify([all.length, holders]);
    const who = same.get(name) ?? { principals: all.length, holders };
    same.set(name, who);
    known.set(all, who);
    return who;
  };
}

/** Two policies without an id may give one thing twice (see `mergeOutcomes`), each divided in its own way. */
export function mergeParts(
  some: readonly Part[],
  more: readonly Part[],
  outcomes: Outcomes,
): readonly Part[] {
  const partOf = new Map(more.flatMap((part) => part.principals.map((principal) => [principal, part])));
  return some.flatMap((part) => {
    const split = new Map<Part, Principal[]>();
    for (const principal of part.principals) {
      const other = partOf.get(principal);
      if (other !== undefined) addTo(split, other, principal);
    }
    return [...split].map(
      ([other, principals]): Part => ({
        outcome: outcomes.merged(part.outcome, other.outcome),
        principals,
        isPlain: part.isPlain && other.isPlain,
      }),
    );
  });
}
