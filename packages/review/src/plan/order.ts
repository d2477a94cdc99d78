import { type Access, applyEdits, compile, whatIf } from '@grantlens/engine';
import type { Change } from '@grantlens/engine/internal';
import { invariant } from '@grantlens/snapshot/internal';
import { byRank, type Draft } from './draft.ts';
import { directionOf, openPoints, openRank, type PointsOf, type RankOf } from './rank.ts';

/** A draft in its place, with what it changes after the drafts before it. */
export interface Placed {
  readonly draft: Draft;
  /** Of those who could act before it. */
  readonly changes: readonly Change[];
  /** Gains that nobody had before the plan or has after it. */
  readonly momentary: ReadonlySet<Change>;
}

/** Drafts in an order, and what the account is after them. */
export interface Ordered {
  readonly steps: readonly Placed[];
  readonly end: Access;
}

/**
 * Puts drafts in an order in which, after every step, nobody can do what they could neither before the plan nor can after
 * it. An object whose step would give is done in two: its allows first, its denies later. Where even that gives something,
 * the step that gives least is next, and its gains are momentary.
 */
export function ordered(access: Access, drafts: readonly Draft[]): Ordered {
  const all = drafts.toSorted(byRank);
  const edits = all.flatMap((draft) => draft.edits);
  const final = compile(applyEdits(access.account, edits));
  const ranks = { before: openRank(access), final: openRank(final), pointsOf: openPoints(access) };
  const steps: Placed[] = [];
  let now = access;
  let pending = all;
  while (pending.length > 0) {
    const next = nextOf(pending, access, now, ranks);
    if (next.kind === 'split') {
      pending = pending.flatMap((draft) => (draft === next.draft ? next.into : [draft])).toSorted(byRank);
      continue;
    }
    steps.push(next.placed);
    pending = pending.filter((draft) => draft !== next.placed.draft);
    now = compile(applyEdits(now.account, next.placed.draft.edits));
  }
  return { steps, end: now };
}

type Next =
  | { readonly kind: 'step'; readonly placed: Placed }
  | { readonly kind: 'split'; readonly draft: Draft; readonly into: readonly Draft[] };

interface Ranks {
  readonly before: RankOf;
  readonly final: RankOf;
  readonly pointsOf: PointsOf;
}

function nextOf(pending: readonly Draft[], first: Access, now: Access, ranks: Ranks): Next {
  const giving: Placed[] = [];
  for (const draft of pending) {
    const placed = placedAt(draft, first, now, ranks);
    if (placed.momentary.size === 0) return { kind: 'step', placed };
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

function placedAt(draft: Draft, first: Access, now: Access, ranks: Ranks): Placed {
  // A token that is disabled can do as little as one that is not there (S13).
  const { disables } = draft;
  const edits =
    disables === null ? draft.edits : [{ kind: 'remove-principal', principal: disables } as const];
  const answer = whatIf(now, edits);
  const standings = new Map(now.account.principals.map(({ key, standing }) => [key, standing]));
  const changes = answer.changes.filter(({ principal }) => {
    const standing = standings.get(principal.key);
    return standing !== undefined && standing !== 'inactive';
  });
  const momentary = draft.mayGive ? momentaryIn(changes, first, openRank(answer.after), ranks) : [];
  return { draft, changes, momentary: new Set(momentary) };
}

function momentaryIn(
  changes: readonly Change[],
  first: Access,
  later: RankOf,
  { before, final, pointsOf }: Ranks,
): readonly Change[] {
  const known = new Map(first.account.principals.map((principal) => [principal.key, principal]));
  return changes.filter((change) => {
    const principal = known.get(change.principal.key);
    if (directionOf(change) !== 'gain' || principal === undefined) return false;
    return pointsOf(change, principal).some(
      ({ permission, resource }) =>
        later(principal.key, permission, resource) >
        Math.max(before(principal.key, permission, resource), final(principal.key, permission, resource)),
    );
  });
}
