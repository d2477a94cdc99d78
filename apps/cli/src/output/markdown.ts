import { printable } from '@grantlens/engine/internal';

/** A name that is longer says no more to a reader of a comment. */
const longestName = 200;

/**
 * A name of somebody else in markdown: in a code span that it cannot leave. Nothing in it is a mention, a link, a tag or
 * the end of a line.
 */
export function codeSpan(text: string, longest: number = longestName): string {
  const name = shortened(printable(text), longest);
  if (name === '') return '(no name)';
  const runs = name.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  // A blank that begins and ends a code span is not part of it.
  const isPadded = /^`|`$/.test(name) || (/^ .* $/.test(name) && name.trim() !== '');
  const padding = isPadded ? ' ' : '';
  return `${fence}${padding}${name}${padding}${fence}`;
}

/** The same in a cell of a table, where a bar would end the cell whatever is around it. */
export function codeCell(text: string): string {
  return codeSpan(text).replace(/(\\*)\|/g, (_, before: string) => {
    // Two backslashes are one sign to whatever cuts a line into cells: an odd one would join with the next.
    const isOdd = before.length % 2 === 1;
    return `${isOdd ? `${before.slice(1)}\\u005c` : before}\\|`;
  });
}

/** The first line of a comment: whoever writes the next one finds this one by it. */
export function commentMarker(accountId: string): string {
  return `<!-- grantlens:${accountId.replace(/[^\w.]/g, '_')} -->`;
}

function shortened(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest);
  // A character may take two units: half of one is left out.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
