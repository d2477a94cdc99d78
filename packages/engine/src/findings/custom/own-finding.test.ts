import { GrantlensError } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  zoneRow,
} from '../../raw-account.fixture.ts';
import { evaluateFindings } from '../evaluate.ts';
import type { FindingOptions } from '../options.ts';
import { userGroups, withTwoFactor } from '../outcome.fixture.ts';
import { defineFinding } from './own-finding.ts';

const dns = groupRow('d', ['dns_records:edit'], 'com.cloudflare.api.account.zone');
const access = openAccount({
  members: [
    withTwoFactor(memberRow('ada', policyRow('p1', 'allow', [dns], '*')), false),
    memberRow('bob'),
    memberRow('cid', policyRow('p2', 'allow', [openGroupRow('o')], '*')),
  ],
  ...userGroups({ id: 't', members: ['bob'], policies: [policyRow('p3', 'deny', [dns], '*')] }),
  zones: [zoneRow('z1')],
});
const info = { id: 'own', title: 'Own', severity: 'high', why: 'So.', remedy: 'So.' } as const;
const found = (options: FindingOptions, id = 'own') => {
  const { findings } = evaluateFindings(access, options);
  const [finding] = findings.filter((one) => one.id === id);
  if (finding === undefined) throw new Error(`nothing is called ${id}`);
  return finding;
};
const who = (rule: NonNullable<FindingOptions['rules']>[number]) =>
  found({ rules: [rule] }).instances.map(({ what }) => what.replace(' matches: Own.', ''));

test('a finding of one’s own is asked about things as the library has them', () => {
  expect(who(defineFinding({ ...info, over: 'principal', when: ({ groups }) => groups.length > 0 }))).toEqual(
    ['bob@example.com'],
  );
  expect(who(defineFinding({ ...info, over: 'token', when: ({ expiresOn }) => expiresOn === null }))).toEqual(
    [],
  );
  expect(who(defineFinding({ ...info, over: 'group', when: ({ size }) => size === 1 }))).toEqual([
    'The user group Team t',
  ]);
  expect(who(defineFinding({ ...info, over: 'policy', when: ({ effect }) => effect === 'deny' }))).toEqual([
    'A policy of the user group Team t',
  ]);
  const held = defineFinding({
    ...info,
    over: 'entitlement',
    when: ({ permissionGroup, policy, group }) =>
      permissionGroup.name === 'Group d' && policy.effect === 'deny' && group?.name === 'Team t',
  });
  expect(who(held)).toEqual(['bob@example.com, to whom Group d is denied through the user group Team t,']);
});

test('a finding of one’s own can ask the engine, and is not evaluated where the engine cannot tell', () => {
  const rule = defineFinding({
    ...info,
    over: 'principal',
    when: (_, { can }) => can('dns_records:edit', 'z1.example'),
  });
  expect(who(rule)).toEqual(['ada@example.com']);
  const open = defineFinding({
    ...info,
    over: 'principal',
    when: (_, { can }) => can('billing:edit', 'account'),
  });
  expect(found({ rules: [open] })).toMatchObject({ status: 'not-evaluated', examined: 2, unexamined: 1 });
  const none = defineFinding({
    ...info,
    over: 'policy',
    when: (_, { can }) => can('billing:edit', 'account'),
  });
  expect(found({ rules: [none] })).toMatchObject({ examined: 0, unexamined: 3 });
});

test('a typo in what a finding of one’s own asks is an error with the nearest name', () => {
  const rule = defineFinding({
    ...info,
    over: 'principal',
    when: (_, { can }) => can('dns_record:edit', 'account'),
  });
  expect(() => evaluateFindings(access, { rules: [rule] })).toThrow('the nearest are "dns_records:edit"');
});

test('a finding of one’s own has the controls it names, of any standard, and is listed with the others', () => {
  const controls = [{ framework: 'House rules', id: 'HR-7' }];
  const rule = defineFinding({ ...info, controls, over: 'group', when: () => false });
  expect(found({ rules: [rule] })).toMatchObject({ controls, source: 'custom', status: 'clean' });
  expect(defineFinding({ ...info, over: 'group', when: () => false }).controls).toEqual([]);
});

test('a finding of the catalogue may bear on controls of one’s own as well', () => {
  const more = { framework: 'House rules', id: 'HR-1' };
  const { controls } = found({ controls: { 'member-without-2fa': [more] } }, 'member-without-2fa');
  expect(controls.at(-1)).toEqual(more);
  expect(controls.length).toBeGreaterThan(1);
  expect(() => evaluateFindings(access, { controls: { 'member-without-2fe': [more] } })).toThrow(
    /^there is no finding "member-without-2fe" to give controls to; the nearest are "member-without-2fa"/,
  );
});

test.each<[string, () => unknown, string]>([
  [
    'an id of another form',
    () => defineFinding({ ...info, id: 'Own!', over: 'group', when: () => true }),
    'in lower case',
  ],
  [
    'an unknown severity',
    () => defineFinding({ ...info, severity: 'bad' as 'low', over: 'group', when: () => true }),
    'severity is one of critical',
  ],
  [
    'an unknown kind of thing',
    () => defineFinding({ ...info, over: 'zone' as 'group', when: () => true }),
    'over one of principal',
  ],
  [
    'an id of the catalogue',
    () =>
      found({ rules: [defineFinding({ ...info, id: 'stale-invitation', over: 'group', when: () => true })] }),
    'there is another finding "stale-invitation"',
  ],
])('a finding of one’s own with %s is refused', (_, define, message) => {
  expect(define).toThrow(GrantlensError);
  expect(define).toThrow(message);
});
