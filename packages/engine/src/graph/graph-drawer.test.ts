import { expect, test } from 'vitest';
import { openAccount, zoneRow } from '../raw-account.fixture.ts';
import { graphDrawerFor, zoneThings } from './graph-drawer.ts';

const { account } = openAccount({ zones: [zoneRow('z1'), zoneRow('z2')] });

test('a graph is drawn with as many edges as it may have, and no more', () => {
  const within = graphDrawerFor(account, zoneThings(account), 2);
  within.drawAccount();
  expect(within.graph.size).toBe(2);
  expect(() => graphDrawerFor(account, zoneThings(account), 1).drawAccount()).toThrow(
    expect.objectContaining({ code: 'graph-too-large', message: 'the graph would have more than 1 edges' }),
  );
});
