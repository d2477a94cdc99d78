import type { BinaryOperator } from '@marcbachmann/cel-js';
import { type Budget, lengthCost } from './budget.ts';
import { isEqual, isIn } from './equal.ts';
import { Undecided } from './undecided.ts';
import { isKind, isNumber, kindOf } from './value.ts';

type Operate = (a: unknown, b: unknown, budget: Budget) => unknown;

/** What the operators between two values do; and, or and the choice are not among them, since they do not need both. */
export const operators: Readonly<Record<BinaryOperator, Operate>> = {
  '==': isEqual,
  '!=': (a, b, budget) => !isEqual(a, b, budget),
  in: (a, b, budget) => {
    if (isKind(b, 'list') || isKind(b, 'map')) return isIn(a, b, budget);
    throw noOverload(a, 'in', b);
  },
  '<': (a, b, budget) => order('<', a, b, budget) < 0,
  '<=': (a, b, budget) => order('<=', a, b, budget) <= 0,
  '>': (a, b, budget) => order('>', a, b, budget) > 0,
  '>=': (a, b, budget) => order('>=', a, b, budget) >= 0,
  '+': (a, b, { spend }) => {
    if (isKind(a, 'string') && isKind(b, 'string')) {
      spend(lengthCost(a) + lengthCost(b));
      return a + b;
    }
    if (isKind(a, 'list') && isKind(b, 'list')) {
      spend(a.length + b.length);
      return [...a, ...b];
    }
    if (isKind(a, 'int') && isKind(b, 'int')) return inRange(a + b);
    if (isKind(a, 'double') && isKind(b, 'double')) return a + b;
    throw noOverload(a, '+', b);
  },
  '-': (a, b) => {
    if (isKind(a, 'int') && isKind(b, 'int')) return inRange(a - b);
    if (isKind(a, 'double') && isKind(b, 'double')) return a - b;
    throw noOverload(a, '-', b);
  },
  '*': (a, b) => {
    if (isKind(a, 'int') && isKind(b, 'int')) return inRange(a * b);
    if (isKind(a, 'double') && isKind(b, 'double')) return a * b;
    throw noOverload(a, '*', b);
  },
  '/': (a, b) => {
    if (isKind(a, 'int') && isKind(b, 'int')) {
      if (b === 0n) throw new Undecided('division by zero');
      return inRange(a / b);
    }
    if (isKind(a, 'double') && isKind(b, 'double')) return a / b;
    throw noOverload(a, '/', b);
  },
  '%': (a, b) => {
    if (!isKind(a, 'int') || !isKind(b, 'int')) throw noOverload(a, '%', b);
    if (b === 0n) throw new Undecided('modulo by zero');
    return a % b;
  },
};

export function not(value: unknown): boolean {
  if (isKind(value, 'bool')) return !value;
  throw new Undecided(`no such overload: !${kindOf(value)}`);
}

export function negative(value: unknown): bigint | number {
  if (isKind(value, 'int')) return inRange(-value);
  if (isKind(value, 'double')) return -value;
  throw new Undecided(`no such overload: -${kindOf(value)}`);
}

/** CEL's integers have 64 bits. */
function inRange(value: bigint): bigint {
  if (BigInt.asIntN(64, value) === value) return value;
  throw new Undecided(`integer overflow: ${value}`);
}

/** Below zero, zero or above; NaN where neither comes first. */
function order(operator: BinaryOperator, a: unknown, b: unknown, { spend }: Budget): number {
  if (isKind(a, 'string') && isKind(b, 'string')) {
    spend(Math.min(lengthCost(a), lengthCost(b)));
    return a < b ? -1 : Number(a > b);
  }
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : a <= b ? 0 : Number.NaN;
  if (isKind(a, 'bool') && isKind(b, 'bool')) return Number(a) - Number(b);
  throw noOverload(a, operator, b);
}

function noOverload(a: unknown, operator: BinaryOperator, b: unknown): Undecided {
  return new Undecided(`no such overload: ${kindOf(a)} ${operator} ${kindOf(b)}`);
}
