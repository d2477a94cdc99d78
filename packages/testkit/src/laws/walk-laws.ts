import type { Snapshot } from '@grantlens/snapshot';
import type { Question, Verdict } from '../implementation.ts';

// Laws about walks by which access makes access. Like the other laws, each throws where it does not hold.

/** A permission on a resource that walks lead to. */
export type WalkTarget = Pick<Question, 'permission' | 'resource'>;

/** What an account shows to somebody who looks for walks. */
export interface WalkFacts {
  readonly principals: readonly Walker[];
  /** The e-mail domains that single sign-on covers. */
  readonly domains: readonly string[];
  /** Whether there may be more of them. */
  readonly mayBeMoreDomains: boolean;
  readonly can: (question: Question) => Verdict;
}

/** A principal, as far as walks need to know it. */
export interface Walker {
  readonly key: string;
  readonly kind: 'member' | 'token';
  readonly email: string | null;
  readonly isActive: boolean;
}

/** An implementation of walks on one snapshot. */
export interface WalkImplementation extends WalkFacts {
  /** The resource key of the account. */
  readonly account: string;
  /** How many steps the shortest walk has; null without a walk. */
  readonly distance: (principal: string, target: WalkTarget) => WalkDistance;
  /** The ids of the policies that the certain shortest walks rest on. */
  readonly cited: (principal: string, target: WalkTarget) => readonly string[];
}

export interface WalkDistance {
  readonly certain: number | null;
  readonly possible: number | null;
}

export type OpenWalks = (snapshot: Snapshot) => WalkImplementation;

const wholeRights = ['member:edit', 'account_api_tokens:edit'];
const signInRight = 'dash_sso:edit';

type Counts = (verdict: Verdict) => boolean;
const isCertain: Counts = (verdict) => verdict === 'allowed';
const isPossible: Counts = (verdict) => verdict === 'allowed' || verdict === 'unknown';

/** Where a walk can stand: as a principal, or with everything. */
type Place = Walker | 'everything';

/** The distance by a breadth-first search that knows only which step leads where. */
export function breadthFirst(
  facts: WalkImplementation,
  start: Walker,
  { target, counts }: { readonly target: WalkTarget; readonly counts: Counts },
): number | null {
  const visited = new Set<Place>([start]);
  let edge: readonly Place[] = [start];
  for (let steps = 0; edge.length > 0; steps += 1) {
    if (edge.some(arrived)) return steps;
    edge = edge.flatMap(neighbours).filter((place) => !visited.has(place));
    for (const place of edge) visited.add(place);
  }
  return null;

  function arrived(place: Place): boolean {
    return place === 'everything' || counts(facts.can({ principal: place.key, ...target }));
  }
  function has(place: Walker, permission: string): boolean {
    return counts(facts.can({ principal: place.key, permission, resource: facts.account }));
  }
  function neighbours(place: Place): readonly Place[] {
    if (place === 'everything') return [];
    const whole = wholeRights.some((right) => has(place, right)) ? (['everything'] as const) : [];
    return [...whole, ...(has(place, signInRight) ? facts.principals.filter(canBeActedAs) : [])];
  }
  function canBeActedAs({ kind, email, isActive }: Walker): boolean {
    if (kind !== 'member' || !isActive) return false;
    const isCovered = facts.domains.some((domain) => email?.toLowerCase().endsWith(`@${domain}`));
    const mayBeCovered = facts.mayBeMoreDomains || (email === null && facts.domains.length > 0);
    return isCovered || (counts('unknown') && mayBeCovered);
  }
}

function hold(law: string, isTrue: boolean, seen: unknown): void {
  if (!isTrue) throw new Error(`${law}: ${JSON.stringify(seen)}`);
}

/** A certain walk of one step is there exactly where `can` allows a step that leads to the target. */
export function oneStepWhereCanAllows(open: OpenWalks, snapshot: Snapshot, target: WalkTarget): void {
  const facts = open(snapshot);
  for (const { key } of facts.principals) {
    const may = (permission: string) => facts.can({ principal: key, permission, resource: facts.account });
    const hasTarget = (one: Walker) => facts.can({ principal: one.key, ...target }) === 'allowed';
    const covered = facts.principals.filter(
      ({ kind, email, isActive }) =>
        kind === 'member' && isActive && facts.domains.includes(email?.split('@')[1]?.toLowerCase() ?? ''),
    );
    const isThere =
      wholeRights.some((right) => may(right) === 'allowed') ||
      (may(signInRight) === 'allowed' && covered.some(hasTarget));
    const { certain } = facts.distance(key, target);
    if (certain === 0) continue;
    hold('one step', (certain === 1) === isThere, { key, target, certain, isThere });
  }
}

/** No walk is shorter than those that are listed, nor is any listed that is not there. */
export function noShorterWalk(open: OpenWalks, snapshot: Snapshot, target: WalkTarget): void {
  const facts = open(snapshot);
  for (const start of facts.principals) {
    const listed = facts.distance(start.key, target);
    const searched = {
      certain: breadthFirst(facts, start, { target, counts: isCertain }),
      possible: breadthFirst(facts, start, { target, counts: isPossible }),
    };
    const isSame = listed.certain === searched.certain && listed.possible === searched.possible;
    hold('shortest', isSame, { principal: start.key, target, listed, searched });
  }
}

/**
 * Taking away a policy that a shortest walk rests on never shortens the distance. `without` gives the
 * snapshot without a policy.
 */
export function takingAwayNeverShortens(
  open: OpenWalks,
  snapshot: Snapshot,
  { target, without }: { readonly target: WalkTarget; readonly without: (policy: string) => Snapshot },
): void {
  const before = open(snapshot);
  for (const { key } of before.principals) {
    const was = before.distance(key, target).certain;
    for (const policy of before.cited(key, target)) {
      const is = open(without(policy)).distance(key, target).certain;
      hold('taken away', is === null || (was !== null && is >= was), { key, target, policy, was, is });
    }
  }
}
