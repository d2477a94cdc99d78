import { expect, test } from 'vitest';
import type { Permission } from '../decision/permission.ts';
import { accountResource, zoneResource } from '../decision/resource.ts';
import { can } from '../questions/can.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { type Branch, drawTree, explanation } from './tree.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const zoneDns = groupRow('zdns', ['dns_records:edit'], zoneType);
const waf = groupRow('waf', ['waf:edit']);
const open = openGroupRow('open');
const access = openAccount({
  members: [
    memberRow('one', policyRow('p1', 'allow', [dns], '*')),
    memberRow('two', policyRow('p2', 'allow', [dns], '*'), policyRow('p3', null, [dns], '*')),
    memberRow('cut', policyRow('p4', 'allow', [dns], '*'), policyRow('p5', 'deny', [dns], '*')),
    memberRow('maybe', policyRow('p6', 'allow', [dns], '*'), policyRow('p7', 'deny', [open], '*')),
    memberRow('odd', policyRow('p8', 'neither', [dns], '*')),
    memberRow(
      'near',
      policyRow('p9', 'allow', [zoneDns], zoneKey('z2')),
      policyRow('q1', 'allow', [waf], '*'),
    ),
    memberRow('none'),
    memberRow('bare', { access: 'allow', permission_groups: [dns], resource_groups: [] }),
    memberRow('strange', { ...policyRow('p\n', 'allow', [dns], '*') }),
    { id: 'blind', email: 'blind@example.com', policies: null },
    {
      id: 'anonymous',
      email: 'anonymous@example.com',
      policies: [{ ...policyRow('x', 'allow', [dns], '*'), id: null }],
    },
  ],
  zones: [zoneRow('z1'), zoneRow('z2')],
});
const permission: Permission = { kind: 'atomic', name: 'dns_records:edit' };
const tree = (member: string): string => {
  const who = principalOf(access, `member:${member}`);
  return drawTree(
    explanation(can(access, who, permission, accountResource(access.account)), permission, access.account),
  );
};

test('an explanation of an allow names the grant that suffices', () => {
  expect(tree('one')).toBe(
    [
      'one@example.com: allowed, dns_records:edit on the account',
      '└─ this suffices',
      '   └─ direct allows Group dns on the whole account [policy p1]',
    ].join('\n'),
  );
});

test('an explanation names each of several that suffice, and what is assumed of one', () => {
  const lines = tree('two').split('\n');
  expect(lines.slice(0, 2)).toEqual([
    'two@example.com: allowed, dns_records:edit on the account',
    '└─ any one of these suffices',
  ]);
  expect(
    lines
      .map((line) => line.slice(6))
      .slice(2)
      .sort(),
  ).toEqual([
    'direct allows (assumed: the policy does not say) Group dns on the whole account [policy p3]',
    'direct allows Group dns on the whole account [policy p2]',
  ]);
  expect(lines.map((line) => line.slice(0, 6)).slice(2)).toEqual(['   ├─ ', '   └─ ']);
});

test('an explanation of a deny names what it cuts', () => {
  expect(tree('cut')).toBe(
    [
      'cut@example.com: denied, dns_records:edit on the account',
      '├─ this denies it',
      '│  └─ direct denies Group dns on the whole account [policy p5]',
      '└─ which cuts',
      '   └─ direct allows Group dns on the whole account [policy p4]',
    ].join('\n'),
  );
});

test('an explanation of an unknown verdict names what leaves it open together, and what could not be seen', () => {
  const lines = tree('maybe').split('\n');
  expect(lines[0]).toBe('maybe@example.com: unknown, dns_records:edit on the account');
  expect(lines[1]).toBe('├─ these together leave it open');
  expect(
    lines
      .slice(2, 4)
      .map((line) => line.slice(6))
      .sort(),
  ).toEqual([
    'direct allows Group dns on the whole account [policy p6]',
    'direct denies Group open on the whole account [policy p7]',
  ]);
  expect(lines[4]).toBe('└─ could not be seen');
  expect(lines[5]).toMatch(/^ {3}└─ .*Group open/);
  expect(lines).toHaveLength(6);
});

test('an explanation names a policy that says neither allow nor deny', () => {
  const lines = tree('odd').split('\n');
  expect(lines[1]).toBe('├─ this leaves it open');
  expect(lines[2]).toBe('│  └─ direct allows or denies Group dns on the whole account [policy p8]');
});

test('an explanation of a no names what comes near, each for its own reason', () => {
  expect(tree('near')).toBe(
    [
      'near@example.com: not-granted, dns_records:edit on the account',
      '├─ has the permission, but elsewhere',
      '│  └─ direct allows Group zdns on z2.example [policy p9]',
      '└─ reaches the resource, but without the permission',
      '   └─ direct allows Group waf on the whole account [policy q1]',
    ].join('\n'),
  );
});

test('an explanation of a no says so where nothing comes near', () => {
  const plain = '@example.com: not-granted, dns_records:edit on the account\n└─ no grant comes near';
  expect(tree('none')).toBe(`none${plain}`);
  expect(tree('bare')).toBe(`bare${plain}`);
});

test('an explanation does not speak of near grants where it cannot tell', () => {
  expect(tree('blind')).not.toContain('no grant comes near');
  expect(tree('blind')).toContain('(permission group not seen) on (scope not seen)');
});

test('an explanation names a policy without an id by nothing, and keeps odd ids on their line', () => {
  expect(tree('anonymous')).toMatch(/Group dns on the whole account$/);
  expect(tree('strange')).toContain('[policy p\\u000a]');
});

test('an explanation names the resource asked about', () => {
  const who = principalOf(access, 'member:one');
  const zone = zoneResource({ key: zoneKey('z1'), id: 'z1', name: 'z1.example' });
  const { text } = explanation(can(access, who, permission, zone), permission, access.account);
  expect(text).toBe('one@example.com: allowed, dns_records:edit on z1.example');
});

const leaf = (text: string, ...under: readonly Branch[]): Branch => ({ text, under });
test('a tree as text is one line without anything under it', () => expect(drawTree(leaf('a'))).toBe('a'));
test('a tree as text shows where a branch ends, and which lines go on beside it', () => {
  expect(drawTree(leaf('a', leaf('b', leaf('c'), leaf('d')), leaf('e', leaf('f'))))).toBe(
    ['a', '├─ b', '│  ├─ c', '│  └─ d', '└─ e', '   └─ f'].join('\n'),
  );
});
