import { expect, test } from 'vitest';
import type { FaultRule } from './fault.ts';
import { createEncounters } from './rules.ts';

const noInfo = { kind: 'no-info' } as const;

function encounters(rule: Omit<FaultRule, 'fault'>) {
  const encounter = createEncounters([{ ...rule, fault: noInfo }]);
  return (path: string, query = '') =>
    encounter({ method: 'GET', path, query: new URLSearchParams(query) }).faults.length === 1;
}

test('a rule without conditions is for every request', () => {
  const meets = encounters({});
  expect([meets('/accounts'), meets('/zones', 'page=7'), meets('/accounts')]).toEqual([true, true, true]);
});

test('a rule for a path is for all paths that end so', () => {
  const meets = encounters({ path: '/members' });
  expect(meets('/accounts/a/members')).toBe(true);
  expect(meets('/accounts/a/iam/user_groups/g/members')).toBe(true);
  expect(meets('/accounts/a/members/m')).toBe(false);
});

test('a request that names no page asks for the first', () => {
  const first = encounters({ page: 1 });
  expect([first('/zones'), first('/zones', 'page='), first('/zones', 'page=1')]).toEqual([true, true, true]);
  expect([first('/zones', 'page=2'), first('/zones', 'page=x')]).toEqual([false, false]);
});

test('times are counted for each path and query by itself', () => {
  const meets = encounters({ times: { from: 2, to: 3 } });
  const asked = (query: string) => [1, 2, 3, 4].map(() => meets('/zones', query));
  expect(asked('page=1')).toEqual([false, true, true, false]);
  expect(asked('page=2')).toEqual([false, true, true, false]);
});

test('no two requests are the same occasion', () => {
  const encounter = createEncounters([]);
  const occasion = (path: string) =>
    encounter({ method: 'GET', path, query: new URLSearchParams() }).occasion;
  expect(new Set([occasion('/a'), occasion('/a'), occasion('/b')]).size).toBe(3);
});

test('a page without any rows is refused at once', () => {
  const rules = [{ fault: { kind: 'page-size', most: 0, says: 'the-truth' } }] as const;
  expect(() => createEncounters(rules)).toThrow('0 is not');
});

test('a status that HTTP does not have is refused at once, and so is a refusal that is a success', () => {
  for (const status of [0, 199, 600, 429.5]) {
    const rules = [{ fault: { kind: 'status', status, body: 'empty' } }] as const;
    expect(() => createEncounters(rules)).toThrow(`${status} is not`);
  }
  const rules = [{ fault: { kind: 'refused-past-end', status: 204 } }] as const;
  expect(() => createEncounters(rules)).toThrow('204 is not');
});
