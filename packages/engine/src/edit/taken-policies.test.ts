import { expect, test } from 'vitest';
import { type Access, compile } from '../access/access.ts';
import { whatCan } from '../questions/what-can.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  principalOf,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { readEdits } from '../resolve/edit.ts';
import { scopeWords } from '../words/words.ts';
import { applyEdits } from './apply-edits.ts';

const waf = groupRow('waf', ['waf:edit'], zoneType);
const dns = groupRow('dns', ['dns_records:edit'], zoneType);
const both = policyRow('p1', 'allow', [waf, dns], zoneKey('z1'), zoneKey('z2'));
const access = openAccount({
  members: [
    memberRow('ada', both, policyRow('p2', 'deny', [waf], '*')),
    { id: 'old', status: 'accepted', policies: null, roles: [{ id: 'waf', name: 'Group waf' }] },
    memberRow('kai'),
  ],
  userGroups: [{ id: 'g1', name: 'Crew', policies: [policyRow('p3', 'allow', [waf, dns], '*')] }],
  userGroupMembers: { g1: [{ id: 'kai' }] },
  permissionGroups: [waf, dns],
  zones: [zoneRow('z1'), zoneRow('z2')],
});

const after = (...sentences: readonly string[]): Access =>
  compile(applyEdits(access.account, readEdits(sentences, access.account)));

const held = (of: Access, who: string): readonly string[] =>
  whatCan(of, principalOf(of, `member:${who}`))
    .holdings.map(
      ({ permissionGroup, access: how, scope }) =>
        `${how} ${permissionGroup.id} on ${scopeWords(scope, of.account)}`,
    )
    .sort();

test('a permission group that is taken on one scope stays on the others, and so do other permission groups', () => {
  expect(held(after('take waf from ada on z1.example'), 'ada')).toEqual([
    'allow dns on z1.example',
    'allow dns on z2.example',
    'allow waf on z2.example',
    'deny waf on every zone',
  ]);
});

test('a permission group that is taken wherever it is given leaves the denies of it', () => {
  const left = ['allow dns on z1.example', 'allow dns on z2.example', 'deny waf on every zone'];
  expect(held(after('take waf from ada'), 'ada')).toEqual(left);
  expect(held(after('take waf from ada on z1', 'take waf from ada on z2'), 'ada')).toEqual(left);
});

test('a policy that gives one permission group keeps its id where a scope is taken, and is gone with the last', () => {
  const one = after('take dns from policy p1', 'take waf from p1 on z1.example');
  const own = one.account.policies.filter(
    ({ effect, holder }) => effect === 'allow' && holder.kind === 'principal',
  );
  expect(own.map(({ id }) => id)).toContain('p1');
  const none = after('take dns from policy p1', 'take waf from p1 on z1', 'take waf from p1 on z2');
  expect(none.account.policies.map(({ id }) => id)).not.toContain('p1');
});

test('a role of the older view, and what a user group gives, can be taken', () => {
  expect(held(after('take waf from old'), 'old')).toEqual([]);
  expect(held(after('take waf from Crew'), 'kai')).toEqual(['allow dns on every zone']);
});
