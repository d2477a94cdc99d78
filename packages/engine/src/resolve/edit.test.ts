import { GrantlensError } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { editWords } from '../explain/edits.ts';
import { groupRow, memberRow, openAccount, policyRow, zoneKey, zoneRow } from '../raw-account.fixture.ts';
import { readEdits } from './edit.ts';

const { account } = openAccount({
  members: [
    memberRow('ada', policyRow('p1', 'allow', [groupRow('waf', ['waf:edit'])], '*')),
    memberRow('Crew', { ...policyRow('', 'allow', [groupRow('waf', ['waf:edit'])], '*'), id: null }),
    { id: 'bare', status: 'accepted', policies: [] },
    { id: 'rex', status: 'rejected', policies: [] },
    {
      ...memberRow('pia', policyRow('p2', 'allow', [groupRow('waf', ['waf:edit'])], zoneKey('z1'))),
      status: 'pending',
    },
  ],
  accountTokens: [{ id: 't1', name: 'robot one', status: 'active', policies: [] }],
  userGroups: [
    { id: 'g1', name: 'Ops to go' },
    { id: 'g2', name: 'Crew' },
    { id: 'g3', name: 'Twins' },
    { id: 'g4', name: 'Twins' },
    { id: 'g5', name: 'Late group two' },
    { id: 'g6' },
    { id: 'g7', name: 'Crew@example.com' },
    { id: 'g8', name: 't1' },
    { id: 'g9', name: 'g2' },
    { id: 'g10', name: 'Salt and pepper' },
  ],
  userGroupMembers: { g2: [{ id: 'ada' }] },
  permissionGroups: [groupRow('dns', ['dns_records:edit'])],
  tokenPermissionGroups: [{ id: 't-dns', name: 'DNS Write', scopes: ['com.cloudflare.api.account.zone'] }],
  zones: [zoneRow('z1')],
});

const read = (...sentences: readonly string[]) =>
  readEdits(sentences, account).map((edit) => editWords(edit, account));

function refusal(sentence: string): GrantlensError {
  try {
    read(sentence);
  } catch (error) {
    if (error instanceof GrantlensError) return error;
  }
  throw new Error(`${sentence} was not refused`);
}

test.each([
  ['new member nina@example.com', 'new member nina@example.com'],
  [
    'add a new member nina@example.com in Crew and Ops to go',
    'new member nina@example.com in the user group Ops to go and the user group Crew',
  ],
  ['invite nina@example.com', 'invite nina@example.com'],
  [
    'Invite nina@example.com to the groups g2, Ops to go',
    'invite nina@example.com in the user group Ops to go and the user group Crew',
  ],
  ['invite nina@example.com to salt and pepper', 'invite nina@example.com in the user group Salt and pepper'],
  ['new group Night watch', 'new user group Night watch'],
  ['accept the invitation of pia', 'accept the invitation of pia@example.com'],
  ['accept pia@example.com', 'accept the invitation of pia@example.com'],
  ['take waf out of policy p1', 'take Group waf out of the policy p1'],
  ['take the role Group WAF from the policy p1', 'take Group waf out of the policy p1'],
  ['take resource group Where p1 out of policy p1', 'take the resource group Where p1 out of the policy p1'],
  ['take account out of policy p1', 'take the whole account out of the policy p1'],
  ['take z1.example out of policy p2', 'take z1.example out of the policy p2'],
  ['take zone z1 out of policy p2', 'take z1.example out of the policy p2'],
  ['add ada to Ops to go', 'add ada@example.com to the user group Ops to go'],
  ['ADD  member ada@example.com to the group g1', 'add ada@example.com to the user group Ops to go'],
  ['remove ada from crew', 'remove ada@example.com from the user group Crew'],
  ['remove member ada', 'remove the member ada@example.com'],
  ['remove token robot one', 'remove the token token:robot one'],
  ['remove token token:t1', 'remove the token token:robot one'],
  ['remove group Crew', 'remove the user group Crew'],
  ['remove policy p1', 'remove the policy p1'],
  ['grant Group dns on z1.example to ada', 'allow Group dns on z1.example to ada@example.com'],
  ['allow Group dns on every zone to Ops to go', 'allow Group dns on every zone to the user group Ops to go'],
  ['deny dns on the account to group Crew', 'deny Group dns on the whole account to the user group Crew'],
  ['  remove policy\tp1 ', 'remove the policy p1'],
  [
    'Allow Group dns on account to the user group Ops to go',
    'allow Group dns on the whole account to the user group Ops to go',
  ],
  ['DENY Group dns on any domain to ada', 'deny Group dns on every zone to ada@example.com'],
  ['deny Group dns on all of the zones to ada', 'deny Group dns on every zone to ada@example.com'],
  [
    'grant Group dns on whole account to late group two',
    'allow Group dns on the whole account to the user group Late group two',
  ],
  ['grant Group dns on z1.example to Crew', 'allow Group dns on z1.example to Crew@example.com'],
  ['add ada to g1', 'add ada@example.com to the user group Ops to go'],
  ['add bare to g2', 'add bare to the user group Crew'],
  ['add bare to g6', 'add bare to the user group g6'],
  ['accept invitations', 'accept every open invitation'],
  ['Accept all open invitations', 'accept every open invitation'],
  ['disable token robot one', 'disable the token token:robot one'],
  ['enable the token token:t1', 'enable the token token:robot one'],
  [
    'invite nina@example.com to Ops to go, salt and pepper, and Crew',
    'invite nina@example.com in the user group Ops to go and the user group Salt and pepper and the user group Crew',
  ],
  ['grant DNS Write on zone:* to token:robot one', 'allow DNS Write on every zone to token:robot one'],
])('an edit is read from the sentence %s', (sentence, words) => expect(read(sentence)).toEqual([words]));

