import { expect, test } from 'vitest';
import type { ListReading } from '../paging/read-list.ts';
import { mergeParts } from './merge.ts';

const whole = (...ids: string[]): ListReading => {
  const rows = ids.map((id) => ({ id }));
  return { status: 'complete', rows, counted: rows.length, expected: rows.length };
};
const none = (status: 'forbidden' | 'failed'): ListReading => {
  const code = status === 'forbidden' ? 'forbidden' : 'network';
  return { status, rows: [], counted: 0, problem: { code, message: 'no' } };
};
const merged = (...readings: ListReading[]) =>
  mergeParts(readings.map((reading, at) => ({ part: at === 0 ? undefined : 'the others', reading })));

test('lists that are whole make a whole one, and what is in both counts once', () => {
  expect(merged(whole('a', 'b'), whole('c'))).toMatchObject({ status: 'complete', expected: 3, counted: 3 });
  expect(merged(whole('a', 'b'), whole('b'))).toMatchObject({ status: 'complete', expected: 2, counted: 2 });
  expect(merged(whole('a'))).toEqual(whole('a'));
});

test('the merged list is as bad as its parts', () => {
  expect(merged(none('forbidden'), none('forbidden')).status).toBe('forbidden');
  expect(merged(none('forbidden'), none('failed')).status).toBe('failed');
  expect(merged(whole('a'), none('failed'))).toMatchObject({
    status: 'partial',
    problem: { code: 'network', message: 'the others: no' },
  });
});

test('a row that differs between the parts is kept twice, and the list is not whole', () => {
  const changed: ListReading = { ...whole('a'), rows: [{ id: 'a', paused: true }] };
  expect(merged(whole('a'), changed)).toMatchObject({ status: 'partial', problem: { code: 'rows-changed' } });
});
