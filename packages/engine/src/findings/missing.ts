import type { Account, Policy } from '@grantlens/snapshot';
import { type CollectionName, type GapId, type Place, remembered } from '@grantlens/snapshot/internal';
import { collectionGap } from '../decision/collection-gap.ts';
import { collectionWords } from '../words/unseen-words.ts';
import type { Missing } from './finding.ts';

/** That the snapshot does not show enough of some things to judge them; empty where the count is 0. */
export function unseen(count: number, why: string, gaps: Iterable<GapId> = []): readonly Missing[] {
  if (count === 0) return [];
  return [{ kind: 'gap', why, count, gaps: [...new Set(gaps)].sort() }];
}

/** That the API shows no value there; empty where the count is 0. */
export function notShown(count: number, why: string): readonly Missing[] {
  return count === 0 ? [] : [{ kind: 'not-shown', why, count, gaps: [] }];
}

/**
 * That nothing says what would be needed, and nothing had to: some accounts and some rows do not have it. Answers are as
 * complete without it. Empty where the count is 0.
 */
export function nothingSaid(count: number | null, why: string): readonly Missing[] {
  return count === 0 ? [] : [{ kind: 'nothing-there', why, count, gaps: [] }];
}

/** That the caller gave nothing to judge some things by. */
export function notGiven(count: number | null, why: string): readonly Missing[] {
  return count === 0 ? [] : [{ kind: 'not-given', why, count, gaps: [] }];
}

/** That what the caller gave cannot be understood, or contradicts itself; empty where the count is 0. */
export function notUnderstood(count: number | null, why: string): readonly Missing[] {
  return count === 0 ? [] : [{ kind: 'not-understood', why, count, gaps: [] }];
}

/** What a finding can rest on: a collection, every policy, or every policy that members can have. */
export type RestsOn = CollectionName | 'policies' | 'policies-of-members';

/** All that says what policies contain: whose they are, what they name, and what that holds. */
export const policyContents: readonly RestsOn[] = [
  'members',
  'userGroups',
  'accountTokens',
  'policies',
  'permissionGroups',
  'tokenPermissionGroups',
];

/** The same, and who has it through user groups. */
export const heldContents: readonly RestsOn[] = [
  'members',
  'accountTokens',
  'userGroups',
  'userGroupMembers',
  'policies',
  'permissionGroups',
  'tokenPermissionGroups',
];

/** What is missing because collections, or policies, were not read whole. */
export function unread(account: Account, rests: readonly RestsOn[]): readonly Missing[] {
  return rests.flatMap((collection): readonly Missing[] => {
    if (collection === 'policies') return unreadPolicies(account.policies);
    if (collection === 'policies-of-members') return unreadPolicies(policiesOfMembers(account));
    const gap = collectionGap(account, collection);
    const whole = `Not all of ${collectionWords(collection)} could be read, which leaves open ${gap?.clouds}.`;
    return [
      ...(gap === null ? [] : [{ kind: 'gap' as const, why: whole, count: null, gaps: [gap.id] }]),
      ...conflicts(account, collection),
      ...(collection === 'accountTokens' ? openStandings(account) : []),
    ];
  });
}

/** When rows with one id disagree, neither is believed: not what it gives, and not who it is. */
function conflicts({ gaps }: Account, collection: CollectionName): readonly Missing[] {
  const all = [...gaps.values()].filter(
    (gap) => gap.cause === 'rows-conflict' && gap.collection === collection,
  );
  const why = `Of ${collectionWords(collection)} some rows with one id disagree.`;
  return unseen(
    all.length,
    why,
    all.map(({ id }) => id),
  );
}

/** Tokens of which it is open whether they can act are looked at like those that can. */
function openStandings({ gaps }: Account): readonly Missing[] {
  const open = [...gaps.values()].filter(({ cause }) => cause === 'date-unreadable');
  const why = 'Dates of some tokens cannot be read: whether they can act is open.';
  return open.length === 0 ? [] : [{ kind: 'gap', why, count: null, gaps: open.map(({ id }) => id) }];
}

function policiesOfMembers({ policies, principals }: Account): readonly Policy[] {
  const tokens = new Set(principals.filter(({ kind }) => kind === 'token').map(({ key }) => key));
  return policies.filter(({ holder }) => holder.kind !== 'principal' || !tokens.has(holder.principal));
}

function unreadPolicies(policies: readonly Policy[]): readonly Missing[] {
  // Policies share their lists of places, and a list may be long.
  const isDoubtful = remembered((places: readonly Place[]) => places.some(({ gaps }) => gaps.length > 0));
  const doubtful = policies.filter(
    ({ gaps, permissionGroups, resourceGroups }) =>
      gaps.length > 0 ||
      permissionGroups.some((granted) => granted.key === null && granted.gaps.length > 0) ||
      resourceGroups.some(({ places }) => isDoubtful(places)),
  );
  return unseen(
    doubtful.length,
    'Not everything that these policies say, or whose they are, could be read.',
    doubtful.flatMap(doubtsOn),
  );
}

/** The gaps of what a policy says; the kind of a permission group is not among them. */
export function doubtsOn({ gaps, permissionGroups, resourceGroups }: Policy): readonly GapId[] {
  const doubts = [...gaps];
  for (const granted of permissionGroups) if (granted.key === null) doubts.push(...granted.gaps);
  for (const { places } of resourceGroups) for (const place of places) doubts.push(...place.gaps);
  return doubts;
}
