import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow, zoneKey } from '../raw-account.fixture.ts';
import { compileIndex } from './access-index.ts';

const dns = groupRow('dns', ['dns_records:edit'], 'com.cloudflare.api.account.zone');
const edit = { kind: 'atomic', name: 'dns_records:edit' } as const;
const onOne = (id: string) => policyRow(id, 'allow', [dns], zoneKey('z1'));

test('who can leaves out nobody where somebody has access to a zone through more paths than there are access classes', () => {
  const { account } = openAccount({
    members: [memberRow('ada'), memberRow('bob', onOne('p1'))],
    userGroups: ['g1', 'g2', 'g3'].map((id) => ({ id, policies: [onOne(`of ${id}`)] })),
    userGroupMembers: { g1: [{ id: 'ada' }], g2: [{ id: 'ada' }], g3: [{ id: 'ada' }] },
  });
  const { whoCan, permission, resource } = compileIndex(account);
  const ask = (id: string) => [...whoCan(permission(edit), resource(zoneKey(id))).allowed];
  expect([ask('z1').sort(), ask('z2'), ask('z1').sort()]).toEqual([[0, 1], [], [0, 1]]);
});

test('who can answers of every permission as if it were asked first', () => {
  const { account } = openAccount({
    members: [memberRow('ada', policyRow('p1', 'allow', [dns], '*')), memberRow('bob', onOne('p2'))],
  });
  const asked = account.permissions.flatMap((name) =>
    ['z1', 'z2'].map((id) => [{ kind: 'atomic', name } as const, zoneKey(id)] as const),
  );
  const { whoCan, permission, resource } = compileIndex(account);
  const answers = asked.map(([what, where]) => whoCan(permission(what), resource(where)));
  const again = asked.map(([what, where]) => whoCan(permission(what), resource(where)));
  expect(again).toEqual(answers);
  const allowed = answers.map((answer) => [...answer.allowed].sort().join(''));
  expect(allowed.filter((who) => who !== '')).toEqual(['01', '0']);
});
