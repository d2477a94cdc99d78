import { expect, test } from 'vitest';
import { randomOf, shuffled, unsettled } from './order.ts';

const policy = {
  id: 'p',
  permission_groups: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
  condition: ['one', 'two', 'three', 'four', 'five'],
};

test('the same text always gives the same order', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(shuffled(list, randomOf('x'))).toEqual(shuffled(list, randomOf('x')));
  expect(shuffled(list, randomOf('x'))).not.toEqual(shuffled(list, randomOf('y')));
});

test('only what is a set changes its order, and nothing is lost', () => {
  const orders = Array.from({ length: 20 }, (_, at) => unsettled(policy, randomOf(String(at))));
  expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBeGreaterThan(10);
  for (const order of orders) {
    expect(order).toMatchObject({ id: 'p', condition: policy.condition });
    expect(JSON.stringify(order).length).toBe(JSON.stringify(policy).length);
  }
});

test('the keys of a resources map come in any order', () => {
  const token = { resources: { a: '*', b: '*', c: '*', d: '*' } };
  const orders = Array.from({ length: 20 }, (_, at) =>
    JSON.stringify(unsettled(token, randomOf(String(at)))),
  );
  expect(new Set(orders).size).toBeGreaterThan(5);
});
