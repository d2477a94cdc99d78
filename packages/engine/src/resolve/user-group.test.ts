import { type Account, GrantlensError, type UserGroup } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { resolveUserGroup } from './user-group.ts';

const group = (key: string, name: string | null, id: string | null = key) =>
  ({ key, id, name, size: 0 }) as UserGroup;
const userGroups = [
  group('g1', 'Team'),
  group('g2', 'TEAM'),
  group('g3', 'Crew'),
  group('g4', 'Twins'),
  group('without an id 4', 'Twins', null),
  group('g6', null),
  group('g7', 'Ops'),
  group('g8', 'OPS'),
  group('g9', 'g3'),
];
const accountOf = (groups: readonly UserGroup[]) => ({ userGroups: groups }) as Account;
const key = (text: string) => resolveUserGroup(text, accountOf(userGroups)).key;

function refusal(text: string, of: readonly UserGroup[] = userGroups): GrantlensError {
  try {
    resolveUserGroup(text, accountOf(of));
  } catch (error) {
    if (error instanceof GrantlensError) return error;
  }
  throw new Error(`${text} was not refused`);
}

test('the user group that is meant is found by id, by name, and by name in other letters where no group has just that name', () => {
  expect(['g6', 'Team', 'TEAM', ' Crew ', 'crew', 'cReW', 'Ops'].map(key)).toEqual([
    'g6',
    'g1',
    'g2',
    'g3',
    'g3',
    'g3',
    'g7',
  ]);
});

test.each([
  ['Twins', '2 user groups are called "Twins": use "g4" or "without an id 4"'],
  ['team', '2 user groups are called "team": use "g1" or "g2"'],
  ['Twns', 'there is no user group "Twns"; the nearest are "Twins", "OPS" or "Ops"'],
])('the user group that is meant is not known by %s', (text, message) => {
  const { code, message: said } = refusal(text);
  expect([code, said]).toEqual(['user-group-unknown', message]);
});

test('the user group that is meant is found by its id though another group is called so, and by its name where that is asked for', () => {
  expect(['g3', 'g9', 'without an id 4'].map(key)).toEqual(['g3', 'g9', 'without an id 4']);
});

test('the user group that is meant is not known where no group exists or has a name', () => {
  expect(refusal('Crew', []).message).toBe('there is no user group "Crew"');
  expect(refusal('null', [group('g6', null)]).message).toBe('there is no user group "null"');
});
