import type { Permission, Subject } from '@grantlens/engine';
import { holds } from '@grantlens/engine/internal';
import type { Account, PermissionGroup, Principal } from '@grantlens/snapshot';
import { partsOf } from '../names/permissions.ts';
import { principalNames, type SaidEdit, sayEdit } from './said-edit.ts';

/** How many permission groups are tried: those that give least. */
const mostTried = 5;

/** The edits that give a principal a permission, the one that gives least first. */
export function givingEdits(
  principal: Principal,
  { permission, subject }: { readonly permission: Permission; readonly subject: Subject },
  account: Account,
): readonly SaidEdit[] {
  const where = placeText(subject);
  if (where === null) return [];
  return groupsHolding(permission, principal, account).flatMap((group) => {
    const { key, name } = group;
    const whats = [name, key].filter((one) => one !== null);
    const sentences = whats.flatMap((what) =>
      principalNames(principal).map((who) => `grant ${what} on ${where} to ${who}`),
    );
    const said = sayEdit(
      sentences,
      (edit) =>
        edit.kind === 'add-policy' &&
        edit.access === 'allow' &&
        edit.permissionGroup.key === key &&
        edit.to.kind === 'principal' &&
        edit.to.principal.key === principal.key,
      account,
    );
    return said ?? [];
  });
}

function groupsHolding(
  permission: Permission,
  { kind }: Principal,
  { permissionGroups }: Account,
): readonly PermissionGroup[] {
  const asked = partsOf(permission);
  return [...permissionGroups.values()]
    .filter(({ side }) => side === kind)
    .filter((group) => asked.some((one) => holds(group, one)?.certainty === 'sure'))
    .map((group) => ({ group, size: sizeOf(group) }))
    .sort((a, b) => a.size - b.size || (a.group.key < b.group.key ? -1 : 1))
    .slice(0, mostTried)
    .map(({ group }) => group);
}

function sizeOf({ contents }: PermissionGroup): number {
  return contents.kind === 'listed' ? contents.permissions.size : Number.MAX_SAFE_INTEGER;
}

/**
 * Where to grant it, as an edit spells it. Null where it is several zones and not all of them: an edit is about one or all, and
 * nobody is to be given more than they lack.
 */
function placeText(subject: Subject): string | null {
  switch (subject.kind) {
    case 'account':
    case 'anywhere':
      return 'account';
    case 'zones': {
      const [only, ...others] = subject.zones;
      if (subject.glob === '*') return 'zone:*';
      return only === undefined || others.length > 0 ? null : only.key;
    }
    default:
      return subject.key;
  }
}
