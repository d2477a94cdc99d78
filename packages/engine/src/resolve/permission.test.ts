import { expect, test } from 'vitest';
import { accountType, groupRow, openAccount, zoneType } from '../raw-account.fixture.ts';
import { resolvePermission } from './permission.ts';

const twin = (id: string, scopes: string | readonly string[]) => ({
  id,
  name: 'Twin',
  meta: { label: `twin_${id}`, scopes },
});

const { account } = openAccount({
  permissionGroups: [
    {
      ...groupRow('p1', ['dns_records:edit', 'dns_records:read']),
      name: 'Harbour DNS',
      meta: { label: 'harbour_dns' },
    },
    groupRow('p2', ['odd:thing', 'twice:twice_over']),
    twin('p3', accountType),
    { ...twin('p4', [accountType, zoneType]), name: 'Twin' },
    { id: 'p5', name: 'waf:edit' },
    { id: 'p6' },
    { id: 'p7', name: 'C#' },
    { id: 'p8', name: 'p7', meta: { label: 'p2' } },
    { id: 'p9', name: 'twin_p3' },
  ],
  tokenPermissionGroups: [{ id: 't1', name: 'Harbour Token', scopes: [accountType, zoneType] }],
});

const refusal = (text: string): string => {
  try {
    resolvePermission(text, account);
    return 'no refusal';
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return `${code}: ${message}`;
  }
};
const groupMeant = (text: string): string | null => {
  const permission = resolvePermission(text, account);
  return permission.kind === 'group' ? permission.group.key : null;
};

test.each(['dns_records:edit', '#dns_records:edit', '  dns_records:edit\n', '#dns_records_edit'])(
  'a permission is meant by its name, with or without #: "%s"',
  (text) => expect(resolvePermission(text, account)).toEqual({ kind: 'atomic', name: 'dns_records:edit' }),
);

test('a permission is meant by the odd spelling of its name for reading too', () => {
  expect(resolvePermission('#dns_records_read', account)).toEqual({
    kind: 'atomic',
    name: 'dns_records:read',
  });
});

test.each([
  'dns_records_edit',
  '#dns_records_purge',
  'x#dns_records:edit',
  'dns_#records:edit',
  'dns_#rec*:*',
  '#dns_records_edit!',
  '#!dns_records_edit',
])('a permission is not meant by "%s"', (text) =>
  expect(refusal(text)).toMatch(/^permission-unknown: there is no permission/),
);

test('a permission may be any of those a pattern means', () => {
  const of = ['edit', 'read'].map((verb) => ({ kind: 'atomic', name: `dns_records:${verb}` }));
  expect(resolvePermission('dns_rec*:*', account)).toEqual({ kind: 'any', glob: 'dns_rec*:*', of });
  expect(resolvePermission('#dns_rec*:*', account)).toEqual({ kind: 'any', glob: 'dns_rec*:*', of });
});

test('a permission is not meant by a pattern that matches nothing, or has no colon', () => {
  expect(refusal('nothing_like_it*:edit')).toMatch(/^permission-unknown: there is no permission/);
  expect(refusal('*')).toMatch(/^permission-unknown: there is no permission/);
  expect(refusal('twice*')).toMatch(/^permission-unknown: there is no permission/);
});

test.each(['p1', 'harbour_dns', 'Harbour DNS', 'harbour dns', 'HARBOUR DNS', ' p1 '])(
  'a permission group is meant by its id, its label, or its name in any case: "%s"',
  (text) => expect(groupMeant(text)).toBe('p1'),
);

test('a permission group is meant by its id or label though another group has it for a label or name', () => {
  expect(['p7', 'p2', 'p8', 'twin_p3', 'p9'].map(groupMeant)).toEqual(['p7', 'p2', 'p8', 'p3', 'p9']);
});

test('a permission group may have a # at the end of its name', () => expect(groupMeant('C#')).toBe('p7'));

test('a permission group is not meant by its label in another case, or after #', () => {
  expect(refusal('HARBOUR_DNS')).toMatch(/^permission-unknown: there is no permission/);
  expect(refusal('#p1')).toMatch(/^permission-unknown: there is no permission/);
});

test('a permission group is asked for again where several have the name, each with its side and types', () => {
  expect(refusal('Twin')).toBe(
    'permission-unknown: "Twin" means 2 things: use "p3 (member, account)" or "p4 (member, account and zone)"',
  );
  expect(refusal('twin')).toMatch(/"twin" means 2 things/);
});

test('a permission group is asked for again where a permission has the name', () => {
  expect(refusal('waf:edit')).toBe(
    'permission-unknown: "waf:edit" means 2 things: use "#waf:edit" or "p5 (member, of no known type)"',
  );
  expect(resolvePermission('#waf:edit', account)).toEqual({ kind: 'atomic', name: 'waf:edit' });
});

test('what is neither a permission nor a permission group is refused with what comes nearest, of permissions, names and labels', () => {
  expect(refusal('#od:thing')).toBe(
    'permission-unknown: there is no permission or permission group "#od:thing"; the nearest are ' +
      '"odd:thing", "cds:edit" or "d1:edit"',
  );
  const nameless = [...account.permissionGroups].filter(([key]) => key === 'p6');
  const bare = { ...account, permissions: [], permissionGroups: new Map(nameless) };
  expect(() => resolvePermission('p0', bare)).toThrow(/"p0"$/);
  expect(refusal('dns:edit')).toMatch(/; the nearest are "dns_records:edit", /);
  expect(refusal('harbour token write')).toMatch(/; the nearest are "Harbour Token", /);
  expect(refusal('Harbour Toke')).toMatch(/; the nearest are "Harbour Token", /);
  expect(refusal('*')).toMatch(/"\*"; with a \* it is written area:verb, such as "\*:\*"$/);
  expect(refusal('dns*')).toMatch(/such as "dns\*:\*"$/);
  expect(refusal('harbour_dn')).toMatch(/; the nearest are "harbour_dns", /);
});
