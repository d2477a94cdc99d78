/** Places in the values of a column, one a row, as narrow as the number of values allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Codes while rows are added. A class: a table adds to many in turn, and one code for all of them is compiled once. */
export class GrowingCodes {
  #codes: Codes = new Uint8Array(1_024);
  #rows = 0;
  #most = 0xff;

  get length(): number {
    return this.#rows;
  }

  add(code: number): void {
    if (this.#rows === this.#codes.length || code > this.#most) this.#grow(code);
    this.#codes[this.#rows] = code;
    this.#rows += 1;
  }

  finish(): Codes {
    return this.#codes.slice(0, this.#rows);
  }

  /** Makes room for more rows, or for wider codes. */
  #grow(code: number): void {
    const before = this.#codes;
    const room = this.#rows === before.length ? this.#rows * 2 : before.length;
    while (code > this.#most) this.#most = (this.#most + 1) ** 2 - 1;
    this.#codes = codesFor(this.#most + 1, room);
    this.#codes.set(before);
  }
}

/** Room for the codes of rows that have this number of values among them. */
function codesFor(values: number, rows: number): Codes {
  if (values <= 0x100) return new Uint8Array(rows);
  return values <= 0x10000 ? new Uint16Array(rows) : new Uint32Array(rows);
}
