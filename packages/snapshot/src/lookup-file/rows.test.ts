import { expect, test } from 'vitest';
import { GrantlensError } from '../errors.ts';
import { openNames, openNameWriter } from './name-table.ts';
import { openOutput } from './output.ts';
import { damaged, type ReadBytes } from './reading.ts';
import { openRows, openRowWriter } from './rows.ts';

/** What is written, and a reader of it. */
function written<T>(write: (output: ReturnType<typeof openOutput>) => T): { bytes: Buffer; place: T } {
  const parts: Buffer[] = [];
  const output = openOutput((part) => parts.push(Buffer.from(part)));
  const place = write(output);
  output.flush();
  return { bytes: Buffer.concat(parts), place };
}

const reader =
  (bytes: Uint8Array): ReadBytes =>
  (offset, length) => {
    if (offset + length > bytes.length) throw damaged('it ends before');
    return bytes.slice(offset, offset + length);
  };

function rowsOf(texts: readonly string[]) {
  return written((output) => {
    const rows = openRowWriter(output);
    for (const text of texts) rows.add(text);
    return rows.close();
  });
}

const texts = ['"a"', '["zürich","🚢"]', '{"long":true}'];

test('a row of a lookup file is read by its number, alone, as it was written', () => {
  const { bytes, place } = rowsOf(texts);
  const read = openRows(reader(bytes), place);
  expect([2, 0, 1].map(read)).toEqual([{ long: true }, 'a', ['zürich', '🚢']]);
});

test('a row of a lookup file may be longer than the part that is given at once', () => {
  const long = 'x'.repeat(1_000_000);
  const { bytes, place } = rowsOf(['1', JSON.stringify(long), '3']);
  const read = openRows(reader(bytes), place);
  expect([read(0), read(1), read(2)]).toEqual([1, long, 3]);
});

test('a row of a lookup file that was changed by one bit is refused, and so is one that is not there', () => {
  const { bytes, place } = rowsOf(texts);
  const intact = openRows(reader(bytes), place);
  expect(() => intact(3)).toThrow('cannot be used');
  bytes[1] = (bytes[1] ?? 0) ^ 1;
  expect(() => openRows(reader(bytes), place)(0)).toThrow('not as it was written');
});

const names = Array.from({ length: 100 }, (_, n) => [`name ${n % 40}`, n] as const);
const { bytes, place } = written((output) => {
  const writer = openNameWriter(output);
  for (const [name, row] of names) writer.add(name, row);
  return writer.close();
});

test('the names of a table lead to every row that has them', () => {
  const rows = openNames(reader(bytes), place);
  for (const [name, row] of names) expect(rows(name)).toContain(row);
});

test('the names of a table lead to few other rows', () => {
  const rows = openNames(reader(bytes), place);
  const found = names.reduce((sum, [name]) => sum + rows(name).length, 0);
  expect(found).toBeLessThan(5 * names.length);
});

test('a table without names leads nowhere', () => {
  const none = written((output) => openNameWriter(output).close());
  expect(openNames(reader(none.bytes), none.place)('anything')).toEqual([]);
});

test('the names of a table lead to the same rows, or are refused, whichever byte is changed', () => {
  const asked = [...new Set(names.map(([name]) => name))].slice(0, 20);
  const intact = openNames(reader(bytes), place);
  const before = asked.map((name) => intact(name));
  let refused = 0;
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    const rows = openNames(reader(changed), place);
    asked.forEach((name, n) => {
      try {
        expect(rows(name)).toEqual(before[n]);
      } catch (error) {
        if (!(error instanceof GrantlensError)) throw error;
        refused += 1;
      }
    });
  }
  expect(refused).toBeGreaterThan(0);
});
