import type { Policy, Scope } from '@grantlens/snapshot';
import { addTo, type PolicyGrant } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';

/** A cell of a policy, the same for everybody who has the policy. */
export type PolicyCell = Pick<Grant, 'policy' | 'cell' | 'permissionGroup'>;

/** Cells, or what each has one, by their scope: a policy on five hundred zones has few cells on any one of them. */
export interface ByScope<T> {
  /** Those not on one single resource. */
  readonly wide: readonly T[];
  /** The others, by the identity of the resource. */
  readonly byResource: ReadonlyMap<string, readonly T[]>;
}

/** The cells of a policy by their scope. */
export interface CellsByScope extends ByScope<PolicyGrant> {
  readonly all: readonly PolicyGrant[];
}

/** Sorts cells, or what each has one, by their scope. */
export function byScope<T>(all: Iterable<T>, scopeOf: (one: T) => Scope | null): ByScope<T> {
  const wide: T[] = [];
  const byResource = new Map<string, T[]>();
  for (const one of all) {
    const scope = scopeOf(one);
    if (scope?.kind === 'resource') addTo(byResource, scope.resource, one);
    else wide.push(one);
  }
  return { wide, byResource };
}

/** Sorts the cells of a policy by their scope. */
export function cellsByScope({ cellsOf }: Access, policy: Policy): CellsByScope {
  const all = cellsOf(policy);
  return { all, ...byScope(all, ({ scope }) => scope) };
}

/** The cells that can reach the resource that represents a scope (see `typicalOf`); those on other resources cannot. */
export function cellsAt({ wide, byResource }: ByScope<PolicyGrant>, scope: Scope): readonly PolicyGrant[] {
  const here = scope.kind === 'resource' ? byResource.get(scope.resource) : undefined;
  if (here === undefined) return wide;
  return wide.length === 0 ? here : [...wide, ...here];
}
