import type { Principal, Scope } from '@grantlens/snapshot';
import { lookupIn, type PolicyGrant, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { openAmong } from '../access/among.ts';
import { holds } from '../decision/holds.ts';
import type { AskedPermission, Permission } from '../decision/permission.ts';
import type { Subject } from '../decision/resource.ts';
import type { Exception } from '../outcomes/exceptions.ts';
import { type HolderPolicies, holdersOf } from '../outcomes/holder-policies.ts';
import { type HolderOutcomes, type Outcome, outcomesFrom, outcomesOf } from '../outcomes/outcomes-of.ts';
import type { EdgeException } from './node.ts';

/** Whose paths are drawn, and what of the exceptions on them can be seen. */
export interface Drawn {
  /** The only principals of whom any path is drawn; null where it can be anybody's. */
  readonly only: ReadonlySet<Principal> | null;
  readonly isDrawn: (principal: Principal, holder: HolderPolicies) => boolean;
  readonly permission: Permission | null;
  readonly subject: Subject | null;
}

/** Returns a function that lists the exceptions of a drawn cell (S11, S12). */
export function openEdgeExceptions(
  access: Access,
  { only, isDrawn, permission, subject }: Drawn,
): (cell: PolicyGrant) => readonly EdgeException[] {
  const byCell = new Map<PolicyGrant, readonly EdgeException[]>();
  const denied = openDenied(access);
  const deniedSomewhere = new Set(only === null ? denied.principals() : [...only].filter(denied.is));
  for (const { holder, cells } of deniedSomewhere.size === 0 ? [] : outcomes(only)) {
    if (!holder.principals.some((one) => deniedSomewhere.has(one) && isDrawn(one, holder))) continue;
    const drawn = new Set(holder.principals.filter((one) => isDrawn(one, holder)));
    for (const ofCell of cells) {
      const found = ofCell.flatMap((outcome) => exceptionsFor(outcome, drawn));
      const [first] = ofCell;
      if (first !== undefined && found.length > 0) byCell.set(first.grant.cell, merged(found, drawn.size));
    }
  }
  return (cell) => byCell.get(cell) ?? none;

  /** Of one principal alone nobody else's grants are decided; the exceptions of several come in the order of all. */
  function outcomes(among: ReadonlySet<Principal> | null): Iterable<HolderOutcomes> {
    const [one, ...others] = among ?? [];
    return one === undefined || others.length > 0
      ? outcomesOf(access)
      : outcomesFrom(access, holdersOf(access, one));
  }

  function exceptionsFor(outcome: Outcome, drawn: ReadonlySet<Principal>): readonly FoundException[] {
    const principals = outcome.principals.filter((one) => drawn.has(one));
    if (principals.length === 0) return [];
    return exceptionsOf(outcome).flatMap((one): readonly FoundException[] => {
      const permissions = one.permissions === null ? null : askedAmong(one.permissions, permission);
      if (permissions?.length === 0 || !isAsked(one.scope, subject)) return [];
      return [{ ...one, permissions, principals }];
    });
  }
}

const none: readonly EdgeException[] = [];

type FoundException = EdgeException & { readonly principals: readonly Principal[] };

/** The exceptions of an outcome, that of the whole first; what goes with the whole is not repeated. */
function exceptionsOf({ grant, effective }: Outcome): readonly (Exception | WholeException)[] {
  if (grant.policy.effect !== 'allow') return [];
  const { verdict, exceptions, cutBy } = effective;
  const isCut = verdict === 'denied' || (verdict === 'unknown' && cutBy.length > 0);
  if (!isCut) return exceptions;
  return [
    { permissions: null, scope: null, verdict },
    ...exceptions.filter((one) => one.verdict !== verdict),
  ];
}

type WholeException = Omit<Exception, 'scope'> & { readonly scope: null };

/** Who has a policy that denies, or may. */
function openDenied(access: Access): {
  readonly is: (principal: Principal) => boolean;
  readonly principals: () => readonly Principal[];
} {
  const { classOf, principals } = openAmong(access, lookupIn(access.account).denyingPolicies());
  const is = (principal: Principal) => classOf(principal) !== '';
  return { is, principals: () => principals().filter(is) };
}

/** One exception for all who have the same. */
function merged(found: readonly FoundException[], everybody: number): readonly EdgeException[] {
  const alike = new Map<string, FoundException>();
  for (const one of found) {
    const { permissions, scope, verdict, principals } = one;
    const key = JSON.stringify([permissions, scope && scopeIdentity(scope), verdict]);
    const known = alike.get(key)?.principals ?? [];
    alike.set(key, { ...one, principals: [...known, ...principals] });
  }
  return [...alike.values()].map((one) =>
    one.principals.length === everybody ? { ...one, principals: null } : one,
  );
}

/** The single permissions among these that are asked for. */
function askedAmong(names: readonly string[], permission: Permission | null): readonly string[] {
  if (permission === null) return names;
  const asked: readonly AskedPermission[] = permission.kind === 'any' ? permission.of : [permission];
  return names.filter((name) =>
    asked.some((one) =>
      one.kind === 'atomic' ? one.name === name : holds(one.group, { kind: 'atomic', name }) !== null,
    ),
  );
}

/** Whether an exception can be seen on what is asked about. */
function isAsked(scope: Scope | null, subject: Subject | null): boolean {
  if (scope === null || scope.kind === 'account' || subject === null || subject.kind === 'anywhere')
    return true;
  if (subject.kind === 'zones')
    return scope.kind === 'type' || subject.zones.some(({ key }) => key === scope.resource);
  return scope.kind === 'type' ? scope.type === subject.type : scope.resource === subject.identity;
}
