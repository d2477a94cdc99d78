import { type Budget, lengthCost } from './budget.ts';
import { global, method, type Overload } from './overload.ts';
import { BadPattern, type Match, readPattern } from './pattern.ts';
import { Undecided } from './undecided.ts';
import { isKind } from './value.ts';

/** What an expression may do with strings. A place in one is counted as JavaScript does, a size in characters. */
export const stringMethods: readonly Overload[] = [
  global('size', ['string'], ([text], budget) => sizeOf(text, budget)),
  method('size', ['string'], ([text], budget) => sizeOf(text, budget)),
  method('startsWith', ['string', 'string'], ([text, start], { spend }) => {
    spend(lengthCost(start));
    return text.startsWith(start);
  }),
  method('endsWith', ['string', 'string'], ([text, end], { spend }) => {
    spend(lengthCost(end));
    return text.endsWith(end);
  }),
  method('contains', ['string', 'string'], ([text, search], { spend }) => {
    spend(searchCost(text, search));
    return text.includes(search);
  }),
  method('indexOf', ['string', 'string'], ([text, search], { spend }) => {
    spend(searchCost(text, search));
    return BigInt(text.indexOf(search));
  }),
  method('indexOf', ['string', 'string', 'int'], ([text, search, from], { spend }) => {
    spend(searchCost(text, search));
    return BigInt(text.indexOf(search, placeIn(text, from)));
  }),
  method('lastIndexOf', ['string', 'string'], ([text, search], { spend }) => {
    spend(searchCost(text, search));
    return BigInt(text.lastIndexOf(search));
  }),
  method('lastIndexOf', ['string', 'string', 'int'], ([text, search, from], { spend }) => {
    spend(searchCost(text, search));
    return BigInt(text.lastIndexOf(search, placeIn(text, from)));
  }),
  method('substring', ['string', 'int'], ([text, start], { spend }) => {
    spend(lengthCost(text));
    return text.slice(placeIn(text, start));
  }),
  method('substring', ['string', 'int', 'int'], ([text, start, end], { spend }) => {
    spend(lengthCost(text));
    return text.slice(placeIn(text, start), placeIn(text, end, start));
  }),
  method('lowerAscii', ['string'], ([text], { spend }) => {
    spend(lengthCost(text));
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }),
  method('upperAscii', ['string'], ([text], { spend }) => {
    spend(lengthCost(text));
    return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  }),
  method('trim', ['string'], ([text], { spend }) => {
    spend(lengthCost(text));
    return text.trim();
  }),
  method('split', ['string', 'string'], ([text, by], budget) => split(text, by, budget)),
  method('split', ['string', 'string', 'int'], ([text, by, most], budget) => {
    const parts = split(text, by, budget);
    if (most < 0n || parts.length <= most) return parts;
    const whole = Number(most) - 1;
    return most === 0n ? [] : [...parts.slice(0, whole), parts.slice(whole).join(by)];
  }),
  method('join', ['list'], ([list], budget) => join(list, '', budget)),
  method('join', ['list', 'string'], ([list, between], budget) => join(list, between, budget)),
  method('matches', ['string', 'string'], ([text, pattern], budget) => {
    return matchOf(pattern, budget)(text, budget);
  }),
];

function matchOf(pattern: string, budget: Budget): Match {
  try {
    return readPattern(pattern, budget);
  } catch (error) {
    if (!(error instanceof BadPattern)) throw error;
    throw new Undecided(error.message);
  }
}

/** At worst every character of one is held against every one of the other. */
function searchCost(text: string, search: string): number {
  return lengthCost(text) + Math.floor((text.length * search.length) / 64);
}

function sizeOf(text: string, { spend }: Budget): bigint {
  spend(lengthCost(text));
  let size = 0;
  for (const _ of text) size += 1;
  return BigInt(size);
}

function placeIn(text: string, index: bigint, least = 0n): number {
  if (index >= least && index <= text.length) return Number(index);
  throw new Undecided(`a string of ${text.length} has no place ${index}`);
}

function split(text: string, by: string, { spend }: Budget): readonly string[] {
  spend(searchCost(text, by) + Math.floor(text.length / Math.max(1, by.length)));
  return text.split(by);
}

function join(list: readonly unknown[], between: string, { spend }: Budget): string {
  return list
    .map((text) => {
      if (!isKind(text, 'string')) throw new Undecided('string.join(): list must contain only strings');
      spend(1 + lengthCost(text) + lengthCost(between));
      return text;
    })
    .join(between);
}
