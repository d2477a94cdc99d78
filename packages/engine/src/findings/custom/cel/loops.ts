import { attempt } from './attempt.ts';
import { truth } from './logic.ts';
import type { Ask, Frame } from './scope.ts';
import { Undecided } from './undecided.ts';
import { isKind, keysOf, kindOf } from './value.ts';

/** Something to go through: a list, or the keys of a map. */
export interface Loop {
  readonly over: Ask;
  /** Where each of them is put. */
  readonly slot: number;
}

/** Whether something is true of all or of one: a row that decides does so though others are unknown. */
export function quantifier(loop: Loop, ask: Ask, name: string, deciding: boolean): Ask {
  const asked: Ask = (frame) => predicate(ask(frame), `${name}(var, predicate)`);
  return (frame) => {
    let undecided: Undecided | null = null;
    for (const _ of each(loop, frame)) {
      const found = attempt(asked, frame);
      if (found === deciding) return deciding;
      if (found instanceof Undecided) undecided ??= found;
    }
    if (undecided !== null) throw undecided;
    return !deciding;
  };
}

export function existsOne(loop: Loop, ask: Ask): Ask {
  return (frame) => {
    let count = 0;
    for (const _ of each(loop, frame)) if (predicate(ask(frame), 'exists_one(var, predicate)')) count += 1;
    return count === 1;
  };
}

export function filter(loop: Loop, ask: Ask): Ask {
  return (frame) => {
    const left: unknown[] = [];
    for (const one of each(loop, frame)) if (predicate(ask(frame), 'filter(var, predicate)')) left.push(one);
    return left;
  };
}

/** What is asked of each; of some of them, where something else is asked first. */
export function map(loop: Loop, ask: Ask, first: Ask | null): Ask {
  return (frame) => {
    const made: unknown[] = [];
    for (const _ of each(loop, frame))
      if (first === null || predicate(first(frame), 'map(var, filter, transform) filter'))
        made.push(ask(frame));
    return made;
  };
}

function predicate(value: unknown, what: string): boolean {
  return truth(value, `${what} predicate must return bool`);
}

function* each({ over, slot }: Loop, frame: Frame): Iterable<unknown> {
  const range = over(frame);
  if (!isKind(range, 'list') && !isKind(range, 'map')) {
    const what = `Expression of type '${kindOf(range)}' cannot be range of a comprehension`;
    throw new Undecided(`${what} (must be list, map, or dynamic)`);
  }
  for (const one of isKind(range, 'list') ? range : keysOf(range)) {
    frame.budget.spend(1);
    frame.values[slot] = one;
    yield one;
  }
}
