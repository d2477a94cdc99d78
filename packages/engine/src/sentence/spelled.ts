import { printable } from '../words/printable.ts';

/**
 * The first spelling that means just the one thing, plain ones first: what begins like an option, or holds what a
 * terminal would not show, is typed only where there is nothing else. Null where no spelling means it alone.
 */
export function spelled(
  spellings: readonly (string | null)[],
  meansIt: (text: string) => boolean,
): string | null {
  const all = spellings.filter((text) => text !== null);
  const clear = all.filter((text) => isClear(text, meansIt));
  return clear.find(isPlain) ?? clear[0] ?? null;
}

function isClear(text: string, meansIt: (text: string) => boolean): boolean {
  try {
    return meansIt(text);
  } catch {
    return false;
  }
}

function isPlain(text: string): boolean {
  return printable(text) === text && !text.startsWith('-') && text.trim() === text;
}
