import { RE2JS, RE2JSException } from 're2js';
import { type Budget, lengthCost } from './budget.ts';

const longest = 1000;

/** Why a text is not a pattern of RE2, which CEL asks for: it lacks what can take for ever. */
export class BadPattern extends Error {}

/** Whether a text holds a match. It takes as long as the text is, whatever the pattern says. */
export type Match = (text: string, budget: Budget) => boolean;

/** @throws BadPattern */
export function readPattern(text: string, { spend }: Budget): Match {
  if (text.length > longest)
    throw new BadPattern(`a regular expression may have ${longest.toLocaleString('en-US')} characters`);
  spend(readingCost(text));
  const pattern = compile(text);
  const size = pattern.programSize();
  spend(16 * size);
  return (asked, { spend }) => {
    spend(size + size * lengthCost(asked));
    return pattern.test(asked);
  };
}

/** A class of Unicode is hundreds of ranges, which are gone through for each. */
function readingCost(text: string): number {
  const classes = text.match(/\\p/gi)?.length ?? 0;
  return 500 + 20 * text.length + 10_000 * classes;
}

function compile(text: string): RE2JS {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new BadPattern(
      `Invalid regular expression: ${error.message.replace(/^error parsing regexp: /, '')}`,
    );
  }
}
