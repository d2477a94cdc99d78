import { wellFormed } from '../render/text.ts';
import { visible } from '../words/visible.ts';

/** Text that every format can hold: it can be seen, and XML has a way to write it. */
export function shown(text: string): string {
  // The two that are not characters, on whatever plane XML may stand, are taken for what was lost.
  return visible(wellFormed(text)).replace(/[\ufffe\uffff]/g, '\ufffd');
}

/** A text as it stands in a picture, cut short where it is longer than a box, or a line, may be. */
export function short(name: string, longest = 60): string {
  const characters = [...name];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : name;
}
