import { unseen } from '@grantlens/engine/internal';

// What scripts and emoji need to join letters stays where it does so: between two pictures, behind the sign
// that kills a vowel, within Arabic words. Between other letters it would only be there without being seen.
const joining =
  /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\ufe0f|(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d]|(?<=\p{Script=Arabic})\u200c(?=\p{Script=Arabic})/u;
const hidden = new RegExp(`(?!${joining.source})${unseen.source}`, 'gu');

/** Text as a person can see it: what has no look of its own, or changes that of its neighbours, by its code point. */
export function visible(text: string): string {
  if (!unseen.test(text)) return text;
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
