import type { Ask } from './scope.ts';
import { Undecided } from './undecided.ts';
import { entryOf, isKind, isNumber } from './value.ts';

/** What a list has at a place, or a map under a key. */
export function access(of: Ask, key: Ask): Ask {
  return (frame) => {
    const whole = of(frame);
    const at = key(frame);
    if (isKind(whole, 'list') && isNumber(at)) return elementOf(whole, at);
    const value = isKind(whole, 'map') ? entryOf(whole, at) : undefined;
    if (value === undefined) throw noKey(at);
    return value;
  };
}

/** Whether a map has a key: what it is for is that one may not be there. */
export function has(of: Ask, key: string): Ask {
  return (frame) => {
    const whole = of(frame);
    return isKind(whole, 'map') && entryOf(whole, key) !== undefined;
  };
}

function elementOf(list: readonly unknown[], index: bigint | number): unknown {
  const value = list[Number(index)];
  if (value !== undefined) return value;
  const why = index < 0 ? '< 0' : `>= size ${list.length}`;
  throw new Undecided(`No such key: index out of bounds, index ${index} ${why}`);
}

function noKey(key: unknown): Undecided {
  return new Undecided(
    `No such key: ${isKind(key, 'list') || isKind(key, 'map') ? 'the key is a list or a map' : String(key).slice(0, 100)}`,
  );
}
