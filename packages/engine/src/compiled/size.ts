import type { IndexTables } from './tables.ts';

/** What the arrays of an index take, in bytes. */
export function bytesOf(tables: IndexTables): number {
  const { resources, membership, holders, resourceHash, classes, naming } = tables;
  const { reasons } = holders;
  const values = [
    ...[tables, resources, membership, membership.holders, membership.classes, membership.active],
    ...[holders, reasons, reasons.groupTable, reasons.places, resourceHash, classes, naming],
  ].flatMap((table): readonly unknown[] => Object.values(table));
  let bytes = 0;
  for (const value of values) if (ArrayBuffer.isView(value)) bytes += value.byteLength;
  return bytes;
}
