import { expect, test } from 'vitest';
import { readIpCondition } from './ip-condition.ts';

test.each([
  [undefined],
  [null],
  [{}],
  [{ 'request.ip': null }],
  [{ 'request.ip': {} }],
  [{ 'request.ip': { in: [] } }],
])('a condition that names no address lets a token be used anywhere: %j', (condition) =>
  expect(readIpCondition(condition)).toEqual({ kind: 'anywhere' }),
);

test('ranges come back each once and in order, under either spelling of the key', () => {
  const ip = { in: ['192.0.2.0/24', '10.0.0.1', '192.0.2.0/24'], not_in: ['192.0.2.7'] };
  const expected = { kind: 'ranges', in: ['10.0.0.1', '192.0.2.0/24'], notIn: ['192.0.2.7'] };
  expect(readIpCondition({ 'request.ip': ip })).toEqual(expected);
  expect(readIpCondition({ request_ip: ip })).toEqual(expected);
});

test('addresses that are refused alone are a condition too', () => {
  expect(readIpCondition({ 'request.ip': { not_in: ['192.0.2.7'] } })).toEqual({
    kind: 'ranges',
    in: [],
    notIn: ['192.0.2.7'],
  });
});

test.each([
  ['odd'],
  [[]],
  [{ 'request.ip': 'odd' }],
  [{ 'request.ip': { in: 'odd' } }],
  [{ 'request.ip': { in: [7] } }],
])('what is not as documented is not taken for no condition: %j', (condition) =>
  expect(readIpCondition(condition)).toEqual({ kind: 'unreadable' }),
);

test.each([
  [['0.0.0.0/0', '::/0']],
  [['::0/0', '0.0.0.0/0', '192.0.2.0/24']],
  [['0:0:0:0:0:0:0:0/0', '10.0.0.0/0']],
  [['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1']],
  [['0.0.0.0/1', '128.0.0.0/2', '192.0.0.0/2', '::/0']],
])('ranges that leave no address out are not a condition: %j', (list) => {
  expect(readIpCondition({ 'request.ip': { in: list } })).toEqual({ kind: 'anywhere' });
  expect(readIpCondition({ 'request.ip': { in: list, not_in: ['192.0.2.7'] } })).toEqual({
    kind: 'ranges',
    in: [],
    notIn: ['192.0.2.7'],
  });
});

test.each([
  [['0.0.0.0/0']],
  [['::/0']],
  [['0.0.0.0/1', '::/0']],
  [['0.0.0.0/1', '128.0.0.0/2', '::/0']],
  [['0.0.0.0', '::']],
  [['0.0.0.0/33', '::/0']],
  [['0.0.0/0', ':::/0']],
  [['everything/0', '::/0']],
])('ranges that leave some out are one: %j', (list) =>
  expect(readIpCondition({ 'request.ip': { in: list } })).toMatchObject({ kind: 'ranges' }),
);
