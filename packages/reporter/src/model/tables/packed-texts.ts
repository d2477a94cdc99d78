import { invariant } from '@grantlens/snapshot/internal';
import type { Values } from './column.ts';

/** Ids while they are added: as bytes one behind the other, which for millions is a third of what texts take. */
export class PackedTexts implements Values {
  #bytes = Buffer.alloc(65_536);
  #starts = new Uint32Array(4_096);
  #count = 0;

  get length(): number {
    return this.#count;
  }

  /** Adds a text of ASCII alone. */
  add(text: string): void {
    const start = this.#starts[this.#count] ?? 0;
    if (start + text.length > this.#bytes.length) this.#widen();
    if (this.#count + 2 > this.#starts.length) this.#lengthen(this.#starts.length * 2);
    const written = this.#bytes.write(text, start, 'latin1');
    invariant(written === text.length, 'an id fits');
    this.#count += 1;
    this.#starts[this.#count] = start + written;
  }

  at(place: number): string | undefined {
    if (place >= this.#count) return undefined;
    return this.#bytes.toString('latin1', this.#starts[place], this.#starts[place + 1]);
  }

  /** Gives back the room that was held for more. */
  finish(): this {
    this.#bytes = Buffer.from(this.#bytes.subarray(0, this.#starts[this.#count] ?? 0));
    this.#lengthen(this.#count + 1);
    return this;
  }

  #widen(): void {
    const wider = Buffer.alloc(this.#bytes.length * 2);
    wider.set(this.#bytes);
    this.#bytes = wider;
  }

  #lengthen(length: number): void {
    const longer = new Uint32Array(length);
    longer.set(this.#starts.subarray(0, length));
    this.#starts = longer;
  }
}
