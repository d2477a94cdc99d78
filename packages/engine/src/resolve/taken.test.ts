import { GrantlensError } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { editWords } from '../explain/edits.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { readEdits } from './edit.ts';

const waf = groupRow('waf', ['waf:edit'], zoneType);
const dns = groupRow('dns', ['dns_records:edit'], zoneType);
const billing = groupRow('billing', ['billing:edit']);

const { account } = openAccount({
  members: [
    memberRow(
      'ada',
      policyRow('p1', 'allow', [waf, dns], zoneKey('z1'), zoneKey('z2')),
      policyRow('p2', 'allow', [billing], '*'),
      policyRow('p3', 'deny', [groupRow('logs', [])], '*'),
    ),
    memberRow('kai'),
    { id: 'hid', status: 'accepted', policies: null, roles: null },
  ],
  accountTokens: [
    {
      id: 't1',
      name: 'robot',
      status: 'active',
      policies: [
        {
          id: 'p5',
          effect: 'allow',
          permission_groups: [{ id: 'tw', name: 'WAF Write', scopes: [zoneType] }],
          resources: { [zoneKey('z1')]: '*' },
        },
      ],
    },
  ],
  userGroups: [
    { id: 'g1', name: 'Crew', policies: [policyRow('p4', 'allow', [groupRow('pages', [])], '*')] },
    { id: 'p2', name: 'Named like a policy' },
  ],
  userGroupMembers: { g1: [{ id: 'ada' }, { id: 'kai' }] },
  permissionGroups: [waf, dns, billing],
  zones: [zoneRow('z1'), zoneRow('z2'), zoneRow('z3')],
});

const read = (sentence: string) => readEdits([sentence], account).map((edit) => editWords(edit, account));

test.each([
  ['take Group waf from ada', 'take Group waf from ada@example.com'],
  ['take the role group WAF from ada on z1.example', 'take Group waf from ada@example.com on z1.example'],
  ['take waf from "ada" on zone z2', 'take Group waf from ada@example.com on z2.example'],
  ['take billing from ada on the account', 'take Group billing from ada@example.com on the whole account'],
  ['take Group pages from Crew', 'take Group pages from the user group Crew'],
  [
    'take Group pages from the group Crew on account',
    'take Group pages from the user group Crew on the whole account',
  ],
  ['take WAF Write from token:robot', 'take WAF Write from token:robot'],
  ['take waf from p1 on z1.example', 'take Group waf from the policy p1 on z1.example'],
  ['take waf from policy p1 on z1', 'take Group waf from the policy p1 on z1.example'],
  ['take waf from p1', 'take Group waf out of the policy p1'],
  ['take logs from policy p3', 'take Group logs out of the policy p3'],
])('what is taken is read from the sentence %s', (sentence, words) =>
  expect(read(sentence)).toEqual([words]),
);

test.each([
  [
    'take pages from kai',
    'kai@example.com has "pages" through the user group "Crew" alone: take it from there, or remove kai@example.com from it',
  ],
  ['take logs from ada', /the policies of ada@example.com deny "logs" and do not give it/],
  [
    'take waf from ada on z3.example',
    'Group waf of ada@example.com is on z1.example and z2.example, and not on "z3.example" by itself',
  ],
  [
    'take billing from ada on z1.example',
    /that would need a deny, such as 'deny "Group billing" on z1.example to …'$/,
  ],
  ['take waf from ada on nowhere.example', /there is no zone or resource "nowhere.example"/],
  [
    'take nothing from ada',
    /^no policy of ada@example.com gives "nothing", and only what a policy names can be taken/,
  ],
  ['take waf from hid', /the snapshot does not show every policy/],
  ['take waf from p9', /^no member or user group of the account is "p9"/],
  [
    'take billing from p2',
    '"p2" is a policy, and somebody or a user group too: begin with "policy " or use an id',
  ],
])('what cannot be taken is refused with why: %s', (sentence, why) => {
  expect(() => read(sentence)).toThrow(GrantlensError);
  expect(() => read(sentence)).toThrow(why);
});
