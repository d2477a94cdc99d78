import { inflateSync } from 'node:zlib';

/** A line of text on a sheet of paper: how far from its head, in pixels, and how large the letters are. */
export interface Line {
  readonly text: string;
  readonly top: number;
  readonly size: number;
}

/** A sheet of paper: its lines from head to foot, and its text in the order in which it is drawn. */
export interface Sheet {
  readonly lines: readonly Line[];
  readonly text: string;
}

/** The sheets of a PDF as Chromium prints it: objects side by side, and streams that zlib packs. */
export function sheetsOf(pdf: Buffer): readonly Sheet[] {
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\n?([\s\S]*?)endobj/g))
    objects.set(id, body);
  const letters = lettersOf(objects);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  return pages.map((page) => {
    const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '');
    const fonts = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, id]));
    const pieces = piecesOf(content, (font, glyph) => letters(fonts.get(font) ?? '', glyph));
    return { lines: linesOf(pieces), text: pieces.map(({ text }) => text).join('') };
  });
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n') + 'stream\n'.length;
  const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
  return inflateSync(Buffer.from(body.slice(start, start + length), 'latin1')).toString('latin1');
}

/** Which letters the glyphs of a font are. */
function lettersOf(objects: ReadonlyMap<string, string>): (font: string, glyph: number) => string {
  const known = new Map<string, ReadonlyMap<number, string>>();
  return (font, glyph) => {
    const before = known.get(font);
    const map = before ?? readLetters(objects, font);
    if (before === undefined) known.set(font, map);
    return map.get(glyph) ?? '';
  };
}

function readLetters(objects: ReadonlyMap<string, string>, font: string): ReadonlyMap<number, string> {
  const id = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1];
  const text = id === undefined ? '' : streamOf(objects.get(id) ?? '');
  const found = new Map<number, string>();
  const letter = (hex: string, further = 0) => String.fromCharCode(Number.parseInt(hex, 16) + further);
  for (const [, glyph = '', to = ''] of text.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]{4})>$/gm))
    found.set(Number.parseInt(glyph, 16), letter(to));
  for (const [, from = '', last = '', to = ''] of text.matchAll(/^<(\w{4})> <(\w{4})> <(\w{4})>$/gm))
    for (let at = Number.parseInt(from, 16); at <= Number.parseInt(last, 16); at++)
      found.set(at, letter(to, at - Number.parseInt(from, 16)));
  return found;
}

/** Reads what draws a sheet, as far as it is text: where, how large, and which glyphs. */
function piecesOf(content: string, letterOf: (font: string, glyph: number) => string): readonly Line[] {
  const pieces: { text: string; top: number; size: number }[] = [];
  const saved: number[] = [];
  let [down, font, size, top] = [0, '', 0, 0];
  for (const line of content.split('\n')) {
    if (line === 'q') saved.push(down);
    else if (line === 'Q') down = saved.pop() ?? 0;
    const move = /^1 0 0 1 [-\d.]+ ([-\d.]+) cm$/.exec(line);
    if (move !== null) down += Number(move[1]);
    const look = /^\/(F\d+) ([\d.]+) Tf$/.exec(line);
    if (look !== null) [font, size] = [look[1] ?? '', Number(look[2])];
    const place = / ([-\d.]+) Tm$/.exec(line);
    if (place !== null) {
      top = down + Number(place[1]);
      pieces.push({ text: '', top, size });
    }
    const last = pieces.at(-1);
    for (const [, glyphs = ''] of line.matchAll(/<([0-9A-F]+)> ?(?:Tj|\])/g))
      for (let at = 0; last !== undefined && at < glyphs.length; at += 4)
        last.text += letterOf(font, Number.parseInt(glyphs.slice(at, at + 4), 16)).normalize('NFKC');
  }
  return pieces;
}

/** Pieces side by side as one. */
function linesOf(pieces: readonly Line[]): readonly Line[] {
  const lines: { text: string; top: number; size: number }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.top - b.top)) {
    const before = lines.at(-1);
    if (before !== undefined && piece.top - before.top < 2) before.text += piece.text;
    else lines.push({ ...piece });
  }
  return lines;
}
