import { type Access, accountResource, type Permission, whatCan } from '@grantlens/engine';
import {
  accessOfGroup,
  conditionsOf,
  type Holding,
  type PrivilegeKind,
  privilegeKinds,
  privilegePermissions,
} from '@grantlens/engine/internal';
import type { Account, PermissionGroup, Principal, ResourceKey, UserGroup } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import { permissionGroupNamed } from '../names/policies.ts';
import type { Ask } from '../questions/asker.ts';
import { peopleText } from './people-text.ts';
import { quoted } from './quoted.ts';

/** A check that a first file may have. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  /** The lines of the check after its title; null where something in it cannot be named. */
  readonly lines: readonly string[] | null;
}

/** How the privileges are asked for, and what each is called. */
const privileges: Readonly<Record<PrivilegeKind, { readonly permission: string; readonly title: string }>> = {
  'super-administrator': { permission: 'all_privileges', title: 'Who is a super administrator' },
  administrator: { permission: 'admin', title: 'Who is an administrator, super administrators included' },
  members: { permission: 'member:edit', title: 'Who can change members and user groups' },
  tokens: { permission: 'account_api_tokens:edit', title: 'Who can change account-owned tokens' },
  sso: { permission: 'dash_sso:edit', title: 'Who can change single sign-on' },
  billing: { permission: 'billing:edit', title: 'Who can change billing' },
};

/** A check for each privilege: exactly those who have it now. */
export function privilegeDrafts({ account }: Access, ask: Ask): readonly Draft[] {
  return privilegeKinds.flatMap((kind): readonly Draft[] => {
    const { permission, title } = privileges[kind];
    const holders = holdersOf(kind, account, ask);
    const people = peopleText(holders, account);
    const on = [`permission: ${quoted(permission)}`, 'resource: account'];
    const exactly: Draft = {
      id: kind,
      title,
      lines: people === null ? null : ['severity: high', ...on, `exactly: ${people}`],
    };
    return kind === 'super-administrator' ? [exactly, countDraft(holders, on)] : [exactly];
  });
}

/** At least one has to stay, whoever works under conditions apart, and no more than there are. */
function countDraft(holders: readonly Principal[], on: readonly string[]): Draft {
  const free = holders.filter((one) => conditionsOf(one).length === 0).length;
  const least = free === 0 ? [] : [`at-least: ${Math.min(free, 2)}`];
  return {
    id: 'super-administrators',
    title: 'How many super administrators there are',
    lines: ['severity: critical', ...on, ...least, `at-most: ${holders.length}`],
  };
}

function holdersOf(kind: PrivilegeKind, account: Account, ask: Ask): readonly Principal[] {
  const of = privilegePermissions(kind, account);
  const [only] = of;
  if (only === undefined) return [];
  const permission: Permission = of.length === 1 ? only : { kind: 'any', glob: kind, of };
  const { holders, heldBy } = ask(permission, accountResource(account));
  return holders().filter(
    (one) => one.standing === 'active' && heldBy(one).some(({ verdict }) => verdict === 'allowed'),
  );
}

/** A check for each user group: exactly what it gives now. */
export function groupDrafts(access: Access): readonly Draft[] {
  const { account } = access;
  const taken = new Set<string>();
  const namesakes = new Set(
    lookupIn(account)
      .zonesOfSharedNames()
      .map(({ key }) => key),
  );
  return account.userGroups.map((group, at) => {
    const name = group.name ?? group.id ?? `${at + 1}`;
    const { asked, principal } = accessOfGroup(access, group);
    const held = whatCan(asked, principal).holdings.filter(
      (one) => one.access !== 'deny' && one.effective === 'allowed',
    );
    const policies = held.map((one) => policyText(one, account, namesakes));
    const named = groupName(group, account);
    const lines = ['severity: medium', `group: ${quoted(named ?? '')}`, ...listed(policies)];
    return {
      id: freeId(`group-${name}`, taken),
      title: `What the user group ${name} gives`,
      lines: named === null || policies.includes(null) ? null : lines,
    };
  });
}

function listed(policies: readonly (string | null)[]): readonly string[] {
  return policies.length === 0 ? ['hands-out: []'] : ['hands-out:', ...policies.map((one) => `  - ${one}`)];
}

function groupName({ name, id }: UserGroup, { userGroups }: Account): string | null {
  const meansIt = (text: string | null) =>
    text !== null &&
    text.trim() === text &&
    text !== '' &&
    userGroups.filter((one) => one.name === text || one.id === text).length === 1;
  return [name, id].find(meansIt) ?? null;
}

function policyText(
  { permissionGroup, scope }: Holding,
  account: Account,
  namesakes: ReadonlySet<ResourceKey>,
): string | null {
  const group = [permissionGroup.name, permissionGroup.key].find((text) =>
    means(text, permissionGroup, account),
  );
  if (group === undefined || group === null) return null;
  const zone = scope.kind === 'resource' ? account.zonesByKey.get(scope.resource) : undefined;
  const zoneName = zone === undefined || namesakes.has(zone.key) ? null : zone.name;
  const where = scope.kind === 'account' ? 'account' : (zoneName ?? scope.key);
  return `{ permission-group: ${quoted(group)}, resource: ${quoted(where)} }`;
}

function means(text: string | null, group: PermissionGroup, account: Account): boolean {
  if (text === null || text.trim() !== text || text === '') return false;
  const at = { line: 1, column: 1 };
  return permissionGroupNamed({ kind: 'text', at, value: text }, account, () => undefined)?.key === group.key;
}

/** An id of the letters that ids have, which no other draft has. */
function freeId(name: string, taken: Set<string>): string {
  const plain = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-+$/, '')
    .slice(0, 90);
  let id = plain;
  for (let at = 2; taken.has(id); at += 1) id = `${plain}-${at}`;
  taken.add(id);
  return id;
}
