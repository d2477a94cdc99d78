import type { Edit, Unit } from '@grantlens/engine';
import { concernedBy } from '@grantlens/engine/internal';
import { once, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Candidate, OtherWords, OwnDeny } from './candidate.ts';
import { collectDrafts } from './collect-drafts.ts';
import type { Draft } from './draft.ts';
import { endingEdits } from './effects.ts';
import { type EndDifference, openEndDifference } from './end-difference.ts';
import type { UnitInForce } from './plan-input.ts';
import type { Planned } from './planned.ts';
import { openRank } from './rank.ts';
import { unitsOfDrafts, withoutOwnAccess } from './sketch.ts';
import { superAdministratorsIn } from './super-administrators.ts';
import { type Decided, openUnintended, type Unintended } from './unintended.ts';

/** How candidates are proven. */
export interface Proof {
  /**
   * Which of some effects a candidate avoids. None where a plan with it has another that nobody decided, or
   * does not end in the same otherwise.
   */
  readonly avoidedBy: (candidate: Candidate, effects: readonly Unintended[]) => readonly Unintended[];
  /** Whether revoking a unit besides takes nothing but what nobody decided to give. */
  readonly isFree: (unit: Unit) => boolean;
}

/** Opens the proof of candidates: what each leads to is evaluated by the engine. */
export function openProof({ side, context, input, sketch, decided, unintended }: Planned): Proof {
  const { access, effects: effectsOf } = context;
  const all = [...unintended.values()].flat();
  const known = new Set(all.map(textOf));
  const same = new Map([...unintended].map(([{ effect }, ones]) => [effect, ones] as const));
  const endDifference = openEndDifference(access, all);
  const before = openRank(access);
  const leftOut = new Set(sketch.refused.flatMap(({ units }) => units));
  const carried = unitsOfDrafts(sketch.drafts);
  const revoked = input.inForce.filter(({ word, settledBy }) => word === 'revoke' && settledBy === null);
  const inForce = new Map(input.inForce.map((one) => [one.unit, one]));

  /** What is carried out under other words, and how it ends. */
  const under = (words: OtherWords) => {
    const [kept, besides] = [idsOf(words.keep), idsOf(words.revoke)];
    const others = [...besides].flatMap((unit): readonly UnitInForce[] => {
      const one = inForce.get(unit);
      return one === undefined ? [] : [{ ...one, word: 'revoke', settledBy: null }];
    });
    const said = [...revoked.filter(({ unit }) => !kept.has(unit)), ...others];
    const inOrder = said.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
    const collected = collectDrafts(side, context, { ...input, inForce: inOrder }).drafts;
    const drafts = collected.filter((draft) => draft.units.every(({ id }) => !leftOut.has(id)));
    const [gone, come] = [without(sketch.drafts, drafts), without(drafts, sketch.drafts)];
    const concerned = concernedBy(
      [...gone, ...come].flatMap(({ edits }) => edits),
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
    const done = new Set(unitsOfDrafts(drafts));
    const isCarriedOut =
      [...besides].every((id) => done.has(id)) && carried.every((unit) => kept.has(unit) || done.has(unit));
    return { drafts, come, keys, difference, isSame: isCarriedOut && difference.isCovered() };
  };

  /** What nobody decided where some units are decided otherwise; what one that is kept settled is as its reviewers said. */
  const decidedUnder = (words: OtherWords): Decided => {
    const [kept, besides] = [idsOf(words.keep), idsOf(words.revoke)];
    return {
      isRevoked: (unit) => besides.has(unit) || (decided.isRevoked(unit) && !kept.has(unit)),
      isKept: (unit) => kept.has(unit) || (decided.isKept(unit) && !besides.has(unit)),
    };
  };

  // Whoever is one before the plan and after it is one also where the end differs as it may.
  const keepsSuperAdministrator = once(() => {
    const [was, is] = [access, sketch.ordered.end].map((one) =>
      superAdministratorsIn(one).map(({ principal }) => principal.key),
    );
    return was?.length === 0 || was?.some((key) => is?.includes(key)) === true;
  });

  const avoidedByWords = (words: OtherWords, effects: readonly Unintended[]): readonly Unintended[] => {
    const { drafts, come, keys, difference, isSame } = under(words);
    const avoided = isSame ? effects.filter(isAvoidedIn(difference)) : [];
    if (avoided.length === 0 || !keepsSuperAdministrator()) return [];
    const near = together(come, drafts, effectsOf.areApart);
    const isTouched = (draft: Draft) => effectsOf.isAbout(draft, keys);
    const like = { ordered: sketch.ordered, isTouched };
    const { ordered, refused } = withoutOwnAccess(context, near, input.options, like);
    if (refused.length > 0) return [];
    const unintendedOf = openUnintended(side, decidedUnder(words));
    // What is about nobody whose units are decided otherwise changes the same, and of that nothing else is decided.
    const left = ordered.steps
      .flatMap((placed) => (isTouched(placed.draft) ? null : same.get(placed.effect)) ?? unintendedOf(placed))
      .map(textOf);
    if (left.some((text) => !known.has(text))) return [];
    return avoided.filter((one) => !left.includes(textOf(one)));
  };

  const isAvoidedIn =
    ({ rank }: EndDifference) =>
    ({ kind, principal: { key }, points }: Unintended): boolean =>
      points.length > 0 &&
      (kind === 'moment' ||
        points.every(({ permission, resource }) => {
          const [is, was] = [rank(key, permission, resource), before(key, permission, resource)];
          return kind === 'gain' ? is <= was : is >= was;
        }));

  const avoidedByDeny = (
    { member, policies }: OwnDeny,
    effects: readonly Unintended[],
  ): readonly Unintended[] => {
    const keys = new Set([member.key]);
    const own: Edit = {
      kind: 'replace-policies',
      of: { kind: 'principal', principal: member },
      policies: [...access.policiesOf(member.key), ...policies],
    };
    const concerned = concernedBy([own], access.account);
    const about = sketch.ordered.steps
      .map(({ draft }) => draft)
      .filter((one) => effectsOf.isAbout(one, keys));
    const after = about.map((_, at) => {
      const edits = about.slice(0, at + 1).flatMap(endingEdits);
      return endDifference({ concerned, planned: edits, other: [own, ...edits] });
    });
    const end = after.at(-1);
    if (end?.isCovered() !== true) return [];
    return effects.filter(isAvoidedIn(end)).filter(({ points, principal: { key } }) =>
      points.every(({ permission, resource }) => {
        const most = Math.max(before(key, permission, resource), end.rank(key, permission, resource));
        return after.every(({ rank }) => rank(key, permission, resource) <= most);
      }),
    );
  };

  return {
    avoidedBy: (candidate, effects) =>
      candidate.kind === 'deny-first'
        ? avoidedByDeny(candidate, effects)
        : avoidedByWords(candidate, effects),
    isFree: (unit) => under({ kind: 'revoke-too', keep: [], revoke: [unit] }).isSame,
  };
}

function idsOf(units: readonly Unit[]): ReadonlySet<string> {
  return new Set(units.map(({ id }) => id));
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
