import type { Access, DiffAnswer } from '@grantlens/engine';
import { openPrivileges, type PrivilegeKind } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import type { AllChanges } from './who-gains.ts';

/** A privilege that somebody can use now and could not, and whether that is certain. */
export interface NewPrivilege {
  readonly kind: PrivilegeKind;
  readonly verdict: 'allowed' | 'unknown';
}

/** Somebody with new privileges, strongest first. */
export interface NewlyPrivileged {
  readonly principal: Principal;
  readonly privileges: readonly NewPrivilege[];
}

/**
 * Who gains privileged access: a privilege that was not held, or one that can be used by now, or from elsewhere, or for
 * longer.
 */
export function newlyPrivileged(
  { before, after }: Pick<DiffAnswer, 'before' | 'after'>,
  { standings, conditions, changes }: AllChanges,
): readonly NewlyPrivileged[] {
  const concerned = new Set([...standings, ...conditions, ...changes].map(({ principal }) => principal));
  const freed = new Set([
    ...standings.flatMap(({ principal, before: was }) => (was === 'active' ? [] : [principal])),
    ...conditions.flatMap(({ principal, how }) => (how === 'tightened' ? [] : [principal])),
  ]);
  const [were, are] = [openPrivileges(before), openPrivileges(after)];
  return [...concerned].flatMap((principal): readonly NewlyPrivileged[] => {
    const isThere = lookupIn(after.account).principal(principal.key) !== undefined;
    if (!isThere || principal.standing === 'inactive') return [];
    const was = freed.has(principal) ? new Map() : heldBefore(principal, before, were);
    const privileges = are(principal).flatMap(({ kind, verdict }): readonly NewPrivilege[] => {
      const earlier = was.get(kind);
      const isNew = verdict === 'allowed' ? earlier !== 'allowed' : earlier === undefined;
      return verdict !== 'denied' && isNew ? [{ kind, verdict }] : [];
    });
    return privileges.length === 0 ? [] : [{ principal, privileges }];
  });
}

type Privileges = ReturnType<typeof openPrivileges>;

function heldBefore(
  { key }: Principal,
  { account }: Access,
  were: Privileges,
): ReadonlyMap<PrivilegeKind, string> {
  const was = lookupIn(account).principal(key);
  if (was === undefined) return new Map();
  return new Map(
    were(was).flatMap(({ kind, verdict }) => (verdict === 'denied' ? [] : [[kind, verdict] as const])),
  );
}
