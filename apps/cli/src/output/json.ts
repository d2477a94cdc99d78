import { unseen } from '@grantlens/engine/internal';

/** Whatever is not ASCII that shows; nearly every line is, and telling so is quicker than looking for what is not seen. */
const notPlain = /[^\x20-\x7e]/;
const everyUnseen = new RegExp(unseen, 'gu');

/**
 * A value as JSON for standard output, which may be a terminal: what is not seen there, or does something to it, is
 * written by its code. To a reader of the JSON it is the same value.
 */
export function jsonText(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  return indent === 0 ? seen(text) : text.split('\n').map(seen).join('\n');
}

function seen(line: string): string {
  return notPlain.test(line) && unseen.test(line) ? line.replace(everyUnseen, byUnits) : line;
}

/** JSON knows code units: a character beyond the first plane is two. */
function byUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
