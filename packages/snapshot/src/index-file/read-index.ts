import type { Account } from '../account/account.ts';
import { readFrame } from './frame.ts';
import type { IndexBytes } from './reading.ts';
import { type AskedNames, sliceFor } from './slice.ts';
import { openTables } from './tables.ts';

/** An index opened for questions. */
export interface AccountIndex {
  /** What it is the index of, as it was given when it was written. */
  readonly key: string;
  /**
   * The account as far as a question about one principal goes: what may be meant by its names, and all that bears on
   * these principals. The answer is that of the whole account.
   *
   * @throws GrantlensError `file-unreadable` when the index is damaged
   */
  readonly sliceFor: (asked: AskedNames) => Account;
}

/**
 * Opens what `writeIndex` wrote.
 *
 * @throws GrantlensError `file-unreadable` when it is no index, of another version, or damaged
 */
export function openIndex(bytes: IndexBytes): AccountIndex {
  const frame = readFrame(bytes);
  return { key: frame.key, sliceFor: (asked) => sliceFor(asked, frame, openTables(frame, bytes)) };
}
