import { printable } from '@grantlens/engine/internal';

/** A command as a user would type it into a shell: an argument is in quotes where the shell would take it apart. */
export function typedCommand(...words: readonly string[]): string {
  return printable(words.map(quoted).join(' '));
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
