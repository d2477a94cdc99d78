import { unseen } from './unseen.ts';

const everyUnseen = new RegExp(unseen, 'gu');

/**
 * Text made of names other people chose, safe on a terminal: nothing in it moves the cursor, starts a line,
 * turns the text around or is there without being seen. What would is shown as its code. That goes for what
 * joins emoji and letters too: not every terminal joins them.
 */
export function printable(text: string): string {
  if (!unseen.test(text)) return text;
  return text.replace(everyUnseen, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
  });
}
