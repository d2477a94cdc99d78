import { describe, expect, it } from 'vitest';
import { editWords } from '../explain/edits.ts';
import { groupRow, memberRow, openAccount, policyRow, zoneRow } from '../raw-account.fixture.ts';
import { readEdits } from './edit.ts';

const { account } = openAccount({
  members: [
    memberRow('ada', policyRow('p1', 'allow', [groupRow('waf', ['waf:edit'])], '*')),
    memberRow('Crew'),
  ],
  accountTokens: [{ id: 't1', name: 'robot one', status: 'active', policies: [] }],
  userGroups: [
    { id: 'g1', name: 'Ops to go' },
    { id: 'g2', name: 'Crew' },
    { id: 'g3', name: 'Twins' },
    { id: 'g4', name: 'Twins' },
  ],
  userGroupMembers: { g2: [{ id: 'ada' }] },
  permissionGroups: [groupRow('dns', ['dns_records:edit'])],
  tokenPermissionGroups: [{ id: 't-dns', name: 'DNS Write', scopes: ['com.cloudflare.api.account.zone'] }],
  zones: [zoneRow('z1')],
});

const read = (...sentences: readonly string[]) =>
  readEdits(sentences, account).map((edit) => editWords(edit, account));

describe('an edit as a sentence', () => {
  it.each([
    ['add ada to Ops to go', 'add ada@example.com to the user group Ops to go'],
    ['ADD  member ada@example.com to the group g1', 'add ada@example.com to the user group Ops to go'],
    ['remove ada from crew', 'remove ada@example.com from the user group Crew'],
    ['remove member ada', 'remove the member ada@example.com'],
    ['remove token robot one', 'remove the token token:robot one'],
    ['remove token token:t1', 'remove the token token:robot one'],
    ['remove group Crew', 'remove the user group Crew'],
    ['remove policy p1', 'remove the policy p1'],
    ['grant Group dns on z1.example to ada', 'allow Group dns on z1.example to ada@example.com'],
    [
      'allow Group dns on every zone to Ops to go',
      'allow Group dns on every zone to the user group Ops to go',
    ],
    ['deny dns on the account to group Crew', 'deny Group dns on the whole account to the user group Crew'],
    ['grant DNS Write on zone:* to token:robot one', 'allow DNS Write on every zone to token:robot one'],
  ])('%s', (sentence, words) => expect(read(sentence)).toEqual([words]));

  it.each([
    ['', /"" is not an edit/],
    ['add ada', /not an edit/],
    ['add nobody to Crew', /no member or token .* "nobody"/],
    ['add token:t1 to Crew', /only members are in user groups/],
    ['add ada to Crew', /already in the user group Crew/],
    ['remove ada from g1', /not in the user group Ops to go/],
    ['add ada to Twins', /2 user groups are called "Twins": use "g3" or "g4"/],
    ['remove group Tvins', /no user group "Tvins"; the nearest/],
    ['remove policy p2', /no policy .* "p2"; the nearest are "p1"/],
    ['grant Group dns on z1.example to Crew', /a member and a user group/],
    ['grant Group dns on z1.example to nobody@example.com', /no member or token/],
    ['grant Group dns on z1.example to nothing', /no user group "nothing"/],
    ['grant DNS Write on z1.example to ada', /no permission or permission group "DNS Write"/],
    ['grant dns_records:edit on z1.example to ada', /is a permission, and policies give permission groups/],
    ['grant Group dns on z9.example to ada', /"z9.example"/],
  ])('%j is refused', (sentence, why) => expect(() => read(sentence)).toThrow(why));

  it('is read on what the edits before it leave', () => {
    expect(read('remove ada from Crew', 'add ada to Crew')).toHaveLength(2);
    expect(() => read('remove ada from Crew', 'remove ada from Crew')).toThrow(/not in the user group/);
    expect(() => read('remove policy p1', 'remove policy p1')).toThrow(/no policy/);
  });
});
