import { printable } from '@grantlens/engine/internal';
import type { Answer } from './answer.ts';
import { incompleteLines } from './incomplete.ts';

/** What is answered, of which account, and when; nothing else of a snapshot is for reading. */
export function headline(
  { account, question, wideQuestion = question }: Answer,
  format: 'table' | 'wide',
): string {
  const modified = account.modified ? ' (MODIFIED since it was written)' : '';
  const snapshot = format === 'wide' ? `, snapshot ${account.digest}` : '';
  const asked = format === 'wide' ? wideQuestion : question;
  return `${printable(asked)}\nin ${printable(account.name ?? account.id)}, as of ${account.takenAt.end}${snapshot}${modified}\n`;
}

/** What stands on standard error after the rows: about the question, and what was not seen. */
export function remarks({ envelope, notes = [] }: Answer): string {
  const lines = [...notes.map((note) => `note: ${printable(note)}`), ...incompleteLines(envelope)];
  return lines.map((line) => `${line}\n`).join('');
}
