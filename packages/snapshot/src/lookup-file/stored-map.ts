/** A map whose values are found in a file by their keys, and all read only when it is gone through. */
export class StoredMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly size: number;
  readonly #find: (key: Key) => Value | undefined;
  readonly #all: () => readonly (readonly [Key, Value])[];

  constructor(parts: {
    readonly size: number;
    readonly find: (key: Key) => Value | undefined;
    readonly all: () => readonly (readonly [Key, Value])[];
  }) {
    this.size = parts.size;
    this.#find = parts.find;
    this.#all = parts.all;
  }

  get(key: Key): Value | undefined {
    return this.#find(key);
  }

  has(key: Key): boolean {
    return this.#find(key) !== undefined;
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.#all()) visit(value, key, this);
  }

  entries(): MapIterator<[Key, Value]> {
    return new Map(this.#all()).entries();
  }

  keys(): MapIterator<Key> {
    return new Map(this.#all()).keys();
  }

  values(): MapIterator<Value> {
    return new Map(this.#all()).values();
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
}
