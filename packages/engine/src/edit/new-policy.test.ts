import { everyOf, resourceTypes, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { groupOf, principalOf, theZone } from '../raw-account.fixture.ts';
import { access } from './edited-account.fixture.ts';
import { newPolicy, withGapsOf } from './new-policy.ts';

const everyZone = everyOf(resourceTypes.zone);
const zone = { kind: 'resource', ...zoneScope('z1') } as const;
const given = (id: string, scope: Parameters<typeof newPolicy>[0]['scope']) =>
  ({
    kind: 'add-policy',
    access: 'allow',
    permissionGroup: groupOf(access, id),
    scope,
    to: { kind: 'principal', principal: principalOf(access, 'member:ada') },
  }) as const;
const holder = { kind: 'user-group', group: 'g1' as never } as const;

function zoneScope(id: string) {
  const { key, type, identity } = theZone(id);
  return { key, type, resource: identity };
}

/** The gaps that the account has after the new policy and did not have before. */
function gapsOf(id: string, scope: Parameters<typeof newPolicy>[0]['scope']) {
  const after = withGapsOf(given(id, scope), access.account);
  return [...after.values()].filter((gap) => !access.account.gaps.has(gap.id));
}

test('a new policy is the one that the API would show, of its holder', () => {
  expect(newPolicy(given('zdns', zone), holder)).toEqual({
    kind: 'policy',
    id: null,
    holder,
    effect: 'allow',
    effectAssumed: false,
    gaps: [],
    permissionGroups: [{ key: 'zdns', gaps: [] }],
    resourceGroups: [{ id: null, name: null, places: [{ scope: zone, objectKey: zone.key, gaps: [] }] }],
  });
});

test('a new policy brings no gap where its permission group acts on the type of its scope, or the scope is the whole account', () => {
  for (const scope of [zone, everyZone, wholeAccount('a1')]) {
    expect(withGapsOf(given('zdns', scope), access.account)).toBe(access.account.gaps);
  }
  expect(withGapsOf(given('dns', wholeAccount('a1')), access.account)).toBe(access.account.gaps);
});

test('a new policy brings the gap of a permission group of which nothing says on what it acts', () => {
  const { permissionGroups } = newPolicy(given('untyped', zone), holder);
  expect(permissionGroups).toEqual([{ key: 'untyped', gaps: ['type-unknown:untyped'] }]);
  expect(gapsOf('untyped', zone)).toEqual([
    {
      id: 'type-unknown:untyped',
      collection: 'permissionGroups',
      cause: 'type-unknown',
      clouds: 'on what kind of resource the permission group Group untyped acts',
    },
  ]);
});

test('a new policy brings the gap of a permission group on something not of its type, and keeps those there are', () => {
  expect(gapsOf('dns', zone)).toEqual([
    {
      id: `type-mismatch:dns on ${zone.resource}`,
      collection: 'permissionGroups',
      cause: 'type-mismatch',
      clouds: `what the permission group Group dns gives on ${zone.key}, which is not of its type`,
    },
  ]);
  expect(gapsOf('tz', { ...zone, type: 'com.cloudflare.edge.r2.bucket', key: 'b', resource: 'b' })).toEqual([
    {
      id: 'type-mismatch:tz on b',
      collection: 'tokenPermissionGroups',
      cause: 'type-mismatch',
      clouds: 'what the permission group Zones gives on b, which is not of its type',
    },
  ]);
  const after = withGapsOf(given('dns', zone), access.account);
  expect([...after.keys()].slice(0, -1)).toEqual([...access.account.gaps.keys()]);
  // The same doubt twice is one gap.
  expect(withGapsOf(given('dns', zone), { ...access.account, gaps: after })).toBe(after);
});

test('a new policy names a permission group in its gaps by its name, else its label, else its key', () => {
  const group = groupOf(access, 'untyped');
  const clouds = (named: { readonly name: string | null; readonly label: string | null }) => {
    const permissionGroup = { ...group, ...named };
    return [...withGapsOf({ ...given('dns', zone), permissionGroup }, access.account).values()].at(-1)
      ?.clouds;
  };
  expect(clouds({ name: null, label: 'a_label' })).toMatch(/the permission group a_label acts$/);
  expect(clouds({ name: null, label: null })).toMatch(/the permission group untyped acts$/);
});
