import { conversions } from './conversions.ts';
import { global, method, type Overload } from './overload.ts';
import { stringMethods } from './string-methods.ts';
import { keysOf } from './value.ts';

/**
 * The functions an expression may call. Those of CEL whose answer depends on the machine's zone or language,
 * and those of bytes, which no field has, are not among them.
 */
const functions: readonly Overload[] = [
  ...conversions,
  ...stringMethods,
  global('size', ['list'], ([list]) => BigInt(list.length)),
  global('size', ['map'], ([map]) => BigInt(keysOf(map).length)),
  method('size', ['list'], ([list]) => BigInt(list.length)),
  method('size', ['map'], ([map]) => BigInt(keysOf(map).length)),
];

/** What a call can mean; the values decide which. */
export function overloadsOf(name: string, isMethod: boolean, count: number): readonly Overload[] {
  return functions.filter(
    (one) => one.name === name && one.isMethod === isMethod && one.takes.length === count,
  );
}
