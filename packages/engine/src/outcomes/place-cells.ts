import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { type PolicyGrant, remembered, resourceTypes } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { holds } from '../decision/holds.ts';
import type { AskedPermission } from '../decision/permission.ts';
import { possibleScopesOf } from '../decision/reaches.ts';
import { type ByScope, byScope } from './cells-by-scope.ts';

/** The cells of a policy that hold, or may hold, what is asked for, by where they are. */
export interface PlaceCells extends ByScope<PolicyGrant> {
  /** The types of resource on which a wide one can count, the account itself apart. */
  readonly types: ReadonlySet<string>;
  /** By the identity of the resource a number, equal where the policy says the same of two resources of one type. */
  readonly alike: ReadonlyMap<string, number>;
}

/** Sorts the cells of policies by where they are, leaving out those that hold none of some permissions. */
export function openPlaceCells(
  { account, cellsOf, groupOf }: Access,
  asked: readonly AskedPermission[],
): (policy: Policy) => PlaceCells {
  const isAskedAbout = remembered(
    (group: PermissionGroup | null) => group === null || asked.some((one) => holds(group, one) !== null),
  );
  const numbers = new Map<string, number>();
  return remembered((policy) => {
    const looked = cellsOf(policy).filter((cell) => isAskedAbout(groupOf(cell)));
    const { wide, byResource } = byScope(looked, ({ scope }) => scope);
    const types = new Set<string>();
    for (const cell of wide)
      for (const scope of possibleScopesOf({ cell, permissionGroup: groupOf(cell) }, account))
        if (scope.kind === 'type') types.add(scope.type);
    types.delete(resourceTypes.account);
    const alike = new Map<string, number>();
    for (const [identity, cells] of byResource) {
      const text = cells.map(profileOf).sort().join();
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      alike.set(identity, number);
    }
    return { wide, types, byResource, alike };
  });
}

/** What a cell on one resource says, but for which resource it is. */
function profileOf({ permissionGroup, scope, gaps }: PolicyGrant): string {
  return JSON.stringify([permissionGroup, scope?.kind === 'resource' ? scope.type : null, gaps]);
}
