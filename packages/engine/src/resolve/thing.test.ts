import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, zoneRow } from '../raw-account.fixture.ts';
import { resolveThing } from './thing.ts';

const { account } = openAccount({
  members: [memberRow('ada'), { id: 'm2', email: 'dns@example.com', policies: [] }],
  accountTokens: [
    { id: 't1', name: 'deploy', policies: [] },
    { id: 't2', name: 'Team', policies: [] },
  ],
  userGroups: [
    { id: 'g1', name: 'Team' },
    { id: 'g2', name: 'Zone keepers' },
  ],
  zones: [zoneRow('z1')],
  permissionGroups: [groupRow('dns', ['dns_records:edit']), { id: 'p2', name: 'Zone Read' }],
});
const kindOf = (text: string): string => {
  const thing = resolveThing(text, account);
  return thing.kind === 'principal' ? thing.principal.key : thing.kind;
};

test.each([
  ['ada', 'member:ada'],
  ['ada@', 'member:ada'],
  ['deploy', 'token:t1'],
  ['token:deploy', 'token:t1'],
  ['group team', 'user-group'],
  ['token Team', 'token:t2'],
  ['zone keepers', 'user-group'],
  ['Zone Read', 'permission-group'],
  ['z1.example', 'zone'],
  ['zone z1', 'zone'],
  ['role Group dns', 'permission-group'],
  ['dns', 'permission-group'],
  ['member dns@', 'member:m2'],
  ['#dns_records:edit', 'permission'],
])('a thing called "%s" is %s', (text, kind) => expect(kindOf(text)).toBe(kind));

test.each([
  ['team', '"team" could be 2 things: use "token:t2" or "group g1"'],
  ['zone z2.example', /^nothing in the account is called "zone z2.example"; the nearest is "z1.example"/],
  ['deplo', /^nothing in the account is called "deplo"; the nearest are "token:deploy"/],
])('a thing called "%s" is refused: %s', (text, why) => expect(() => kindOf(text)).toThrow(why));
