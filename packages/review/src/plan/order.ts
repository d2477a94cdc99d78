import { type Access, applyEdits, compile } from '@grantlens/engine';
import type { Change } from '@grantlens/engine/internal';
import type { Principal, PrincipalKey } from '@grantlens/snapshot';
import { invariant } from '@grantlens/snapshot/internal';
import { byRank, type Draft } from './draft.ts';
import type { Effect, Effects } from './effects.ts';
import { directionOf, openPoints, openRank, type PointsOf, type RankOf } from './rank.ts';

/** A draft in its place, with what it changes after the drafts before it. */
export interface Placed {
  readonly draft: Draft;
  /** Of those who could act before it. */
  readonly changes: readonly Change[];
  /** The same object wherever it is the effect of the same draft after the same others. */
  readonly effect: Effect;
  /** Gains that nobody had before the plan or has after it. */
  readonly momentary: ReadonlySet<Change>;
}

/** Drafts in an order, and what the account is after them. */
export interface Ordered {
  readonly steps: readonly Placed[];
  readonly end: Access;
  /** Which gains of the effects that were looked at are momentary. */
  readonly momentary: ReadonlyMap<Effect, ReadonlySet<Change>>;
}

/** An order of nearly the same drafts, and which of them are about somebody for whom it ends differently. */
export interface Like {
  readonly ordered: Ordered;
  readonly isTouched: (draft: Draft) => boolean;
}

/**
 * Puts drafts in an order in which, after every step, nobody can do what they could neither before the plan
 * nor can after it. An object whose step would give is done in two: its allows first, its denies later. Where
 * even that gives something, the step that gives least is next, and its gains are momentary.
 */
export function ordered(
  access: Access,
  drafts: readonly Draft[],
  effects: Effects,
  like: Like | null = null,
): Ordered {
  const all = drafts.toSorted(byRank);
  const edits = all.flatMap((draft) => draft.edits);
  const end = compile(applyEdits(access.account, edits));
  const scale: Scale = {
    effects,
    principals: new Map(access.account.principals.map((principal) => [principal.key, principal])),
    before: openRank(access),
    final: openRank(end),
    pointsOf: openPoints(access),
    momentary: new Map(),
    like,
  };
  const steps: Placed[] = [];
  // A draft that would give has to wait; what it does stays the same until one is done that is about the same people.
  const waiting = new Map<Draft, Placed>();
  let pending = all;
  while (pending.length > 0) {
    const done = steps.map(({ draft }) => draft);
    const next = nextOf(pending, (draft) => waiting.get(draft) ?? placedAfter(done, draft, scale), waiting);
    if (next.kind === 'split') {
      pending = pending.flatMap((draft) => (draft === next.draft ? next.into : [draft])).toSorted(byRank);
      continue;
    }
    const { placed } = next;
    steps.push(placed);
    pending = pending.filter((draft) => draft !== placed.draft);
    for (const draft of waiting.keys())
      if (!scale.effects.areApart(draft, placed.draft)) waiting.delete(draft);
  }
  return { steps, end, momentary: scale.momentary };
}

type Next =
  | { readonly kind: 'step'; readonly placed: Placed }
  | { readonly kind: 'split'; readonly draft: Draft; readonly into: readonly Draft[] };

/** What drafts are held to. */
interface Scale {
  readonly effects: Effects;
  readonly principals: ReadonlyMap<PrincipalKey, Principal>;
  readonly before: RankOf;
  readonly final: RankOf;
  readonly pointsOf: PointsOf;
  readonly momentary: Map<Effect, ReadonlySet<Change>>;
  readonly like: Like | null;
}

function nextOf(
  pending: readonly Draft[],
  placedNow: (draft: Draft) => Placed,
  waiting: Map<Draft, Placed>,
): Next {
  const giving: Placed[] = [];
  for (const draft of pending) {
    const placed = placedNow(draft);
    if (placed.momentary.size === 0) return { kind: 'step', placed };
    waiting.set(draft, placed);
    giving.push(placed);
  }
  for (const { draft } of giving) {
    const into = draft.split?.() ?? null;
    if (into !== null) return { kind: 'split', draft, into };
  }
  const [least] = giving.toSorted((a, b) => a.momentary.size - b.momentary.size);
  invariant(least !== undefined, 'an order with steps left has a next one');
  return { kind: 'step', placed: least };
}

function placedAfter(done: readonly Draft[], draft: Draft, scale: Scale): Placed {
  const effect = scale.effects.of(draft, done);
  const { like } = scale;
  const known = like === null || like.isTouched(draft) ? undefined : like.ordered.momentary.get(effect);
  const momentary = known ?? new Set(draft.mayGive ? momentaryIn(effect, scale) : []);
  scale.momentary.set(effect, momentary);
  return { draft, changes: effect.changes, effect, momentary };
}

function momentaryIn(
  { changes, after }: Effect,
  { before, final, pointsOf, principals }: Scale,
): readonly Change[] {
  const later = openRank(after());
  return changes.filter((change) => {
    const principal = principals.get(change.principal.key);
    if (directionOf(change) !== 'gain' || principal === undefined) return false;
    return pointsOf(change, principal).some(
      ({ permission, resource }) =>
        later(principal.key, permission, resource) >
        Math.max(before(principal.key, permission, resource), final(principal.key, permission, resource)),
    );
  });
}
