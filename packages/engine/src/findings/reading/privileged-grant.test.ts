import { expect, test } from 'vitest';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  zoneKey,
} from '../../raw-account.fixture.ts';
import { privilegedBy } from './privileged-grant.ts';

const billing = groupRow('billing', ['billing:edit']);
const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb' };
const administrator = { id: '05784afa30c1afe1440e79d9351c7430' };

test.each([
  ['everything', policyRow('p', 'allow', [everything], '*'), 'yes'],
  ['all but a few permissions', policyRow('p', 'allow', [administrator], '*'), 'yes'],
  ['a privilege on the account', policyRow('p', 'allow', [billing], '*'), 'yes'],
  ['a privilege on a zone alone', policyRow('p', 'allow', [billing], zoneKey('z1')), 'no'],
  ['what contains no privilege', policyRow('p', 'allow', [groupRow('dns', ['dns:edit'])], '*'), 'no'],
  ['what may contain one', policyRow('p', 'allow', [openGroupRow('open')], '*'), 'unknown'],
  ['what is allowed or denied', policyRow('p', 'huh', [billing], '*'), 'unknown'],
  ['a deny of a privilege', policyRow('p', 'deny', [billing], '*'), 'no'],
])('a grant of %s is as privileged as its contents are', (_, policy, expected) => {
  const access = openAccount({ members: [memberRow('ada', policy)] });
  const [grant] = access.grantsOf(principalOf(access, 'member:ada'));
  expect(grant && privilegedBy(access, grant)).toBe(expected);
});
