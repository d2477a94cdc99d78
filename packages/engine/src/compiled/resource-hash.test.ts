import { expect, test } from 'vitest';
import { compileResourceHash, openResourceHash } from './resource-hash.ts';
import type { StatesByResource } from './state-by-resource.ts';

/** By holder its lists, each a state and the resources on which it is said. */
type Said = readonly (readonly (readonly [state: number, resources: readonly number[]])[])[];

function namedBy(holders: Said): StatesByResource {
  const lists = holders.flat();
  const starts = [0];
  for (const [, resources] of lists) starts.push((starts.at(-1) ?? 0) + resources.length);
  const listStarts = [0];
  for (const own of holders) listStarts.push((listStarts.at(-1) ?? 0) + own.length);
  return {
    listStarts: Int32Array.from(listStarts),
    starts: Int32Array.from(starts),
    stateOf: Int32Array.from(lists, ([state]) => state),
    named: Int32Array.from(lists.flatMap(([, resources]) => resources)),
    spokenOf: Uint32Array.of(),
  };
}

const probeOf = (holders: Said) => openResourceHash(compileResourceHash(namedBy(holders)));

test('a hash of resources finds what each holder says on each resource it names, and nothing elsewhere', () => {
  const find = probeOf([
    [
      [3, [5, 6]],
      [4, [0]],
    ],
    [],
    [[7, [5]]],
  ]);
  const found = [0, 1, 2].map((holder) => [0, 1, 5, 6, 7].map((resource) => find(holder, resource)));
  expect(found).toEqual([
    [4, 0, 3, 3, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 7, 0, 0],
  ]);
});

test('a hash of resources finds everything of lists of any length', () => {
  // One of each length, so that tables nearly full and tables with one slot are among them.
  const holders = Array.from({ length: 70 }, (_, length): Said[number] => [
    [length + 1, Array.from({ length }, (_, at) => at * 3)],
  ]);
  const find = probeOf(holders);
  const wrong = holders.flatMap((_, length) =>
    Array.from({ length: 220 }, (_, resource) => resource).filter((resource) => {
      const isNamed = resource % 3 === 0 && resource < length * 3;
      return find(length, resource) !== (isNamed ? length + 1 : 0);
    }),
  );
  expect(wrong).toEqual([]);
});

test('a hash of resources has tables no more than four times as large as what they hold, and none for a holder that names nothing', () => {
  for (const length of [1, 2, 3, 5, 11, 100]) {
    const { starts, slots } = compileResourceHash(
      namedBy([[], [[1, Array.from({ length }, (_, at) => at)]], []]),
    );
    const [none, from, to, end] = starts;
    expect([none, from, end]).toEqual([0, 0, to]);
    expect(slots).toHaveLength((to ?? 0) * 2);
    expect(to).toBeGreaterThan(length);
    expect(to).toBeLessThanOrEqual(length * 4);
  }
});
