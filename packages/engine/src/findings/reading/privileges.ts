import type { Account, PermissionGroup } from '@grantlens/snapshot';
import type { PermissionGroupKey } from '@grantlens/snapshot/internal';
import type { AskedPermission } from '../../decision/permission.ts';
import { waysWords } from '../phrases.ts';
import type { HeldOnAccount } from './held-on-account.ts';

/**
 * A principal that holds one of these on the account can give access, to others or to themselves, or spend the company's money.
 * Super Administrators and Administrators hold some of them by rule (S10).
 */
export const privileges: readonly string[] = [
  'member:edit',
  'account_api_tokens:edit',
  'dash_sso:edit',
  'billing:edit',
];

/** Of these, the ones by which a principal can hand itself everything else: members and user groups, and tokens. */
export const selfPromotions: readonly string[] = ['member:edit', 'account_api_tokens:edit'];

export function atomic(names: readonly string[]): readonly AskedPermission[] {
  return names.map((name) => ({ kind: 'atomic', name }));
}

/** Represents "everything" also where the account knows no group that is. */
const everything: PermissionGroup = {
  key: 'everything' as PermissionGroupKey,
  side: 'member',
  id: null,
  label: null,
  name: null,
  types: null,
  contents: { kind: 'everything' },
  source: 'built-in',
};

/** What makes a Super Administrator: holding a permission group that contains everything. */
export function superAdministration({ permissionGroups }: Account): readonly AskedPermission[] {
  const groups = [...permissionGroups.values()].filter(({ contents }) => contents.kind === 'everything');
  return [everything, ...groups].map((group) => ({ kind: 'group', group }));
}

/** What makes an Administrator: holding a permission group that contains all but a few. A Super Administrator does too. */
export function administration({ permissionGroups }: Account): readonly AskedPermission[] {
  const groups = [...permissionGroups.values()].filter(({ contents }) => contents.kind === 'all-but');
  return groups.map((group) => ({ kind: 'group', group }));
}

const privilegeDeeds: ReadonlyMap<string, string> = new Map([
  ['member:edit', 'change members and user groups'],
  ['account_api_tokens:edit', 'change account-owned API tokens'],
  ['dash_sso:edit', 'change single sign-on'],
  ['billing:edit', 'change the billing profile'],
]);

/** What privileges let their holder do, after "can". */
export function privilegeWords(permissions: readonly AskedPermission[]): string {
  const deeds = permissions.flatMap((permission) =>
    permission.kind === 'atomic' ? [privilegeDeeds.get(permission.name) ?? permission.name] : [],
  );
  return deeds.length < 2 ? deeds.join('') : `${deeds.slice(0, -1).join(', ')} and ${deeds.at(-1)}`;
}

/** What makes a principal privileged, as the words after its name. */
export function privilegedWords(stance: HeldOnAccount, superAdministrator: HeldOnAccount): string {
  const [what, ways] =
    superAdministrator.verdict === 'allowed'
      ? ['is a Super Administrator', superAdministrator.ways]
      : [`can ${privilegeWords(stance.permissions)}`, stance.ways];
  return `${what} (${waysWords(ways)})`;
}
