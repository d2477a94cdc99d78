// The page is drawn where no font can be measured, and read with whichever sans-serif there is.

const narrow = /[ijl.,:;'’|!()[\]{}ftrI ]/;
const broad = /[mwMW@%–—…]/;
const capital = /[\p{Lu}\p{Nd}&$?+=<>~#_-]/u;

/** About how wide a text is at most, in ems. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfOne(character);
  return width;
}

function widthOfOne(character: string): number {
  // From here on are the scripts and signs that fill a square.
  if ((character.codePointAt(0) ?? 0) >= 0x1100) return 1.1;
  if (narrow.test(character)) return 0.36;
  if (broad.test(character)) return 1.02;
  return capital.test(character) ? 0.7 : 0.58;
}

/** A text of at most `most` ems: cut between characters, with a sign that it was cut. */
export function shortened(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let kept = '';
  let width = widthOf('…');
  for (const character of text) {
    width += widthOfOne(character);
    if (width > most) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
