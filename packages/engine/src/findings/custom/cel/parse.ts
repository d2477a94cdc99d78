import { type Environment, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import { Unusable } from './unusable.ts';

/** In characters. */
const longest = 65_536;

/** What the library may read at most. */
export const limits = {
  maxDepth: 250,
  maxListElements: 1000,
  maxMapEntries: 1000,
  maxCallArguments: 32,
} as const;

export const tooDeep = 'it is nested too deeply';

const words: Readonly<Record<keyof typeof limits, string>> = {
  maxDepth: tooDeep,
  maxListElements: `a list may have ${limits.maxListElements} elements`,
  maxMapEntries: `a map may have ${limits.maxMapEntries} entries`,
  maxCallArguments: `a function may be given ${limits.maxCallArguments} values`,
};

/** @throws Unusable, ParseError */
export function parse(environment: Environment, text: string): ParseResult {
  if (text.length > longest)
    throw new Unusable(`it may have ${longest} characters, and has ${text.length}`, { start: 0 });
  try {
    return environment.parse(text);
  } catch (error) {
    // What stands after a `!` or a `-` the library reads by calling itself, until there is no more stack.
    if (error instanceof RangeError) throw new Unusable(tooDeep, { start: 0 });
    if (!(error instanceof ParseError) || error.code !== 'limit_exceeded') throw error;
    const exceeded = Object.entries(words).find(([limit]) => error.summary.includes(limit));
    throw new Unusable(exceeded?.[1] ?? error.summary, { start: error.range?.start ?? 0 });
  }
}
