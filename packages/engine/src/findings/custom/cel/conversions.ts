import { global, type Overload } from './overload.ts';
import { Undecided } from './undecided.ts';
import type { Kind } from './value.ts';

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'true', 'TRUE', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'false', 'FALSE', 'False'].map((text) => [text, false] as const),
]);

const kinds: readonly Kind[] = ['null', 'bool', 'int', 'double', 'string', 'list', 'map'];

/** From one kind of value to another. */
export const conversions: readonly Overload[] = [
  ...kinds.map((kind) => global('dyn', [kind], ([value]) => value)),
  global('bool', ['bool'], ([value]) => value),
  global('bool', ['string'], ([text]) => {
    const value = truths.get(text);
    if (value === undefined)
      throw new Undecided('bool() conversion error: the string is neither true nor false');
    return value;
  }),
  global('int', ['int'], ([value]) => value),
  global('int', ['double'], ([value]) => {
    if (Math.abs(value) < 2 ** 63) return BigInt(Math.trunc(value));
    throw new Undecided('int() type error: integer overflow');
  }),
  global('int', ['string'], ([text]) => {
    const value = /^[+-]?\d{1,19}$/.test(text) ? BigInt(text.replace('+', '')) : null;
    if (value !== null && BigInt.asIntN(64, value) === value) return value;
    throw new Undecided('int() type error: cannot convert to int');
  }),
  global('double', ['double'], ([value]) => value),
  global('double', ['int'], ([value]) => Number(value)),
  global('double', ['string'], ([text]) => {
    if (/^[+-]?(\d{1,99}(\.\d{0,99})?|\.\d{1,99})(e[+-]?\d{1,9})?$/i.test(text)) return Number(text);
    throw new Undecided('double() type error: cannot convert to double');
  }),
  global('string', ['string'], ([text]) => text),
  global('string', ['bool'], ([value]) => String(value)),
  global('string', ['int'], ([value]) => String(value)),
  global('string', ['double'], ([value]) => {
    if (Math.abs(value) === Number.POSITIVE_INFINITY) return value > 0 ? '+Inf' : '-Inf';
    return String(value);
  }),
];
