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
    const found = bytes.slice(at + 4, at + 4 + length);
    at += 4 + length;
    return found;
  };
  const json = (): unknown => JSON.parse(decoder.decode(segment()));
  const outlines = json() as readonly TableOutline[];
  return new Map(
    outlines.map(({ name, rows, columns }) => {
      const read = new Map<string, Column>();
      for (const column of columns) {
        const values = json() as readonly Cell[];
        read.set(column, { values, codes: widened(segment(), rows) });
      }
      return [name, { name, rows, columns: read }];
    }),
  );
}

/** Codes of 1, 2 or 4 bytes. Every machine that shows pages is little-endian, as they are. */
function widened(bytes: Uint8Array, rows: number): Column['codes'] {
  if (bytes.length === 0) return Uint32Array.from({ length: rows }, (_, row) => row);
  const width = bytes.length / rows;
  if (width === 1) return bytes;
  return width === 2 ? new Uint16Array(bytes.buffer) : new Uint32Array(bytes.buffer);
}
