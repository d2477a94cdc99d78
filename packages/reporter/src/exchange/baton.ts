import { standingNotes } from '@grantlens/engine/internal';
import type { Principal, Standing, UserGroup } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';
import { addressOf } from './address.ts';
import type { Entitlement } from './entitlement.ts';
import type { Handover } from './handover.ts';

/** What ConductorOne reads of a principal that can act, that could, and that cannot. */
const statuses: Readonly<Record<Standing, string>> = {
  active: 'enabled',
  latent: 'inactive',
  inactive: 'disabled',
};

/**
 * ConductorOne's baton-file: users, resources, entitlements and grants. What all members of a user group hold through it
 * is a grant to `<group>:member`; anything else is a grant to the principal itself.
 */
export function writeBaton(handover: Handover): string {
  const { groups, entitlements, ownOf } = handover;
  const { account } = handover.access;
  const { principals } = account;
  const owner = safe(`account-${account.id}`);
  const parentOf = ({ scope }: Entitlement) =>
    scope.kind === 'resource' && scope.type === resourceTypes.zone ? safe(scope.resource) : owner;
  const parents = new Set(entitlements.map(parentOf));
  const file = {
    users: principals.map((principal) => ({
      name: nameOf(principal),
      display_name: principal.name ?? addressOf(principal) ?? principal.key,
      ...stated('email', addressOf(principal)),
      status: statuses[principal.standing],
      type: principal.kind === 'member' ? 'human' : 'service',
      profile: profileOf(principal, handover),
    })),
    resources: [
      resource('account', '', owner, account.name ?? account.id, null),
      ...account.zones
        .filter(({ key }) => parents.has(safe(key)))
        .map(({ key, name, id }) => resource('zone', '', safe(key), name ?? id, owner)),
      ...[...parents]
        .filter((name) => name !== owner && !account.zones.some(({ key }) => safe(key) === name))
        .map((name) => resource('zone', '', name, name, owner)),
      ...groups.map(({ group }) =>
        resource('user_group', 'group', groupName(group), group.name ?? group.key, owner),
      ),
      ...entitlements.map((one) =>
        resource('permission_group', 'role', roleName(one), one.name, parentOf(one)),
      ),
    ],
    entitlements: [
      ...groups.map(({ group }) => ({
        resource_name: groupName(group),
        entitlement: 'member',
        display_name: `Member of ${group.name ?? group.key}`,
      })),
      ...entitlements.map((one) => ({
        resource_name: roleName(one),
        entitlement: 'assigned',
        display_name: one.name,
      })),
    ],
    grants: [
      ...groups.flatMap(({ group, members }) =>
        members.map((member) => grant(nameOf(member), `${groupName(group)}:member`)),
      ),
      ...groups.flatMap(({ group, gives }) =>
        gives.map((one) => grant(`${groupName(group)}:member`, `${roleName(one)}:assigned`)),
      ),
      ...principals.flatMap((principal) =>
        ownOf(principal).map((one) => grant(nameOf(principal), `${roleName(one)}:assigned`)),
      ),
    ],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const grant = (principal: string, entitlement: string) => ({ principal, entitlement_id: entitlement });

function resource(type: string, use: string, name: string, display: string, parent: string | null) {
  return {
    resource_type: type,
    resource_function: use,
    name,
    display_name: display,
    ...stated('parent_resource', parent),
  };
}

function profileOf(principal: Principal, { access }: Handover) {
  const notes = standingNotes(principal, access.account);
  return {
    cloudflare_id: principal.id ?? '',
    standing: principal.standing,
    ...(notes.length === 0 ? {} : { conditions: notes.join('; ') }),
  };
}

/** A key and its value; nothing where there is none. */
function stated<K extends string>(key: K, value: string | null): { readonly [name in K]?: string } {
  return value === null ? {} : ({ [key]: value } as { readonly [name in K]: string });
}

const nameOf = ({ key }: Principal): string => safe(key.replace(':', '-'));
const groupName = ({ key }: UserGroup): string => safe(`user-group-${key}`);
const roleName = ({ id }: Entitlement): string => `role-${id}`;

/** A colon parts a resource from its entitlement, so there is none in a name. */
const safe = (name: string): string => name.replace(/[%:]/g, encodeURIComponent);
