import { standingNotes } from '@grantlens/engine/internal';
import type { Principal, Standing, UserGroup } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';
import { addressOf } from './address.ts';
import { type Bundle, partWords } from './bundles.ts';
import type { Entitlement } from './entitlement.ts';
import type { Handover } from './handover.ts';
import { type Places, placesWords } from './places.ts';

/** What ConductorOne reads of a principal that can act, that could, and that cannot. */
const statuses: Readonly<Record<Standing, string>> = {
  active: 'enabled',
  latent: 'inactive',
  inactive: 'disabled',
};

/**
 * ConductorOne's baton-file: users, resources, entitlements and grants. What all members of a user group hold through it
 * is a grant to `<group>:member`, and where some of them hold the same and a deny takes it of others, a part of the group
 * has one of its own. Anything else is a grant to the principal itself.
 */
export function* writeBaton(handover: Handover): Generator<string, void, void> {
  yield* list('{"users"', usersOf(handover));
  yield* list(',"resources"', resourcesOf(handover));
  yield* list(',"entitlements"', entitlementsOf(handover));
  yield* list(',"grants"', grantsOf(handover));
  yield '}\n';
}

/** A list of a file that is an object, a row a line. */
function* list(name: string, rows: Iterable<object>): Generator<string, void, void> {
  yield `${name}:[\n`;
  let before = '';
  for (const row of rows) {
    yield `${before}${JSON.stringify(row)}\n`;
    before = ',';
  }
  yield ']';
}

function* usersOf(handover: Handover) {
  for (const principal of handover.access.account.principals)
    yield {
      name: nameOf(principal),
      display_name: principal.name ?? addressOf(principal) ?? principal.key,
      ...stated('email', addressOf(principal)),
      status: statuses[principal.standing],
      type: principal.kind === 'member' ? 'human' : 'service',
      profile: profileOf(principal, handover),
    };
}

function* resourcesOf({ access: { account }, groups, bundles, entitlements }: Handover) {
  const owner = safe(`account-${account.id}`);
  const zoneNames = new Map(account.zones.map(({ key, name, id }) => [safe(key), name ?? id]));
  yield resource('account', '', owner, account.name ?? account.id, null);
  const parents = new Map(entitlements.map(({ places }) => [parentName(places, owner), places]));
  for (const [name, places] of parents) {
    if (name === owner) continue;
    if (isList(places))
      yield {
        ...resource('places', '', name, places.name, owner),
        description: placesWords(places, account),
      };
    else yield resource('zone', '', name, zoneNames.get(name) ?? name, owner);
  }
  const sizes = new Map(groups.map(({ group, members }) => [group, members.length]));
  for (const { group } of groups)
    yield resource('user_group', 'group', groupName(group), group.name ?? group.key, owner);
  for (const bundle of bundles)
    if (bundle.isPart)
      yield resource(
        'user_group',
        'group',
        holderName(bundle),
        partWords(bundle, sizes.get(bundle.group) ?? 0),
        groupName(bundle.group),
      );
  for (const one of entitlements)
    yield resource('permission_group', 'role', roleName(one), one.name, parentName(one.places, owner));
}

function* entitlementsOf({ groups, bundles, entitlements }: Handover) {
  const member = (name: string, words: string) => ({
    resource_name: name,
    entitlement: 'member',
    display_name: `Member of ${words}`,
  });
  const sizes = new Map(groups.map(({ group, members }) => [group, members.length]));
  for (const { group } of groups) yield member(groupName(group), group.name ?? group.key);
  for (const bundle of bundles)
    if (bundle.isPart) yield member(holderName(bundle), partWords(bundle, sizes.get(bundle.group) ?? 0));
  for (const one of entitlements)
    yield { resource_name: roleName(one), entitlement: 'assigned', display_name: one.name };
}

function* grantsOf({ access, groups, bundles, ownOf }: Handover) {
  for (const { group, members } of groups)
    for (const member of members) yield grant(nameOf(member), `${groupName(group)}:member`);
  for (const bundle of bundles) {
    const holder = `${holderName(bundle)}:member`;
    if (bundle.isPart) for (const member of bundle.members) yield grant(nameOf(member), holder);
    for (const one of bundle.gives) yield grant(holder, `${roleName(one)}:assigned`);
  }
  for (const principal of access.account.principals)
    for (const one of ownOf(principal)) yield grant(nameOf(principal), `${roleName(one)}:assigned`);
}

/** Whether places are no one thing that has a resource of its own. */
const isList = ({ scopes, except }: Places): boolean => scopes.length > 1 || except.length > 0;

/** The resource that a role is in: a zone, a list of places, or the account. */
function parentName(places: Places, owner: string): string {
  const [scope] = places.scopes;
  if (isList(places)) return `places-${places.id}`;
  return scope?.kind === 'resource' && scope.type === resourceTypes.zone ? safe(scope.resource) : owner;
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
const holderName = ({ group, isPart, id }: Bundle): string =>
  isPart ? `${groupName(group)}-part-${id}` : groupName(group);
const groupName = ({ key }: UserGroup): string => safe(`user-group-${key}`);
const roleName = ({ id }: Entitlement): string => `role-${id}`;

/** A colon parts a resource from its entitlement, so there is none in a name. */
const safe = (name: string): string => name.replace(/[%:]/g, encodeURIComponent);
