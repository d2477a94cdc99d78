import type { IndexTables } from './tables.ts';

/** What the arrays of an index take, in bytes; those that several policies share count once. */
export function bytesOf({
  words,
  resources,
  membership,
  holders,
  probe,
  classes,
  naming,
  holderOfList,
}: IndexTables): number {
  const arrays = new Set<unknown>([
    words,
    holderOfList,
    ...[resources, membership, holders, probe, classes, naming].flatMap((table) => Object.values(table)),
    ...[membership.holders, membership.classes, membership.principals].flatMap((lists) =>
      Object.values(lists),
    ),
    ...holders.parts.flatMap((policies) =>
      policies.flatMap(({ lists }) =>
        lists.flatMap(({ named }) => named.flatMap(({ resources: named, at }) => [named, at])),
      ),
    ),
  ]);
  let bytes = 0;
  for (const array of arrays) if (ArrayBuffer.isView(array)) bytes += array.byteLength;
  return bytes;
}
