import { expect, test } from 'vitest';
import { gatherFleet } from '../moments/gather-fleet.ts';
import type { Moment } from '../moments/moment.ts';
import { joinFleets, pairFleets } from './pair-fleets.ts';

const moment = (file: string, id: string): Moment => ({
  file,
  account: { id, name: file, takenAt: '2026-12-31T00:00:00Z', digest: file },
});

const [was, is] = [moment('q3/one', 'a'), moment('q4/renamed', 'a')];
const [gone, added] = [moment('q3/two', 'b'), moment('q4/three', 'c')];
const broken = { file: 'q4/x', reason: 'cut short' };
const [before, after] = [gatherFleet([was, gone]), gatherFleet([is, added, broken])];

test('accounts of two fleets are paired by their id, whatever their files and names', () => {
  expect(pairFleets(before, after)).toEqual({
    pairs: [{ earlier: was, later: is }],
    came: [added],
    went: [gone],
  });
});

test('two fleets together have every file and every account of both', () => {
  const joined = joinFleets(before, after, pairFleets(before, after));
  expect(joined).toMatchObject({ files: 5, accounts: 3, moments: [is], broken: [broken] });
});
