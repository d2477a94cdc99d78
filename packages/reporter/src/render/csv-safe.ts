import { wellFormed } from './text.ts';

/** A text that no spreadsheet runs and every reader of CSV reads alike: what a cell holds, not yet quoted. */
export function csvSafe(text: string): string {
  // No reader of CSV agrees with another about NUL.
  return formulaSafe(wellFormed(text).replaceAll('\0', '␀'));
}

/**
 * What a spreadsheet may take for a formula, the full-width signs and leading space included, begins with an
 * apostrophe.
 */
function formulaSafe(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
