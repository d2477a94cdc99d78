import type { Cell } from '../../model/tables/column.ts';
import type { TableOutline } from '../../render/html/data/columnar.ts';
import type { Column, PageTable } from './page-table.ts';

/** Reads the tables that `writeColumnar` wrote, by name. */
export function readColumnar(bytes: Uint8Array): ReadonlyMap<string, PageTable> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const segment = (): Uint8Array => {
    const length = view.getUint32(at, true);
    const found = bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return found;
  };
  const outlines = JSON.parse(decoder.decode(segment())) as readonly TableOutline[];
  const tables = new Map<string, PageTable>();
  for (const { name, rows, columns } of outlines) {
    const read = new Map<string, Column>();
    let before: Column['codes'] = new Uint8Array(rows);
    for (const { name: column, codes, of } of columns) {
      const [first, second] = [segment(), segment()];
      const ids = of === null ? undefined : tables.get(of)?.columns.get('id')?.values;
      const values =
        ids === undefined
          ? (JSON.parse(withHex(decoder.decode(first), second)) as readonly Cell[])
          : listsOf(ids as readonly string[], first, second);
      const carried = segment();
      if (codes === 'distinct') before = Uint32Array.from({ length: rows }, (_, row) => row);
      else if (codes !== 'before') before = fromPlanes(carried, codes);
      read.set(column, { values, codes: before });
    }
    tables.set(name, { name, rows, columns: read });
  }
  return tables;
}

/** Numbers of 1, 2 or 4 bytes: first of all of them the lowest byte, then of all the next. */
function fromPlanes(bytes: Uint8Array, width: 1 | 2 | 4): Column['codes'] {
  if (width === 1) return bytes;
  const length = bytes.length / width;
  const numbers = width === 2 ? new Uint16Array(length) : new Uint32Array(length);
  for (let plane = 0; plane < width; plane++)
    for (let row = 0; row < length; row++)
      numbers[row] = (numbers[row] ?? 0) | ((bytes[plane * length + row] ?? 0) << (plane * 8));
  return numbers;
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A text with the hex digits that were cut out of it: each of these characters is the number of their bytes. */
function withHex(text: string, bytes: Uint8Array): string {
  let at = 0;
  // Whatever comes before a blank.
  return text.replace(/[^ -\uffff]/g, (length) => {
    let run = '';
    for (const end = at + length.charCodeAt(0); at < end; at++) run += digits[bytes[at] ?? 0] ?? '';
    return run;
  });
}

/** Lists of ids, by how many each has and how far each is in the ids from the one before. */
function listsOf(ids: readonly string[], counts: Uint8Array, steps: Uint8Array): readonly Cell[] {
  const moves = fromPlanes(steps, 4);
  let [at, place] = [0, 0];
  return Array.from(fromPlanes(counts, 4), (count) =>
    Array.from({ length: count }, () => {
      const step = moves[at++] ?? 0;
      place += step % 2 === 1 ? -(step + 1) / 2 : step / 2;
      return ids[place] ?? '';
    }),
  );
}
