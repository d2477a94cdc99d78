import { expect, test } from 'vitest';
import { openAccount, zoneRow } from '../raw-account.fixture.ts';
import { penFor, zoneThings } from './pen.ts';

const { account } = openAccount({ zones: [zoneRow('z1'), zoneRow('z2')] });

test('a pen draws as many edges as it may, and no more', () => {
  const within = penFor(account, zoneThings(account), 2);
  within.drawAccount();
  expect(within.graph.size).toBe(2);
  expect(() => penFor(account, zoneThings(account), 1).drawAccount()).toThrow(
    expect.objectContaining({ code: 'graph-too-large', message: 'the graph would have more than 1 edges' }),
  );
});
