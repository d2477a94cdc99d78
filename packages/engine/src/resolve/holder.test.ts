import { expect, test } from 'vitest';
import { openAccount } from '../raw-account.fixture.ts';
import { resolveHolder } from './holder.ts';

const person = (id: string, email: string) => ({ id, email, policies: [] });
const { account } = openAccount({
  members: [
    person('m1', 'marketing-bot@example.com'),
    person('m2', 'Twins'),
    person('m3', 'ada@example.com'),
  ],
  accountTokens: [{ id: 't1', name: 'robot', policies: [] }],
  userGroups: [
    { id: 'g1', name: 'Marketing' },
    { id: 'g2', name: 'Twins' },
    { id: 'g3', name: 'Pair' },
    { id: 'g4', name: 'Pair' },
    { id: 'g5', name: 'm3' },
  ],
});
const keyOf = (text: string): string => {
  const holder = resolveHolder(text, account);
  return holder.kind === 'principal' ? holder.principal.key : holder.userGroup.key;
};

test.each([
  ['marketing', 'g1'],
  ['marketing-', 'member:m1'],
  ['ada', 'member:m3'],
  ['token:robot', 'token:t1'],
  ['the user group twins', 'g2'],
  ['m3', 'member:m3'],
  ['g3', 'g3'],
])('a holder called "%s" is %s: a whole name wins over a part, and an id over a name', (text, key) =>
  expect(keyOf(text)).toBe(key),
);

test.each([
  ['twins', '"twins" is a member and a user group: use an id, or begin with "group "'],
  ['Pair', '2 user groups are called "Pair": use "g3" or "g4"'],
  ['markting', /^no member or user group of the account is "markting"; the nearest are "Marketing"/],
  ['group nothing', /^there is no user group "nothing"/],
  ['nobody@example.com', /^no member of the account is "nobody@example.com"/],
])('a holder called "%s" is refused: %s', (text, why) => expect(() => keyOf(text)).toThrow(why));