test.each([
  ['', 'edit-unclear', '"" is not an edit this program reads'],
  ['new member nina', 'edit-unclear', '"nina" is not an e-mail address'],
  ['invite ADA@example.com', 'edit-unclear', 'ADA@example.com is a member of the account already'],
  ['invite nina@example.com to Crew and Nobody', 'user-group-unknown', /no user group "Nobody"/],
  ['new group CREW', 'edit-unclear', 'there is a user group "CREW" already'],
  ['accept rex', 'edit-unclear', 'rex has no open invitation: the status is rejected'],
  ['accept token:t1', 'edit-unclear', 'token:t1 has no open invitation: the status is active'],
  ['take waf out of policy p9', 'policy-unknown', /^no policy of the account has the id "p9"/],
  [
    'take z1.example out of policy p1',
    'edit-unclear',
    /^the policy p1 does not name "z1.example", and only what a policy names can be taken out of it; the nearest/,
  ],
  ['take Group dns out of policy p1', 'edit-unclear', /does not name "Group dns"/],
  [' add ada', 'edit-unclear', '" add ada" is not an edit this program reads'],
  ['add nobody to Crew', 'principal-unknown', /^no member of the account is "nobody"/],
  ['add token:t1 to Crew', 'edit-unclear', '"token:t1" is a token, and only members are in user groups'],
  ['add ada to Twins', 'user-group-unknown', '2 user groups are called "Twins": use "g3" or "g4"'],
  ['remove group Tvins', 'user-group-unknown', /no user group "Tvins"; the nearest/],
  [
    'remove policy p3',
    'policy-unknown',
    'no policy of the account has the id "p3"; the nearest are "p1" or "p2"',
  ],
  ['remove policy', 'edit-unclear', /not an edit/],
  ['remove policy p1 now', 'edit-unclear', /not an edit/],
  ['now remove policy p1', 'edit-unclear', /not an edit/],
  ['remove member token:t1', 'edit-unclear', '"token:t1" is a token'],
  ['remove member ada now', 'principal-unknown', /^no member of the account is "ada now"/],
  ['now remove member ada', 'edit-unclear', /not an edit/],
  ['now remove token t1', 'edit-unclear', /not an edit/],
  ['now remove group Crew', 'edit-unclear', /not an edit/],
  ['now add Crew to Ops to go', 'edit-unclear', /not an edit/],
  ['now remove ada from Crew', 'edit-unclear', /not an edit/],
  ['now grant Group dns on account to ada', 'edit-unclear', /not an edit/],
  [
    'grant Group dns on z1.example to Crew@example.com',
    'principal-unknown',
    '"Crew@example.com" is a member and a user group: use an id, or begin with "group "',
  ],
  ['grant Group dns on z1.example to nobody@example.com', 'principal-unknown', /no member of the account/],
  ['grant Group dns on z1.example to group no@where', 'user-group-unknown', /no user group "no@where"/],
  [
    'grant Group dns on z1.example to nothing',
    'principal-unknown',
    /no member or user group of the account is "nothing"/,
  ],
  ['grant Group dns on z1.example to the group nothing', 'user-group-unknown', /group "nothing"/],
  ['grant Group dns on z1.example to token:none', 'principal-unknown', /no token .* "token:none"/],
  [
    'grant DNS Write on z1.example to ada',
    'permission-unknown',
    /no permission or permission group "DNS Write"/,
  ],
  [
    'grant dns_records:edit on z1.example to ada',
    'permission-unknown',
    '"dns_records:edit" is a permission, and policies give permission groups',
  ],
  ['grant Group dns on z9.example to ada', 'resource-unknown', /"z9.example"/],
])('an edit as a sentence %j is refused as %s', (sentence, code, why) => {
  const { code: as, message } = refusal(sentence);
  expect(as).toBe(code);
  if (typeof why === 'string') expect(message).toBe(why);
  else expect(message).toMatch(why);
});

