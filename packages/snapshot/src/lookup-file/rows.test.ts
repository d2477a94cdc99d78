import { expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import { DamagedLookupFile } from './damage.ts';
import { openNames, openNameWriter } from './name-table.ts';
import { type Output, openOutput } from './output.ts';
import { openPages, pageSize } from './pages.ts';
import { openRows, writeRows } from './rows.ts';

/** Writes, and gives the bytes, their checksums and what was written. */
function written<Place>(write: (output: Output) => Place) {
  const parts: Buffer[] = [];
  const output = openOutput((part) => parts.push(Buffer.from(part)));
  const place = write(output);
  const sums = output.close();
  return { bytes: Buffer.concat(parts), sums, place };
}

function pagesOf({ bytes, sums }: { readonly bytes: Uint8Array; readonly sums: Uint32Array }) {
  const reads: number[] = [];
  const readInto = (into: Uint8Array, offset: number): void => {
    reads.push(into.length);
    into.set(bytes.subarray(offset, offset + into.length));
  };
  return { reads, pages: openPages({ size: bytes.length, readInto }, bytes.length, sums) };
}

const texts = ['"a"', '["zürich","🚢"]', '{"long":true}'];
const asIs = (row: object | string) => row;

test('a row is read by its number, and all of them at once', () => {
  const file = written((output) => writeRows(texts, output));
  const rows = openRows(pagesOf(file).pages, file.place, asIs);
  expect([2, 0, 1].map(rows.at)).toEqual([{ long: true }, 'a', ['zürich', '🚢']]);
  expect(rows.all()).toEqual(['a', ['zürich', '🚢'], { long: true }]);
  expect(rows.all()[2]).toBe(rows.at(2));
  expect(() => rows.at(3)).toThrow(DamagedLookupFile);
});

test('a row that is longer than the buffer, or than a page, is written and read like any other', () => {
  const long = 'ü'.repeat(1_000_000);
  const file = written((output) => writeRows(['1', JSON.stringify(long), '3'].map(quoted), output));
  const rows = openRows(pagesOf(file).pages, file.place, asIs);
  expect([rows.at(0), rows.at(1), rows.at(2)]).toEqual(['1', JSON.stringify(long), '3']);
});

const quoted = (text: string) => JSON.stringify(text);

test('a page is read once, and only where something of it is asked for', () => {
  const many = Array.from({ length: 20_000 }, (_, n) => quoted(`row ${n}`));
  const file = written((output) => writeRows(many, output));
  const { pages, reads } = pagesOf(file);
  const rows = openRows(pages, file.place, asIs);
  for (const row of [7, 8, 7, 9]) expect(rows.at(row)).toBe(`row ${row}`);
  expect(reads).toEqual([pageSize, pageSize]);
  rows.all();
  pages.checkAll();
  expect(reads.reduce((sum, one) => sum + one, 0)).toBe(file.bytes.length);
});

test('what is not as it was written is refused, in whatever byte of a page', () => {
  const file = written((output) => writeRows(texts, output));
  for (let at = 0; at < file.bytes.length; at++) {
    const bytes = Buffer.from(file.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    const { pages } = pagesOf({ bytes, sums: file.sums });
    expect(() => openRows(pages, file.place, asIs).at(0)).toThrow(DamagedLookupFile);
  }
});

test('every row is among those of its name, and of names that nobody has few are found', () => {
  const names = Array.from({ length: 1000 }, (_, n) => [`name ${n % 400}`, n] as const);
  const file = written((output) => {
    const writer = openNameWriter();
    for (const [name, row] of names) writer.add(name, row);
    return writer.close(output);
  });
  const find = openNames(pagesOf(file).pages, file.place);
  for (const [name, row] of names) expect(find(name)).toContain(row);
  const others = Array.from({ length: 1000 }, (_, n) => find(`other ${n}`).length);
  expect(others.reduce((sum, one) => sum + one, 0)).toBeLessThan(3000);
});

test('a checksum is another for any one number that is another', () => {
  const numbers = Uint32Array.from({ length: 50 }, (_, n) => n * 7919);
  for (let at = 0; at < numbers.length; at++) {
    const changed = numbers.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 32));
    expect(checksum(changed)).not.toBe(checksum(numbers));
  }
});
