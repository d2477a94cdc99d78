import { type Budget, lengthCost } from './budget.ts';
import { entryOf, isKind, isNumber, keysOf, type Values } from './value.ts';

/** Equality as CEL has it: numbers by their value, lists and maps by what is in them. */
export function isEqual(a: unknown, b: unknown, budget: Budget): boolean {
  budget.spend(1);
  // Only these integers and doubles compare exactly.
  if (isNumber(a) && isNumber(b)) return a <= b && a >= b;
  if (isKind(a, 'string')) {
    if (!isKind(b, 'string') || a.length !== b.length) return false;
    budget.spend(lengthCost(a));
    return a === b;
  }
  if (a === b) return true;
  if (isKind(a, 'list')) return isKind(b, 'list') && areEqualLists(a, b, budget);
  if (isKind(a, 'map')) return isKind(b, 'map') && areEqualMaps(a, b, budget);
  return false;
}

/** Whether a value is in a list, or a key of a map. */
export function isIn(one: unknown, all: Values['list'] | Values['map'], budget: Budget): boolean {
  if (isKind(all, 'list')) return all.some((other) => isEqual(one, other, budget));
  return entryOf(all, one) !== undefined;
}

function areEqualLists(a: Values['list'], b: Values['list'], budget: Budget): boolean {
  return a.length === b.length && a.every((one, index) => isEqual(one, b[index], budget));
}

function areEqualMaps(a: Values['map'], b: Values['map'], budget: Budget): boolean {
  const keys = keysOf(a);
  budget.spend(keys.length);
  return (
    keys.length === keysOf(b).length &&
    keys.every((key) => {
      const other = entryOf(b, key);
      return other !== undefined && isEqual(entryOf(a, key), other, budget);
    })
  );
}
