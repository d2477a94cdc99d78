import { everyOf } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { reaches } from '../decision/reaches.ts';
import { relate } from '../decision/relation.ts';
import type { Resource } from '../decision/resource.ts';
import { openLacks } from '../outcomes/lacks.ts';
import { type Holding, rowKey, type WhatCanAnswer } from './what-can.ts';

/** The holdings that reach one resource, or may, with what they are there. */
export function holdingsOn(
  access: Access,
  { principal, holdings }: WhatCanAnswer,
  resource: Resource,
): readonly Holding[] {
  const reaching = holdings.filter((holding) => reaches(holding, holding.permissionGroup, resource));
  return [...reaching, ...possiblyOn(resource, holdings, reaching)]
    .sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1))
    .map((holding) => {
      const { permissionGroup: group, access: effect } = holding;
      const decision = relate(access, principal, { kind: 'group', group }, resource);
      const lacks = effect === 'deny' ? [] : openLacks(access, group, resource)(decision).lacks;
      return { ...holding, effective: decision.verdict, except: [], lacks };
    });
}

/**
 * What is held where the scope could not be read is listed under the types of its permission group, and may
 * also be held on a resource of another type (S7, S12).
 */
function possiblyOn(
  resource: Resource,
  holdings: readonly Holding[],
  reaching: readonly Holding[],
): readonly Holding[] {
  const listed = new Set(reaching.flatMap(({ via }) => via));
  const possible = new Map<string, Holding>();
  for (const holding of holdings) {
    const via = holding.via.filter(
      (grant) =>
        grant.cell.scope === null &&
        !listed.has(grant) &&
        reaches(grant.cell, holding.permissionGroup, resource),
    );
    if (via.length === 0) continue;
    const row = { ...holding, scope: everyOf(resource.type), via };
    possible.set(rowKey(row), row);
  }
  return [...possible.values()];
}
