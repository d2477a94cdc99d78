import type { PermissionGroup, Policy, Principal, Scope } from '@grantlens/snapshot';
import { contentsGapId, type GapId, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';
import type { Way } from '../../access/grant.ts';
import { holds } from '../../decision/holds.ts';
import type { AskedPermission, Permission } from '../../decision/permission.ts';
import { openHolderCheck } from '../../outcomes/holder-check.ts';
import { actsElsewhere, actsOn, certainlyActsOn, policyPlacesOf } from './policy-places.ts';
import type { RuleInput } from './rule-input.ts';

/** Whether a principal holds a permission anywhere in the account. */
export interface HeldSomewhere {
  readonly held: 'yes' | 'no' | 'maybe';
  /** The ways that certainly, or possibly, give it. */
  readonly ways: readonly Way[];
  readonly gaps: readonly GapId[];
}

const nowhere: HeldSomewhere = { held: 'no', ways: [], gaps: [] };

/**
 * Returns a function that tells whether a principal holds a permission on anything at all. An allow counts wherever
 * no deny certainly takes the permission away; a deny that possibly does makes it a "maybe" (S11, S12).
 */
export function openHeldSomewhere(
  { access }: RuleInput,
  permission: Permission,
): (principal: Principal) => HeldSomewhere {
  const asked = permission.kind === 'any' ? permission.of : [permission];
  const books = asked.map((one) => openBook(access, one));
  const bearsAnything = openHolderCheck(access, (policy) => books.some((book) => book(policy).length > 0));
  return (principal) => {
    if (!bearsAnything(principal)) return nowhere;
    const ways = access.waysOf(principal);
    const answers = books.map((book) => answerOf(ways, book));
    return (
      answers.find(({ held }) => held === 'yes') ?? answers.find(({ held }) => held === 'maybe') ?? nowhere
    );
  };
}

/** Returns a function that tells whether a policy, where nothing denies, certainly gives a permission somewhere. */
export function openGivesSomewhere(access: Access, permission: AskedPermission): (policy: Policy) => boolean {
  const book = openBook(access, permission);
  return (policy) =>
    policy.effect === 'allow' && book(policy).some(({ isSure, acts }) => isSure && acts.length > 0);
}

/** What a permission group of a policy has to do with the permission, the same for everybody who has the policy. */
interface Part {
  readonly policy: Policy;
  readonly group: PermissionGroup | null;
  /** Whether it certainly holds the permission. */
  readonly isSure: boolean;
  /** Where it certainly acts. */
  readonly acts: readonly Scope[];
  /** It may act elsewhere too. */
  readonly mayActElsewhere: boolean;
  readonly gaps: readonly GapId[];
}

type Book = (policy: Policy) => readonly Part[];

function openBook({ account }: Access, permission: AskedPermission): Book {
  return remembered((policy) =>
    policy.permissionGroups.flatMap(({ key, gaps: own }): readonly Part[] => {
      const group = key === null ? null : (account.permissionGroups.get(key) ?? null);
      const holding = group === null ? null : holds(group, permission);
      if (group !== null && holding === null) return [];
      const doubt = holding?.doubt ? [contentsGapId(holding.doubt.key)] : [];
      const places = policy.resourceGroups.flatMap((one) => one.places.flatMap((place) => place.gaps));
      return [
        {
          policy,
          group,
          isSure:
            group !== null &&
            policy.effect !== 'either' &&
            policy.gaps.length + own.length + doubt.length === 0,
          acts: group === null ? [] : actsOn(group, policy),
          mayActElsewhere: group === null || actsElsewhere(group, policy),
          gaps: [...policy.gaps, ...own, ...doubt, ...places],
        },
      ];
    }),
  );
}

function answerOf(ways: readonly Way[], book: Book): HeldSomewhere {
  const bearing = ways.flatMap((way) => book(way.policy).map((part) => ({ way, part })));
  const denies = bearing.filter(({ way }) => way.policy.effect !== 'allow').map(({ part }) => part);
  const clouding = denies.filter(({ isSure, mayActElsewhere }) => !isSure || mayActElsewhere);
  const isCut = (scope: Scope) => denies.some((deny) => cuts(deny, scope));
  const given = bearing
    .filter(({ way }) => way.policy.effect !== 'deny')
    .map(({ way, part }) => ({ way, part, isLeft: part.acts.some((scope) => !isCut(scope)) }))
    .filter(({ part, isLeft }) => isLeft || part.mayActElsewhere);
  if (given.length === 0) return nowhere;
  const sure = given.filter(({ part, isLeft }) => part.isSure && isLeft);
  if (sure.length > 0 && clouding.length === 0)
    return { held: 'yes', ways: [...new Set(sure.map(({ way }) => way))], gaps: [] };
  return {
    held: 'maybe',
    ways: [...new Set(given.map(({ way }) => way))],
    gaps: [...given.map(({ part }) => part), ...clouding].flatMap(({ gaps }) => gaps),
  };
}

function cuts({ group, policy, isSure }: Part, scope: Scope): boolean {
  return isSure && group !== null && certainlyActsOn(group, policyPlacesOf(policy), scope);
}
