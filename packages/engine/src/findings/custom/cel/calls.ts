import type { ASTNode } from '@marcbachmann/cel-js';
import type { Budget } from './budget.ts';
import { overloadsOf } from './functions.ts';
import { overloadFor } from './overload.ts';
import { BadPattern, type Match, readPattern } from './pattern.ts';
import type { Ask, Frame, Scope } from './scope.ts';
import { Undecided } from './undecided.ts';
import { Unusable } from './unusable.ts';
import { isKind, kindOf } from './value.ts';

/**
 * A call of a function, or of a method on the first of the parts.
 *
 * @throws Unusable where there is no such function
 */
export function call(node: ASTNode, name: string, isMethod: boolean, parts: readonly Ask[]): Ask {
  const among = overloadsOf(name, isMethod, parts.length);
  if (among.length === 0) throw new Unusable(`the function "${name}" is not known here`, node);
  return (frame) => {
    const values = askAll(parts, frame);
    const overload = overloadFor(among, values);
    if (overload === undefined) {
      const kinds = values.map(kindOf).join(', ');
      throw new Undecided(`found no matching overload for '${name}(${kinds})'`);
    }
    return overload.run(values, frame.budget);
  };
}

/**
 * Whether a text matches a pattern that is written out, and so is read once.
 *
 * @throws Unusable where it is not a pattern
 */
export function matches(node: ASTNode, text: Ask, pattern: string, { budget }: Scope): Ask {
  const match = matchOf(node, pattern, budget);
  return (frame) => {
    const value = text(frame);
    if (isKind(value, 'string')) return match(value, frame.budget);
    throw new Undecided(`found no matching overload for 'matches(${kindOf(value)}, string)'`);
  };
}

/** Asks the last first, as CEL does here: it decides which of two reasons is given where neither is known. */
export function askAll(parts: readonly Ask[], frame: Frame): readonly unknown[] {
  return parts
    .toReversed()
    .map((part) => part(frame))
    .reverse();
}

function matchOf(node: ASTNode, pattern: string, budget: Budget): Match {
  try {
    return readPattern(pattern, budget);
  } catch (error) {
    if (!(error instanceof BadPattern)) throw error;
    throw new Unusable(error.message, node);
  }
}
