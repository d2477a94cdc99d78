import type { Policy, Scope } from '@grantlens/snapshot';
import { addTo, type PolicyGrant } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';

/** A cell of a policy, the same for everybody who has the policy. */
export type PolicyCell = Pick<Grant, 'policy' | 'cell' | 'permissionGroup'>;

/** The cells of a policy by their scope: a policy on five hundred zones has few cells on any one of them. */
export interface CellsByScope {
  readonly all: readonly PolicyGrant[];
  /** Those not on one single resource. */
  readonly wide: readonly PolicyGrant[];
  /** The others, by the identity of the resource. */
  readonly byResource: ReadonlyMap<string, readonly PolicyGrant[]>;
}

/** Sorts the cells of a policy by their scope. */
export function cellsByScope({ cellsOf }: Access, policy: Policy): CellsByScope {
  const all = cellsOf(policy);
  const wide: PolicyGrant[] = [];
  const byResource = new Map<string, PolicyGrant[]>();
  for (const cell of all) {
    if (cell.scope?.kind === 'resource') addTo(byResource, cell.scope.resource, cell);
    else wide.push(cell);
  }
  return { all, wide, byResource };
}

/** The cells that can reach the resource that represents a scope (see `typicalOf`); those on other resources cannot. */
export function cellsAt({ wide, byResource }: CellsByScope, scope: Scope): readonly PolicyGrant[] {
  const here = scope.kind === 'resource' ? byResource.get(scope.resource) : undefined;
  if (here === undefined) return wide;
  return wide.length === 0 ? here : [...wide, ...here];
}
