import type { CollectionStatus } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { openAccount } from '../raw-account.fixture.ts';
import { resolvePrincipal } from './principal.ts';

const rows = {
  members: [
    { id: 'm1', email: 'Ada@example.com', user: { id: 'u1' }, policies: [] },
    { id: 'm2', email: 'twin@example.com', policies: [] },
    { id: 'm3', email: 'TWIN@example.com', policies: [] },
    { id: 'm4', email: 'half@example.com', policies: [] },
    { email: 'HALF@example.com', policies: [] },
    { id: 'm5', policies: [] },
  ],
  accountTokens: [
    { id: 't1', name: 'deploy', policies: [] },
    { id: 't2', name: 'two', policies: [] },
    { id: 't3', name: 'two', policies: [] },
    { id: 't4', policies: [] },
  ],
};
const { account } = openAccount(rows);

const refusal = (text: string, statuses: Parameters<typeof openAccount>[1] = {}): string => {
  try {
    resolvePrincipal(text, openAccount(rows, statuses).account);
    return 'no refusal';
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return `${code}: ${message}`;
  }
};

test.each(['m1', 'u1', 'Ada@example.com', 'ADA@EXAMPLE.COM', ' ada@example.com '])(
  'a member is meant by its id, the id of its user, or its e-mail in any case: "%s"',
  (text) => expect(resolvePrincipal(text, account).key).toBe('member:m1'),
);

test('a member is asked for again where several have the e-mail', () => {
  expect(refusal('twin@example.com')).toBe(
    'principal-unknown: "twin@example.com" could be 2 principals: use "m2" or "m3"',
  );
});

test('a member is named by what it is known by where it has no id', () => {
  expect(refusal('half@example.com')).toBe(
    'principal-unknown: "half@example.com" could be 2 principals: use "member:HALF@example.com" or "m4"',
  );
});

test('a member is not meant by the name of a token', () => {
  expect(refusal('deploy')).toBe(
    'principal-unknown: no member of the account is "deploy"; there is a token of that name, "token:deploy"',
  );
  expect(refusal('t1')).toMatch(/^principal-unknown: no member/);
});

test.each(['token:t1', 'token:deploy', ' token: deploy '])(
  'a token is meant by its id or name: "%s"',
  (text) => expect(resolvePrincipal(text, account).key).toBe('token:t1'),
);

test('a token is asked for again where several have the name', () => {
  expect(refusal('token:two')).toBe(
    'principal-unknown: "token:two" could be 2 principals: use "token:t2" or "token:t3"',
  );
});

test('a token may have a name of several lines', () => {
  const { account: odd } = openAccount({ accountTokens: [{ id: 't', name: 'a\nb', policies: [] }] });
  expect(resolvePrincipal('token:a\nb', odd).key).toBe('token:t');
});

test('a token is not meant by what a member is known by, or by a word that only holds "token:"', () => {
  expect(refusal('token:m1')).toMatch(/no token of the account is "token:m1"/);
  expect(refusal('my token:deploy')).toMatch(/no member/);
});

const { account: odd } = openAccount({
  members: [
    { id: 'm1', email: 'ada@example.com', user: { id: 'u1' }, policies: [] },
    { id: 'm2', email: 'm1', policies: [] },
    { id: 'm3', email: 'U1', policies: [] },
    { email: 'HALF@example.com', policies: [] },
    { id: 'm4', email: 'half@example.com', policies: [] },
  ],
  accountTokens: [
    { id: 't1', name: 'deploy', policies: [] },
    { id: 't2', name: 't1', policies: [] },
    { id: 't3', name: 't2', policies: [] },
  ],
});

test.each([
  ['token:t1', 'token:t1'],
  ['token:t2', 'token:t2'],
  ['token:t3', 'token:t3'],
  ['m1', 'member:m1'],
  ['u1', 'member:m1'],
  ['m2', 'member:m2'],
  ['U1', 'member:m3'],
  ['member:HALF@example.com', 'member:HALF@example.com'],
])('an id wins over the name or e-mail that somebody else was given to look like it: %s', (text, key) =>
  expect(resolvePrincipal(text, odd).key).toBe(key),
);

test('a name that nobody has is refused with who comes nearest', () => {
  expect(refusal('ada@example.org')).toBe(
    'principal-unknown: no member of the account is "ada@example.org"; the nearest are ' +
      '"Ada@example.com", "HALF@example.com" or "half@example.com"',
  );
  expect(refusal('token:deplo')).toMatch(/; the nearest are "token:deploy" or "token:two"/);
});

test('a name is refused without more where nobody has a name', () => {
  const bare = openAccount({
    members: [{ id: 'm5', policies: [] }],
    accountTokens: [{ id: 't4', policies: [] }],
  });
  expect(() => resolvePrincipal('x', bare.account)).toThrow(/is "x"$/);
});

test.each([
  ['zz', 'members', 'partial', true],
  ['zz', 'accountTokens', 'forbidden', false],
  ['token:x', 'accountTokens', 'forbidden', true],
  ['token:x', 'members', 'partial', false],
  ['zz', 'zones', 'forbidden', false],
] as const)(
  'nobody %s is refused with a caveat where %s is %s: %s',
  (text, collection, status: CollectionStatus, caveat) => {
    expect(refusal(text, { [collection]: status }).includes('(the snapshot does not show every')).toBe(
      caveat,
    );
  },
);

const person = (id: string, email: string, first_name: string, last_name: string) => ({
  ...{ id, email, policies: [] },
  user: { id: `u-${id}`, first_name, last_name },
});
const { account: harbour } = openAccount({
  members: [
    person('m1', 'kai.brennan@kelp.example', 'Kai', 'Brennan'),
    person('m2', 'kaia@kelp.example', 'Kaia', 'Moor'),
    person('m3', 'ann.moor@kelp.example', 'Ann', 'Moor'),
    person('m4', 'kai', 'Robot', 'Four'),
  ],
  accountTokens: [{ id: 't1', name: 'mail-relay', policies: [] }],
  userGroups: [{ id: 'g1', name: 'Marketing' }],
});

test.each([
  ['Kai Brennan', 'member:m1'],
  ['kaia moor', 'member:m2'],
  ['brennan', 'member:m1'],
  ['ANN.', 'member:m3'],
  ['kai', 'member:m4'],
])(
  'a person without an exact name is meant by a display name, or by a part that no other has: %s',
  (text, key) => expect(resolvePrincipal(text, harbour).key).toBe(key),
);

test.each([
  ['moor', '"moor" could be 2 principals: use "ann.moor@kelp.example" or "kaia@kelp.example"'],
  [
    'mail-relay',
    'no member of the account is "mail-relay"; there is a token of that name, "token:mail-relay"',
  ],
  ['marketing', 'no member of the account is "marketing"; there is a user group of that name'],
  ['kay', /^no member of the account is "kay"; the nearest are "kai"/],
])('a person without an exact name is refused with the candidates or the nearest people: %s', (text, why) =>
  expect(() => resolvePrincipal(text, harbour)).toThrow(why),
);

test('a person without an exact name is one of many whom an error does not name all', () => {
  const many = openAccount({
    members: Array.from({ length: 12 }, (_, n) => person(`m${n}`, `p${n}@kelp.example`, 'P', `${n}`)),
  });
  expect(() => resolvePrincipal('kelp', many.account)).toThrow(
    /could be 12 principals: use .*, or one of 4 more$/,
  );
});
