import type { Policy, Principal, PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import { holderKey } from '@grantlens/snapshot/internal';
import { type Access, mayHold } from '../access/access.ts';
import { rosterOf } from '../access/roster.ts';
import { type Assumption, mergeAssumptions } from './assumptions.ts';
import { candidatePolicies } from './candidates.ts';
import type { Permission } from './permission.ts';
import { openPolicyWays } from './policy-ways.ts';
import { openAmongPolicies, type Relation } from './relation.ts';
import type { Resource } from './resource.ts';
import { openSayings, type Said } from './said.ts';
import type { Verdict } from './verdict.ts';

/** A question asked of everybody in an account. */
export interface Everybody {
  /** Those who are allowed it, and those of whom it is unknown, in the order of the account. */
  readonly able: () => readonly Principal[];
  /** The same with their verdicts, one after the other: there are many, and most are only counted. */
  readonly visitAble: (visit: (principal: Principal, verdict: Verdict) => void) => void;
  /** What is decided for somebody. */
  readonly saidOf: (principal: Principal) => Said;
  /** On what all the answers rest together. */
  readonly assumptions: () => readonly Assumption[];
  /** The same with the grants it is made of. */
  readonly decide: Relation;
}

/**
 * Decides a question for everybody at once. What a policy says is noted as a number and added for all who have it: nobody
 * is decided for, but whatever is said together, of which there is little however many people there are.
 */
export function askEverybody(access: Access, permission: Permission, resource: Resource): Everybody {
  const { account } = access;
  const { principals } = account;
  const asked = permission.kind === 'any' ? permission.of : [permission];
  const { numberOf, join, said } = openSayings(asked.length);
  const roster = rosterOf(account);
  /** By position, the number of what is said of somebody. */
  const sayings = new Uint32Array(principals.length);
  const byHolder = new Map<PrincipalKey | UserGroupKey, number>();
  const bearing: Policy[] = [];
  let relation: Relation | null = null;
  const waysOf = openPolicyWays(access, asked, resource);
  for (const policy of candidatePolicies(access, asked, resource)) {
    const number = numberOf(waysOf(policy));
    if (number === 0) continue;
    bearing.push(policy);
    const key = holderKey(policy.holder);
    if (key === null)
      addTo(
        principals.flatMap((one, at) => (mayHold(policy, one) ? [at] : [])),
        number,
      );
    else byHolder.set(key, join(byHolder.get(key) ?? 0, number));
  }
  for (const [key, number] of byHolder) {
    const own = roster.positionOf(key);
    if (own !== undefined) addTo([own], number);
    addTo(roster.membersOf(key), number);
  }
  const visitAble: Everybody['visitAble'] = (visit) => {
    for (const [at, number] of sayings.entries()) {
      if (number === 0) continue;
      const { verdict } = said(number);
      const principal = principals[at];
      if (principal !== undefined && (verdict === 'allowed' || verdict === 'unknown'))
        visit(principal, verdict);
    }
  };
  return {
    visitAble,
    able: () => {
      const able: Principal[] = [];
      visitAble((one) => able.push(one));
      return able;
    },
    saidOf: ({ key }) => said(sayings[roster.positionOf(key) ?? principals.length] ?? 0),
    assumptions: () => {
      const found: Said[] = [];
      for (const number of sayings) found[number] ??= said(number);
      return mergeAssumptions(found.filter((one) => one !== undefined));
    },
    decide: (principal) => {
      relation ??= openAmongPolicies(access, permission, resource, bearing).decide;
      return relation(principal);
    },
  };

  function addTo(positions: readonly number[], number: number): void {
    for (const at of positions) sayings[at] = join(sayings[at] ?? 0, number);
  }
}
