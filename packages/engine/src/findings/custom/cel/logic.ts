import { attempt } from './attempt.ts';
import type { Ask } from './scope.ts';
import { Undecided } from './undecided.ts';
import { kindOf } from './value.ts';

/** And, where false decides; or, where true does. What decides does so though the other side is unknown. */
export function either(left: Ask, right: Ask, deciding: boolean): Ask {
  return (frame) => {
    const first = attempt(left, frame);
    if (first === deciding) return deciding;
    const second = right(frame);
    if (second === deciding) return deciding;
    if (first instanceof Undecided) throw first;
    return operand(first) && operand(second);
  };
}

export function choose(condition: Ask, yes: Ask, no: Ask): Ask {
  return (frame) => (truth(condition(frame), 'Ternary condition must be bool') ? yes(frame) : no(frame));
}

function operand(value: unknown): boolean {
  return truth(value, 'Logical operator requires bool operands');
}

export function truth(value: unknown, must: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new Undecided(`${must}, got '${kindOf(value)}'`);
}
