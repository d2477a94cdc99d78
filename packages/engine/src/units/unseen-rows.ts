import type { Policy, Principal, UserGroup } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { privilegedBy } from '../findings/reading/privileged-grant.ts';
import { policiesByHolder } from '../outcomes/holder-policies.ts';
import { mostPrivileged, rowText } from './cell-units.ts';
import { cellUnitId, type Unit, type UnitId } from './unit.ts';

/** Entitlements of policies that may be somebody's because it could not be seen who has them (S12). */
export interface UnseenRows {
  readonly ofPrincipal: ReadonlyMap<Principal, UnseenCount>;
  readonly ofHandout: ReadonlyMap<UnitId, number>;
}

interface UnseenCount {
  readonly rows: number;
  readonly privileged: Unit['privileged'];
}

interface UnseenRow {
  readonly handout: UnitId | null;
  readonly privileged: Unit['privileged'];
  readonly principals: readonly Principal[];
}

/** Counts them, by whom they may be of and by the unit of the user group that they may come from. */
export function countUnseen(access: Access): UnseenRows {
  const byText = new Map<string, UnseenRow[]>();
  for (const { policies, principals, group } of policiesByHolder(access)) {
    for (const policy of policies) {
      if (policy.holder.kind === 'possible')
        for (const { text, ...row } of rowsOf(access, policy, group))
          addTo(byText, text, { ...row, principals });
    }
  }
  const ofPrincipal = new Map<Principal, UnseenCount>();
  const ofHandout = new Map<UnitId, number>();
  for (const same of byText.values()) {
    // Somebody may have it by two policies that are the same in all but whose they may be.
    const principals = new Set(same.flatMap((row) => row.principals));
    const [first] = same;
    if (first?.handout) ofHandout.set(first.handout, (ofHandout.get(first.handout) ?? 0) + principals.size);
    const privileged = mostPrivileged(same.map((row) => row.privileged));
    for (const principal of principals) {
      const before = ofPrincipal.get(principal) ?? { rows: 0, privileged: 'no' };
      ofPrincipal.set(principal, {
        rows: before.rows + 1,
        privileged: mostPrivileged([before.privileged, privileged]),
      });
    }
  }
  return { ofPrincipal, ofHandout };
}

function rowsOf(access: Access, policy: Policy, group: UserGroup | null) {
  return access.cellsOf(policy).map((cell) => ({
    text: JSON.stringify([group?.key, cell.permissionGroup, rowText({ policy, cell })]),
    handout:
      group === null ? null : cellUnitId({ kind: 'user-group', group: group.key }, policy.effect, cell),
    privileged: privilegedBy(access, { policy, cell, permissionGroup: access.groupOf(cell) }),
  }));
}
