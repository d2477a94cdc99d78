import { expect, test } from 'vitest';
import { areaWords } from './areas.ts';
import type { ShippedEntry } from './entry.ts';
import { memberGroups } from './member-groups.ts';
import { tokenGroups } from './token-groups.ts';

const shipped: readonly ShippedEntry[] = [...memberGroups, ...tokenGroups];

function holders(side: readonly ShippedEntry[], permission: string): readonly (string | undefined)[] {
  return side.filter((entry) => entry.permissions.includes(permission)).map((entry) => entry.name);
}

const sides = [
  ['member', memberGroups],
  ['token', tokenGroups],
] as const;

test.each(sides)('the %s side gives every entry a name, a source and no permission twice', (_, entries) => {
  for (const entry of entries) {
    expect(entry.name, JSON.stringify(entry)).toBeTruthy();
    expect(entry.source, entry.name).toBeTruthy();
    expect([...new Set(entry.permissions)].length, entry.name).toBe(entry.permissions.length);
  }
});

test.each(sides)(
  "the %s side has no id and no label twice, and no id but the API's 32 hex digits",
  (_, entries) => {
    const ids = entries.flatMap((entry) => entry.id ?? []);
    const labels = entries.flatMap((entry) => entry.label ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(labels).size).toBe(labels.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  },
);

test('every permission is an area and a verb, or a wildcard for one of them', () => {
  for (const permission of shipped.flatMap((entry) => entry.permissions)) {
    expect(permission).toMatch(/^(\*|[a-z0-9_]+):(\*|[a-z0-9_]+)$/);
  }
});

test('an entry says why exactly when it is incomplete', () => {
  for (const entry of shipped) expect(entry.why === undefined, entry.name).toBe(entry.complete);
});

test('every area of permissions has words', () => {
  const areas = new Set(shipped.flatMap((entry) => entry.permissions.map((p) => p.slice(0, p.indexOf(':')))));
  areas.delete('*');
  expect([...areas].filter((area) => areaWords[area] === undefined)).toEqual([]);
});

test('no two areas of permissions share their words', () => {
  const words = Object.values(areaWords);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

test('there are 305 token groups, each complete, with an id and one resource type', () => {
  expect(tokenGroups).toHaveLength(305);
  for (const entry of tokenGroups) {
    expect(entry.complete, entry.name).toBe(true);
    expect(entry.id, entry.name).toBeDefined();
    expect(entry.scopes, entry.name).toHaveLength(1);
  }
});

test('editing an area goes with reading it, wherever that can be read at all', () => {
  const readable = new Set(shipped.flatMap((e) => e.permissions.filter((p) => p.endsWith(':read'))));
  for (const entry of shipped) {
    for (const permission of entry.permissions.filter((p) => p.endsWith(':edit'))) {
      const read = permission.replace(':edit', ':read');
      if (readable.has(read)) expect(entry.permissions, entry.name).toContain(read);
    }
  }
});

test('only groups that manage members hold member:edit', () => {
  expect(holders(memberGroups, 'member:edit')).toEqual([]);
  expect(holders(tokenGroups, 'member:edit')).toEqual(['Account Settings Write', 'SCIM Provisioning']);
});

test('only the billing groups hold billing:edit', () => {
  expect(holders(memberGroups, 'billing:edit')).toEqual(['Billing']);
  expect(holders(tokenGroups, 'billing:edit')).toEqual(['Billing Write']);
});

test('one permission finds the roles and the token groups over DNS records', () => {
  expect(holders(memberGroups, 'dns_records:edit')).toEqual(['DNS', 'Domain Administrator', 'Domain DNS']);
  expect(holders(tokenGroups, 'dns_records:edit')).toEqual(['DNS Write']);
});
