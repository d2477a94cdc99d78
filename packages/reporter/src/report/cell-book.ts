import type { AccessGraph } from '@grantlens/engine';
import { addTo, type Policy, type PolicyGrant, type Scope } from '@grantlens/snapshot';

/** The cells of a policy by where they are: a policy on five hundred zones has few on any one of them. */
export interface CellBook {
  readonly all: readonly PolicyGrant[];
  /** Those not on one single resource. */
  readonly wide: readonly PolicyGrant[];
  /** The others, by the identity of the resource. */
  readonly byResource: ReadonlyMap<string, readonly PolicyGrant[]>;
}

/** Opens the cells of a policy. */
export function openCells({ cellsOf }: AccessGraph, policy: Policy): CellBook {
  const all = cellsOf(policy);
  const wide: PolicyGrant[] = [];
  const byResource = new Map<string, PolicyGrant[]>();
  for (const cell of all) {
    if (cell.scope?.kind === 'resource') addTo(byResource, cell.scope.resource, cell);
    else wide.push(cell);
  }
  return { all, wide, byResource };
}

/** The cells that can reach what stands for a scope (see `typicalOf`); those on other resources cannot. */
export function cellsAt({ wide, byResource }: CellBook, scope: Scope): readonly PolicyGrant[] {
  const here = scope.kind === 'resource' ? byResource.get(scope.resource) : undefined;
  if (here === undefined) return wide;
  return wide.length === 0 ? here : [...wide, ...here];
}
