import { type Access, applyEdits, compile } from '@grantlens/engine';
import { type Decision, relate, superAdministratorTarget } from '@grantlens/engine/internal';
import type { Side } from '../verification/side.ts';
import type { Draft } from './draft.ts';

/**
 * The drafts that together leave the account without a super administrator who has accepted the invitation, where there
 * was one: all that take anything that one of them is by. None where somebody is left.
 */
export function lastSuperAdministrators(
  { access, units, byId }: Side,
  drafts: readonly Draft[],
): ReadonlySet<Draft> {
  const before = superAdministratorsIn(access);
  const edits = drafts.flatMap((draft) => draft.edits);
  if (before.length === 0 || edits.length === 0) return new Set();
  if (superAdministratorsIn(compile(applyEdits(access.account, edits))).length > 0) return new Set();
  const restsOn = new Set(
    before.flatMap(({ principal, bearings }) => [
      ...[...byId.values()].flatMap((unit) =>
        unit.kind === 'account' && unit.principal === principal ? [unit.id] : [],
      ),
      ...bearings.flatMap(({ grant, effect }) => (effect === 'deny' ? [] : units.under(grant))),
    ]),
  );
  return new Set(drafts.filter((draft) => draft.units.some(({ id }) => restsOn.has(id))));
}

/** Who is a super administrator and has accepted the invitation, and through what. */
export function superAdministratorsIn(access: Access): readonly Decision[] {
  const { permission, resource } = superAdministratorTarget(access.account);
  return access.account.principals
    .filter(({ kind, standing }) => kind === 'member' && standing === 'active')
    .map((principal) => relate(access, principal, permission, resource))
    .filter(({ verdict }) => verdict === 'allowed');
}