test('an edit as a sentence is to a principal or to a user group', () => {
  const to = (whom: string) => readEdits([`grant Group dns on account to ${whom}`], account)[0];
  expect(to('ada')).toMatchObject({ to: { kind: 'principal', principal: { id: 'ada' } } });
  expect(to('g1')).toMatchObject({ to: { kind: 'user-group', userGroup: { id: 'g1' } } });
});

test('an edit as a sentence may be about somebody, or a user group, whom an edit before it brought', () => {
  expect(
    read(
      'new group Night watch',
      'invite nina@example.com to Night watch',
      'deny Group dns on account to Night watch',
      'accept nina@example.com',
      'add nina@example.com to Crew',
    ),
  ).toHaveLength(5);
  expect(() => read('take z1 out of policy p2', 'take z1 out of policy p2')).toThrow(/does not name "z1"/);
});

test('an edit as a sentence suggests no policy where none is near', () => {
  const empty = openAccount({}).account;
  expect(() => readEdits(['remove policy p1'], empty)).toThrow(/^no policy of the account has the id "p1"$/);
});

test('an edit as a sentence is read on what the edits before it leave', () => {
  expect(read('remove ada from Crew', 'add ada to Crew')).toHaveLength(2);
  expect(() => read('remove policy p1', 'remove policy p1')).toThrow(/no policy/);
});

test('an edit as a sentence that changes nothing is an edit: who is in a user group already, who accepted before', () => {
  const quiet = [
    'add ada to Crew',
    'remove ada from g1',
    'accept ada',
    'disable token robot one',
    'disable token robot one',
  ];
  expect(read(...quiet)).toHaveLength(quiet.length);
  const empty = openAccount({}).account;
  expect(readEdits(['accept invitations'], empty)).toEqual([{ kind: 'accept-invitations', principals: [] }]);
});

test.each([
  ['add "ada" to "Ops to go"', 'add ada@example.com to the user group Ops to go'],
  ['add ada to "to go \\"on\\" from \\\\"', 'add ada@example.com to the user group to go "on" from \\'],
  [
    'invite nina@example.com to "Salt and pepper" and Crew',
    'invite nina@example.com in the user group Crew and the user group Salt and pepper',
  ],
  [
    'invite nina@example.com to "g2", "Ops to go"',
    'invite nina@example.com in the user group Ops to go and the user group Crew',
  ],
  ['remove token token:"robot one"', 'remove the token token:robot one'],
  [
    'grant "Group dns" on "z1.example" to "group of two"',
    'allow Group dns on z1.example to the user group group of two',
  ],
])('a name in double quotes is whole, whatever words are in it: %s', (sentence, words) => {
  const { account: named } = openAccount({
    members: [memberRow('ada')],
    accountTokens: [{ id: 't1', name: 'robot one', status: 'active', policies: [] }],
    userGroups: [
      'Ops to go',
      'Crew',
      'Salt and pepper',
      'Salt',
      'to go "on" from \\',
      'group of two',
      'of two',
    ].map((name, at) => ({ id: `g${at + 1}`, name })),
    permissionGroups: [groupRow('dns', [])],
    zones: [zoneRow('z1')],
  });
  expect(readEdits([sentence], named).map((edit) => editWords(edit, named))).toEqual([words]);
});

test('a sentence that can be read in several ways, all of which are there, is refused with each of them', () => {
  const { account: twice } = openAccount({
    members: [
      memberRow('ada'),
      { ...memberRow('x'), user: { email: 'ada to B@example.com', first_name: 'Ada to B' } },
    ],
    userGroups: [
      { id: 'g1', name: 'B to C' },
      { id: 'g2', name: 'C' },
      { id: 'g3', name: 'group C' },
    ],
  });
  const refused = (sentence: string) => () => readEdits([sentence], twice);
  expect(refused('add ada to B to C')).toThrow(
    '"add ada to B to C" could be 2 edits: put names in double quotes, as in add "ada" to "B to C" or add "ada to B" to "C"',
  );
  expect(refused('add ada to group C')).toThrow(
    /could be 2 edits: .* as in add "ada" to group "C" or add "ada" to "group C"/,
  );
  expect(readEdits(['add ada to "group C"'], twice)).toMatchObject([{ userGroup: { id: 'g3' } }]);
});

test('a sentence with an open quote, or with words without end, is refused', () => {
  expect(() => read('add "ada to Crew')).toThrow(/a quote that does not end/);
  expect(() => read('add "ada"x to Crew')).toThrow(/ends within a word/);
  expect(() => read(`add ada${' to'.repeat(300)} Crew`)).toThrow(
    /in too many ways: put names in double quotes/,
  );
});
