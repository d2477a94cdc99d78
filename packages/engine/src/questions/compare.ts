import type { Account, Gap, Policy, Principal, PrincipalKey } from '@grantlens/snapshot';
import { type CollectionName, lookupIn, overlaid, principalKey } from '@grantlens/snapshot/internal';
import { type Access, compile } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import type { Assumption } from '../decision/assumptions.ts';
import type { Permission } from '../decision/permission.ts';
import { decideAmong, type Ruling } from '../decision/relation.ts';
import { sufficientGrants } from '../decision/sufficient-grants.ts';
import { typicalOf } from '../decision/typical-resource.ts';
import type { Verdict } from '../decision/verdict.ts';
import { openGrantsAt } from '../outcomes/grants-at.ts';
import { checkPrincipal } from '../words/check-asked.ts';
import { type Change, diff } from './diff.ts';

/** What one of two principals has of a permission group, or of one permission of it, and why. */
export interface Share {
  readonly verdict: Verdict;
  /** The grants that suffice for the verdict; none where nothing is granted. */
  readonly via: readonly Grant[];
}

/** Something that one of two principals has and the other has not, or has otherwise. */
export interface Difference extends Pick<Change, 'permissionGroup' | 'permission' | 'scope' | 'except'> {
  readonly first: Share;
  readonly second: Share;
}

/** The answer to `compare`. */
export interface CompareAnswer {
  readonly first: Principal;
  readonly second: Principal;
  readonly differences: readonly Difference[];
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  /** False where a verdict of either is `unknown`, or what user groups give was not seen whole. */
  readonly complete: boolean;
}

/**
 * What two principals of one account have differently: the `diff` from an account with only the one to one
 * with only the other.
 *
 * @throws GrantlensError `principal-unknown`, where one is not of the account
 */
export function compare(access: Access, first: Principal, second: Principal): CompareAnswer {
  checkPrincipal(first, access.account);
  checkPrincipal(second, access.account);
  const answer = diff(alone(access.account, first), alone(access.account, second));
  const openShares = (principal: Principal) => {
    const grantsAt = openGrantsAt(access.grantsOf(principal));
    return ({ scope, ...change }: Change, verdict: Verdict): Share => {
      const permission = askedIn(change);
      if (permission === null || verdict === 'not-granted') return { verdict, via: [] };
      const asked = { permission, resource: typicalOf(scope) };
      const decision = decideAmong(access, grantsAt(permission, scope), asked);
      return { verdict, via: verdict === 'denied' ? denying(decision) : sufficientGrants(decision) };
    };
  };
  const [ofFirst, ofSecond] = [openShares(first), openShares(second)];
  return {
    first,
    second,
    differences: answer.changes.map((change) => ({
      permissionGroup: change.permissionGroup,
      permission: change.permission,
      scope: change.scope,
      except: change.except,
      first: ofFirst(change, change.before),
      second: ofSecond(change, change.after),
    })),
    assumptions: answer.assumptions,
    gaps: answer.gaps,
    complete: answer.complete,
  };
}

function denying({ bearings }: Ruling): readonly Grant[] {
  return bearings.filter(({ effect }) => effect === 'deny').map(({ grant }) => grant);
}

/** The one principal that each of two compared accounts has. */
const either: PrincipalKey = principalKey('member', 'either of two');

const carriers: readonly CollectionName[] = ['members', 'accountTokens'];

/** The account with nobody in it but one principal, under a name that both accounts share. */
function alone(account: Account, principal: Principal): Access {
  const { policiesOf, possiblePolicies } = lookupIn(account);
  const policies = [principal.key, ...principal.groups].flatMap(policiesOf);
  return compile(
    overlaid(account, {
      principals: [{ ...principal, key: either }],
      // Who else there is has no part in it.
      coverage: account.coverage.filter(({ collection }) => !carriers.includes(collection)),
      policies: [...policies, ...possiblePolicies()].flatMap((policy) => heldBy(policy, principal)),
    }),
  );
}

function heldBy(policy: Policy, { key }: Principal): readonly Policy[] {
  const { holder } = policy;
  if (holder.kind === 'user-group' || holder.principal === null) return [policy];
  return holder.principal === key ? [{ ...policy, holder: { ...holder, principal: either } }] : [];
}

function askedIn({
  permission,
  permissionGroup,
}: Pick<Change, 'permission' | 'permissionGroup'>): Permission | null {
  if (permission === null) return permissionGroup === null ? null : { kind: 'group', group: permissionGroup };
  if (permission.kind === 'atomic') return permission;
  const of = permission.of.map((name) => ({ kind: 'atomic', name }) as const);
  return { kind: 'any', glob: '*:*', of };
}
