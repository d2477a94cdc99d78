import type { References } from '../document/configuration.ts';

/** What a local value refers to. */
export interface LocalValue {
  /** Null where its expression cannot be read. */
  readonly references: References | null;
  /** The values of a map that is written out, by their keys; null for anything else. */
  readonly entries: ReadonlyMap<string, LocalValue> | null;
  /** Whether it is what it refers to and nothing else: then a part of it is a part of that. */
  readonly isOnlyReference: boolean;
  /** Whether it is a map made of another one with the same keys. */
  readonly keepsKeys: boolean;
}

/** The local values of a module, by name. */
export type LocalValues = ReadonlyMap<string, LocalValue>;
