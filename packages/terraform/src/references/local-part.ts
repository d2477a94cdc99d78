import type { References } from '../document/configuration.ts';
import type { AddressPart } from './address.ts';
import type { LocalValue } from './local-value.ts';

/** The key or number of an instance. */
type Key = string | number;

/** What a part of a local value refers to. */
export interface LocalPart {
  readonly references: References;
  /** The key of the instance that is meant of what it refers to; null for whichever there are. */
  readonly key: Key | null;
}

/**
 * What the part of a local value that an expression takes refers to: `local.groups["ops"].id`. `own` is the key by which the
 * expression looks something up, null for none. Null where that cannot be read.
 */
export function localPart(
  local: LocalValue,
  parts: readonly AddressPart[],
  own: Key | null,
): LocalPart | null {
  const steps = parts.flatMap(({ name, index }, at) => [
    ...(at === 0 ? [] : [{ key: name, text: `.${name}` }]),
    ...(index === null ? [] : [{ key: index, text: `[${JSON.stringify(index)}]` }]),
  ]);
  let value = local;
  let key = own;
  while (value.entries !== null) {
    const step = steps.shift();
    const taken = step?.key ?? key;
    if (taken === null) break;
    if (step === undefined) key = null;
    const next = value.entries.get(String(taken));
    if (next === undefined) return null;
    value = next;
  }
  const { references, isOnlyReference, keepsKeys } = value;
  const [first, ...others] = steps;
  if (references === null) return null;
  if (isOnlyReference) {
    const rest = steps.map(({ text }) => text).join('');
    return { references: references.map((text) => `${text}${rest}`), key };
  }
  if (first === undefined) return { references, key: keepsKeys ? key : null };
  // Of what a loop makes of a map it is not known what other parts are.
  const isItself = others.every(({ text }) => text === '.id');
  return keepsKeys && isItself ? { references, key: first.key } : null;
}
