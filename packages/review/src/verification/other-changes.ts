import { diff, type Unit } from '@grantlens/engine';
import {
  type Change,
  type ConditionChange,
  holds,
  isWithin,
  reaches,
  type StandingChange,
  typicalOf,
} from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import type { Side } from './side.ts';

/** What else changed since a review, which nobody has decided in it. */
export interface OtherChanges {
  readonly changes: readonly Change[];
  readonly standings: readonly StandingChange[];
  readonly conditions: readonly ConditionChange[];
}

/** The changes between two accounts that the revocation of some units does not explain. */
export function otherChanges(before: Side, after: Side, revoked: ReadonlySet<string>): OtherChanges {
  const { changes, standings, conditions } = diff(before.access, after.access);
  const was = new Map(before.access.account.principals.map((principal) => [principal.key, principal]));
  const removed = new Set(
    before.units.all.flatMap(({ id, kind, principal }) =>
      (kind === 'account' || kind === 'token') && revoked.has(id) && principal !== null
        ? [principal.key]
        : [],
    ),
  );
  return {
    changes: changes.filter((change) => {
      const principal = was.get(change.principal.key);
      return principal === undefined || !(removed.has(principal.key) || isExplained(change, principal));
    }),
    standings: standings.filter(({ principal }) => !removed.has(principal.key)),
    conditions,
  };

  /** Whether a grant that rested on a revoked unit bears on what changed. */
  function isExplained({ permissionGroup, permission, scope }: Change, principal: Principal): boolean {
    return before.access.grantsOf(principal).some((grant) => {
      if (!before.units.under(grant).some((id) => revoked.has(id))) return false;
      const { permissionGroup: held, cell } = grant;
      if (held === null) return true;
      const isHeld =
        permission === null
          ? permissionGroup === null || holds(held, { kind: 'group', group: permissionGroup }) !== null
          : namesOf(permission).some((name) => holds(held, { kind: 'atomic', name }) !== null);
      return isHeld && (reaches(cell, held, typicalOf(scope)) || isInPart(cell.scope, scope));
    });
  }
}

function namesOf(permission: NonNullable<Change['permission']>): readonly string[] {
  return permission.kind === 'atomic' ? [permission.name] : permission.of;
}

/** Whether a grant is on a part of a scope; one whose scope could not be read is somewhere in the account. */
function isInPart(part: Unit['scope'], whole: Change['scope']): boolean {
  return part === null ? whole.kind === 'account' : isWithin(part, whole);
}
