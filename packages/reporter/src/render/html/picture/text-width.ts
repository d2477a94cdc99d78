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

/** A text in lines of at most `most` ems, broken between words; what does not fit into the last line is shortened. */
export function wrapped(text: string, most: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (lines.length < mostLines - 1 && widthOf(rest) > most) {
    const words = rest.split(' ');
    let line = words.shift() ?? '';
    // A word that is too long is broken itself, behind a dot or a hyphen where it has one.
    if (widthOf(line) > most) {
      const parts = line.split(/(?<=[.@_-])/u);
      let kept = '';
      while (parts[0] !== undefined && widthOf(kept + parts[0]) <= most) kept += parts.shift();
      if (kept === '') kept = fitting(line, most);
      lines.push(kept);
      rest = [line.slice(kept.length), ...words].join(' ');
      continue;
    }
    while (words[0] !== undefined && widthOf(`${line} ${words[0]}`) <= most) line += ` ${words.shift()}`;
    lines.push(line);
    rest = words.join(' ');
  }
  return [...lines, shortened(rest, most)];
}

function fitting(text: string, most: number): string {
  let [kept, width] = ['', 0];
  for (const character of text) {
    width += widthOfOne(character);
    if (width > most && kept !== '') break;
    kept += character;
  }
  return kept;
}
