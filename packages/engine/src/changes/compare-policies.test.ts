import type { Policy } from '@grantlens/snapshot';
import type { GrantedGroup, Place } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { comparePolicies, haveSamePolicies, isSamePolicy } from './compare-policies.ts';

const gap = 'forbidden:roles' as Place['gaps'][number];
const other = 'failed:zones' as typeof gap;
const granted = (key: string, ...gaps: readonly (typeof gap)[]) => ({ key, gaps }) as GrantedGroup;
const place = (id: string, ...gaps: readonly (typeof gap)[]): Place => ({
  scope: { kind: 'resource', key: id, type: 'a.type', resource: id },
  objectKey: id,
  gaps,
});
const unseen: Place = { scope: null, objectKey: null, gaps: [gap] };
const everyone: Place = { scope: { kind: 'type', key: 'z1', type: 'a.type' }, objectKey: 'z1', gaps: [] };

const policy: Policy = {
  kind: 'policy',
  id: 'p',
  holder: { kind: 'principal', principal: 'member:ada' as never },
  effect: 'allow',
  effectAssumed: false,
  gaps: [],
  permissionGroups: [granted('dns'), granted('waf')],
  resourceGroups: [
    { id: 'r1', name: 'One', places: [place('z1'), place('z2')] },
    { id: 'r2', name: 'Two', places: [unseen] },
  ],
};
const copy = structuredClone(policy);
const [first, second] = policy.resourceGroups;
if (first === undefined || second === undefined) throw new Error('two resource groups');

/** Policies that do not say the same. */
const unlike: Readonly<Record<string, Policy>> = {
  'of another id': { ...policy, id: 'q' },
  'without an id': { ...policy, id: null },
  'of another effect': { ...policy, effect: 'deny' },
  'in doubt': { ...policy, gaps: [gap] },
  'with a permission group less': { ...policy, permissionGroups: [granted('dns')] },
  'with another permission group': { ...policy, permissionGroups: [granted('dns'), granted('zdns')] },
  'with a permission group in doubt': { ...policy, permissionGroups: [granted('dns'), granted('waf', gap)] },
  'with a resource group less': { ...policy, resourceGroups: [first] },
  'with another resource group': { ...policy, resourceGroups: [{ ...first, id: 'r3' }, second] },
  'with a place less': { ...policy, resourceGroups: [{ ...first, places: [place('z1')] }, second] },
  'with another place': {
    ...policy,
    resourceGroups: [{ ...first, places: [place('z1'), place('z3')] }, second],
  },
  'with another kind of place': {
    ...policy,
    resourceGroups: [{ ...first, places: [everyone, place('z2')] }, second],
  },
  'with a place in doubt': {
    ...policy,
    resourceGroups: [{ ...first, places: [place('z1'), place('z2', gap)] }, second],
  },
  'with a place that cannot be seen': {
    ...policy,
    resourceGroups: [{ ...first, places: [place('z1'), unseen] }, second],
  },
  'with a place that can': { ...policy, resourceGroups: [first, { ...second, places: [place('z9', gap)] }] },
};

test('two policies say the same where all that counts is equal', () => {
  expect(isSamePolicy(policy, policy)).toBe(true);
  expect(isSamePolicy(policy, copy)).toBe(true);
  // Asked again: what was found of its places is kept.
  expect(isSamePolicy(policy, copy)).toBe(true);
  expect(isSamePolicy(copy, structuredClone(policy))).toBe(true);
});

test('two policies say the same where only names, and whose it is, and which gap leaves it open differ', () => {
  expect(isSamePolicy(policy, { ...copy, effectAssumed: true })).toBe(true);
  expect(
    isSamePolicy(policy, { ...copy, holder: { kind: 'principal', principal: 'member:bob' as never } }),
  ).toBe(true);
  expect(
    isSamePolicy(policy, {
      ...copy,
      resourceGroups: [
        { ...first, name: 'Uno' },
        { ...second, places: [{ ...unseen, gaps: [other] }] },
      ],
    }),
  ).toBe(true);
  expect(isSamePolicy({ ...policy, gaps: [gap] }, { ...copy, gaps: [other, gap] })).toBe(true);
});

test.each(Object.entries(unlike))('two policies do not say the same, one %s', (_, one) => {
  expect(isSamePolicy(policy, one)).toBe(false);
  expect(isSamePolicy(one, policy)).toBe(false);
  expect(haveSamePolicies([policy], [one])).toBe(false);
});

const q: Policy = { ...policy, id: 'q' };
const bare: Policy = { ...policy, id: null };
const denies: Policy = { ...policy, effect: 'deny' };

test('what a holder grants is the same where every policy is, in order', () => {
  const list = [policy, q];
  expect(haveSamePolicies(list, list)).toBe(true);
  expect(haveSamePolicies([policy, q], [copy, { ...q }])).toBe(true);
  expect(haveSamePolicies([policy, q], [q, policy])).toBe(false);
  expect(haveSamePolicies([policy], [policy, q])).toBe(false);
  expect(haveSamePolicies([policy, q], [policy])).toBe(false);
  expect(haveSamePolicies([], [])).toBe(true);
});

test('what a holder grants is compared policy by policy: the same, changed under one id, gone and new', () => {
  expect(comparePolicies([policy, q], [copy])).toEqual({
    same: [[policy, copy]],
    changed: [],
    onlyBefore: [q],
    onlyAfter: [],
  });
  expect(comparePolicies([policy], [q, denies])).toEqual({
    same: [],
    changed: [[policy, denies]],
    onlyBefore: [],
    onlyAfter: [q],
  });
  expect(comparePolicies([], [policy, q])).toEqual({
    same: [],
    changed: [],
    onlyBefore: [],
    onlyAfter: [policy, q],
  });
  expect(comparePolicies([policy, q], [])).toEqual({
    same: [],
    changed: [],
    onlyBefore: [policy, q],
    onlyAfter: [],
  });
});

test('what a holder grants pairs each policy once, and those that say the same first', () => {
  expect(comparePolicies([denies, policy], [copy, { ...denies }])).toEqual({
    same: [
      [denies, denies],
      [policy, copy],
    ],
    changed: [],
    onlyBefore: [],
    onlyAfter: [],
  });
  expect(comparePolicies([policy, policy], [copy])).toEqual({
    same: [[policy, copy]],
    changed: [],
    onlyBefore: [policy],
    onlyAfter: [],
  });
  expect(comparePolicies([policy], [copy, copy, q]).onlyAfter).toEqual([q]);
});

test('what a holder grants never pairs two policies without an id that say something else', () => {
  const deniesBare: Policy = { ...bare, effect: 'deny' };
  expect(comparePolicies([bare], [deniesBare])).toEqual({
    same: [],
    changed: [],
    onlyBefore: [bare],
    onlyAfter: [deniesBare],
  });
  expect(comparePolicies([bare], [{ ...bare }]).same).toHaveLength(1);
});
