import { invariant } from '@grantlens/snapshot/internal';
import { type SlotName, slots } from './slots.ts';
import { synonyms } from './synonyms.ts';

/** A part of a form: any of some phrases, or a name. */
export type Part =
  | { readonly kind: 'phrase'; readonly phrases: readonly (readonly string[])[] }
  | { readonly kind: 'slot'; readonly slot: SlotName };

/** Every way in which a form can be said: with and without each of its parts in brackets. The shortest are first. */
export function patternsOf(words: string): readonly (readonly Part[])[] {
  return variantsOf(words)
    .map((one) => one.trim().split(/\s+/).map(partOf))
    .sort((a, b) => a.length - b.length);
}

function variantsOf(words: string): readonly string[] {
  const [, before = '', inside = '', after = ''] = /^(.*?)\[([^\]]*)\](.*)$/.exec(words) ?? [];
  if (inside === '') return [words];
  return variantsOf(after).flatMap((rest) => [`${before}${rest}`, `${before}${inside}${rest}`]);
}

function partOf(word: string): Part {
  const [, slot] = /^\{(\w+)\}$/.exec(word) ?? [];
  if (slot !== undefined) {
    invariant(isSlot(slot), `there is a slot ${slot}`);
    return { kind: 'slot', slot };
  }
  const [, name] = /^<(\w+)>$/.exec(word) ?? [];
  if (name === undefined) return { kind: 'phrase', phrases: [[word]] };
  // The longest first: what is left then begins with a name.
  const found = synonyms[name];
  invariant(found !== undefined, `there are words ${name}`);
  const phrases = found.map((phrase) => phrase.split(' '));
  return { kind: 'phrase', phrases: phrases.sort((a, b) => b.length - a.length) };
}

function isSlot(name: string): name is SlotName {
  return Object.hasOwn(slots, name);
}
