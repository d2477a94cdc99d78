import widthOnTerminal from 'string-width';

/** Where a word that is wider than its column may end a line, best first: an address and a zone stay readable there. */
const seams = [/(?<=@)/, /(?<=[@.:/])/] as const;

/** How far a text may be cut: between words, after an `@` too, or at every seam. */
type Cut = 0 | 1 | 2;

/** Before what continues a line, where a cell has several of them. */
const hanging = '  ';

/** A column of so little text does not give room to others. */
const littleText = 12;

/** Text of which every character takes one place: what is asked of nearly every cell, many times. */
const plain = /^[ -~]*$/;

function stringWidth(line: string): number {
  return plain.test(line) ? line.length : widthOnTerminal(line);
}

/** How many characters of a line a text takes. */
export function widthOf(text: string): number {
  return text.split('\n').reduce((most, line) => Math.max(most, stringWidth(line)), 0);
}

/** How wide a column is whose cells are not wrapped. */
export function naturalWidth(cells: readonly string[]): number {
  return cells.reduce((most, cell) => Math.max(most, widthOf(cell)), 0);
}

/** A cell in lines of a width. A word breaks at its seams alone, so that one without any stays whole, however wide. */
export function wrapped(cell: string, width: number): string {
  const lines = cell.split('\n');
  const more = lines.length > 1 ? hanging : '';
  return lines
    .flatMap((line) => (stringWidth(line) <= width ? [line] : broken(line, width, more)))
    .join('\n');
}

function broken(line: string, width: number, more: string): readonly string[] {
  const { indent, words } = indented(line);
  const done: string[] = [];
  let current = '';
  for (const word of words) {
    for (const [at, piece] of piecesOf(word, width - indent.length - more.length).entries()) {
      const longer = `${current}${at === 0 ? ' ' : ''}${piece}`;
      if (current !== '' && stringWidth(longer) <= width) current = longer;
      else {
        if (current !== '') done.push(current);
        current = `${indent}${done.length === 0 ? '' : more}${piece}`;
      }
    }
  }
  return [...done, current];
}

function piecesOf(word: string, width: number): readonly string[] {
  return seams.reduce<readonly string[]>(
    (pieces, seam) => pieces.flatMap((one) => (stringWidth(one) <= width ? [one] : one.split(seam))),
    [word],
  );
}

function indented(line: string): { readonly indent: string; readonly words: readonly string[] } {
  const text = line.trimStart();
  return { indent: line.slice(0, line.length - text.length), words: text.split(' ') };
}

/** The narrowest that a column can be, the more the farther its text is cut. */
function narrowest(cells: readonly string[], cut: Cut): number {
  return cells.reduce((most, cell) => Math.max(most, narrowestCell(cell, cut)), 0);
}

function narrowestCell(cell: string, cut: Cut): number {
  const lines = cell.split('\n');
  const more = lines.length > 1 ? hanging.length : 0;
  const needed = lines.map((line) => {
    const { indent, words } = indented(line);
    const seam = cut === 0 ? undefined : seams[cut - 1];
    const pieces = seam === undefined ? words : words.flatMap((word) => word.split(seam));
    const widest = pieces.reduce((most, piece) => Math.max(most, stringWidth(piece)), 0);
    return Math.min(stringWidth(line), indent.length + more + widest);
  });
  return needed.reduce((most, one) => Math.max(most, one), 0);
}

/** The least widths of columns that are given by their cells; of one of little text it is its own. */
function floorsOf(columns: readonly (readonly string[])[], cut: Cut): readonly number[] {
  return columns.map((cells) => Math.max(narrowest(cells, cut), Math.min(naturalWidth(cells), littleText)));
}

/**
 * The widths of columns, given by their cells, that fit together: the widest give first. Words are cut only where the
 * table would not fit otherwise; what does not fit even so is wider.
 */
export function fittingWidths(
  columns: readonly (readonly string[])[],
  { page, gap }: { readonly page: number; readonly gap: number },
): readonly number[] {
  const available = page - gap * (columns.length - 1);
  let widths: readonly number[] = columns.map(naturalWidth);
  for (const cut of [0, 1, 2] as const) {
    if (sum(widths) <= available) break;
    widths = shrunk(widths, floorsOf(columns, cut), available);
  }
  return widths;
}

/** The sum of numbers. */
function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Widths of which the widest were made less, down to their floors. */
function shrunk(from: readonly number[], floors: readonly number[], available: number): readonly number[] {
  const widths = [...from];
  for (let excess = sum(from) - available; excess > 0; excess--) {
    const open = widths.map((width, at) => (width > (floors[at] ?? 0) ? width : -1));
    const widest = Math.max(...open);
    if (widest < 0) break;
    widths[open.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/**
 * Where columns stand that do not all fit beside each other: in parts one below the other, each with the
 * first column. A part is not so full that addresses must break at their dots.
 */
export function partsThatFit(
  columns: readonly (readonly string[])[],
  { page, gap }: { readonly page: number; readonly gap: number },
): readonly (readonly number[])[] {
  const widthWith = (widths: readonly number[]) => sum(widths) + gap * (widths.length - 1);
  const all = columns.map((_, at) => at);
  if (widthWith(floorsOf(columns, 2)) <= page) return [all];
  const floors = floorsOf(columns, 1);
  const parts: number[][] = [];
  for (const at of all.slice(1)) {
    const last = parts.at(-1);
    if (last !== undefined && widthWith([...last, at].map((one) => floors[one] ?? 0)) <= page) last.push(at);
    else parts.push([0, at]);
  }
  return parts.length === 0 ? [all] : parts;
}
