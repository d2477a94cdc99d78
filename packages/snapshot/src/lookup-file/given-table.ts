import type { AllGivenWidely, GivenWidely } from '../account/given-widely.ts';
import type { PermissionGroupKey } from '../account/ids.ts';
import type { Output } from './output.ts';
import type { Pages } from './pages.ts';
import type { Table } from './rows.ts';

/**
 * Writes who is given what widely: where the permission groups begin, in the order of their rows and behind them what could
 * not be read, then all holders, and then the number of the ways of each.
 */
export function writeGivenWidely(
  { of }: AllGivenWidely,
  groups: readonly PermissionGroupKey[],
  output: Output,
): Table {
  const given = [...groups, null].map((key) => of.get(key));
  const starts = [0];
  for (const one of given) starts.push((starts.at(-1) ?? 0) + (one?.holders.length ?? 0));
  const words = [
    ...[starts],
    ...given.map((one) => one?.holders ?? []),
    ...given.map((one) => one?.numbers ?? []),
  ];
  const table = new Uint32Array(words.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const some of words) {
    table.set(some, filled);
    filled += some.length;
  }
  return { at: output.numbers(table), count: given.length };
}

/** Opens what `writeGivenWidely` wrote: gives it by the row of a permission group. */
export function openGivenWidely(
  pages: Pages,
  { at, count }: Table,
): (row: number) => Pick<GivenWidely, 'holders' | 'numbers'> {
  const first = at + 4 * (count + 1);
  return (row) => {
    const [begin = 0, end = 0] = pages.numbers(at + 4 * row, 2);
    const [all = 0] = pages.numbers(at + 4 * count, 1);
    return {
      holders: pages.numbers(first + 4 * begin, end - begin),
      numbers: pages.numbers(first + 4 * (all + begin), end - begin),
    };
  };
}
