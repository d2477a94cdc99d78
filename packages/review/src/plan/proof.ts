import type { Edit, Unit } from '@grantlens/engine';
import { concernedBy } from '@grantlens/engine/internal';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import type { Candidate, OtherWords, OwnDeny } from './candidate.ts';
import { collectDrafts } from './collect-drafts.ts';
import type { Draft } from './draft.ts';
import { endingEdits } from './effects.ts';
import { type EndDifference, openEndDifference } from './end-difference.ts';
import type { UnitInForce } from './plan-input.ts';
import type { Planned } from './planned.ts';
import { openRank, type RankOf } from './rank.ts';
import { unitsOfDrafts, withoutOwnAccess } from './sketch.ts';
import { lastSuperAdministrators } from './super-administrators.ts';
import { openUnintended, type Unintended } from './unintended.ts';

/** How candidates are proven. */
export interface Proof {
  /**
   * Whether a plan with it does not have the effects, has no other that nobody decided, and ends in the same
   * otherwise.
   */
  readonly proves: (candidate: Candidate, effects: readonly Unintended[]) => boolean;
  /** Whether revoking a unit besides takes nothing but what nobody decided to give. */
  readonly isFree: (unit: Unit) => boolean;
}

/** Opens the proof of candidates: what each leads to is evaluated by the engine. */
export function openProof({ side, context, input, sketch, unintended }: Planned): Proof {
  const { access, effects: effectsOf } = context;
  const all = [...unintended.values()].flat();
  const known = new Set(all.map(textOf));
  const endDifference = openEndDifference(access, all);
  const before = openRank(access);
  const leftOut = new Set(sketch.refused.flatMap(({ units }) => units));
  const carried = unitsOfDrafts(sketch.drafts);

  /** What is carried out under other words, and how it ends. */
  const under = (words: OtherWords) => {
    const inForce = withWords(input.inForce, words);
    const collected = collectDrafts(side, context, { ...input, inForce }).drafts;
    const drafts = collected.filter((draft) => draft.units.every(({ id }) => !leftOut.has(id)));
    const [gone, come] = [without(sketch.drafts, drafts), without(drafts, sketch.drafts)];
    const changed = [...gone, ...come];
    const concerned = concernedBy(
      changed.flatMap(({ edits }) => edits),
      access.account,
    );
    const keys = new Set(concerned.principals.map(({ key }) => key));
    const editsOf = (list: readonly Draft[]): readonly Edit[] =>
      list.filter((draft) => effectsOf.isAbout(draft, keys)).flatMap(endingEdits);
    const difference = endDifference({
      concerned,
      planned: editsOf(sketch.drafts),
      other: editsOf(drafts),
    });
    return { inForce, drafts, come, difference };
  };

  const carriesOut = (drafts: readonly Draft[], { keep, revoke }: OtherWords): boolean => {
    const [done, kept] = [new Set(unitsOfDrafts(drafts)), new Set<string>(keep.map(({ id }) => id))];
    return (
      revoke.every(({ id }) => done.has(id)) && carried.every((unit) => kept.has(unit) || done.has(unit))
    );
  };

  const provesWords = (words: OtherWords, effects: readonly Unintended[]): boolean => {
    const { inForce, drafts, come, difference } = under(words);
    if (!carriesOut(drafts, words) || !difference.isCovered || !isAvoided(effects, difference)) return false;
    if (lastSuperAdministrators(side, drafts).size > 0) return false;
    const near = together(come, drafts, effectsOf.areApart);
    const { ordered, refused } = withoutOwnAccess(context, near, input.options);
    if (refused.length > 0) return false;
    const avoided = new Set(effects.map(textOf));
    const unintendedOf = openUnintended(side, inForce);
    return ordered.steps
      .flatMap(unintendedOf)
      .every((one) => known.has(textOf(one)) && !avoided.has(textOf(one)));
  };

  const isAvoided = (effects: readonly Unintended[], { rank }: Pick<EndDifference, 'rank'>): boolean =>
    effects.every(({ kind, principal: { key }, points }) => {
      const at = (ranks: RankOf, { permission, resource }: Unintended['points'][number]) =>
        ranks(key, permission, resource);
      if (kind === 'moment') return points.length > 0;
      return (
        points.length > 0 &&
        points.every((point) =>
          kind === 'gain' ? at(rank, point) <= at(before, point) : at(rank, point) >= at(before, point),
        )
      );
    });

  const provesDeny = ({ member, policies }: OwnDeny, effects: readonly Unintended[]): boolean => {
    const keys = new Set([member.key]);
    const own: Edit = {
      kind: 'replace-policies',
      of: { kind: 'principal', principal: member },
      policies: [...access.policiesOf(member.key), ...policies],
    };
    const concerned = concernedBy([own], access.account);
    const done = sketch.ordered.steps.map(({ draft }) => draft);
    const about = done.filter((draft) => effectsOf.isAbout(draft, keys));
    const after = about.map((_, at) => {
      const edits = about.slice(0, at + 1).flatMap(endingEdits);
      return endDifference({ concerned, planned: edits, other: [own, ...edits] });
    });
    const end = after.at(-1);
    if (end === undefined || !end.isCovered || !isAvoided(effects, end)) return false;
    return after.every(({ rank }) =>
      effects.every(({ points, principal: { key } }) =>
        points.every(({ permission, resource }) => {
          const [was, will] = [before, end.rank].map((ranks) => ranks(key, permission, resource));
          return rank(key, permission, resource) <= Math.max(was ?? 0, will ?? 0);
        }),
      ),
    );
  };

  return {
    proves: (candidate, effects) =>
      candidate.kind === 'deny-first' ? provesDeny(candidate, effects) : provesWords(candidate, effects),
    isFree: (unit) => {
      const words: OtherWords = { kind: 'revoke-too', keep: [], revoke: [unit] };
      const { drafts, difference } = under(words);
      return carriesOut(drafts, words) && difference.isCovered;
    },
  };
}

/** What is in force where some units are decided otherwise; what one that is kept settled is as its reviewers said. */
function withWords(inForce: readonly UnitInForce[], { keep, revoke }: OtherWords): readonly UnitInForce[] {
  const [kept, revoked] = [keep, revoke].map((units) => new Set<string>(units.map(({ id }) => id)));
  return inForce.map((one): UnitInForce => {
    if (revoked?.has(one.unit)) return { ...one, word: 'revoke', settledBy: null };
    const isFreed = one.settledBy !== null && kept?.has(one.settledBy);
    return kept?.has(one.unit) || isFreed ? { ...one, word: 'keep', settledBy: null } : one;
  });
}

function without(drafts: readonly Draft[], others: readonly Draft[]): readonly Draft[] {
  const known = new Set(others);
  return drafts.filter((draft) => !known.has(draft));
}

/** Some drafts, with all of others that are about the same people as one of them, or as one of those. */
function together(
  some: readonly Draft[],
  all: readonly Draft[],
  areApart: (one: Draft, other: Draft) => boolean,
): readonly Draft[] {
  const found = new Set(some);
  let rest = without(all, some);
  for (const one of found) {
    const near = rest.filter((draft) => !areApart(one, draft));
    rest = without(rest, near);
    for (const draft of near) found.add(draft);
  }
  return [...found];
}

/** Equal for effects that say the same. */
function textOf({ kind, principal, change: { permissionGroup, permission, scope } }: Unintended): string {
  return JSON.stringify([kind, principal.key, permissionGroup?.key, permission, scopeIdentity(scope)]);
}
