import { createHash } from 'node:crypto';
import { knownTime } from '@grantlens/snapshot/internal';
import { timeText } from '../clock.ts';
import { beginPartial, type PartialFile, reopenPartial, unusable } from './partial-file.ts';
import type { PartialHeader } from './partial-line.ts';

/** Where a run keeps what it has read, so that a later run can resume it. */
export interface PartialOptions {
  /** A file that no other run uses; it stays there until the caller has saved the snapshot and removes it. */
  readonly path: string;
  /** `resume` uses what an earlier run left there, if it can; `fresh` starts from the beginning. */
  readonly start: 'fresh' | 'resume';
  /** Called with what there was to resume. */
  readonly onFound?: (found: FoundPartial) => void;
}

/** What an earlier run left. */
export type FoundPartial =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'answers';
      readonly answers: number;
      readonly start: string;
      /** Whether there was more, which is asked for again because the file was damaged. */
      readonly isDamaged: boolean;
    }
  /** Too old to be combined with answers from now. */
  | { readonly kind: 'too-old'; readonly start: string };

/** What a run reads, and by which credential. */
export interface PartialRun {
  readonly accountId: string;
  readonly apiBase: string;
  readonly secret: string;
}

/** Older answers are not combined with new ones, in milliseconds. */
const oldestMs = 12 * 3_600_000;

/**
 * Opens the partial of a run.
 *
 * @throws GrantlensError `partial-unusable` when what is there belongs to another account, API or credential;
 * `file-unwritable`
 */
export async function openPartial(
  { path, start, onFound }: PartialOptions,
  now: number,
  run: PartialRun,
): Promise<PartialFile> {
  const left = start === 'resume' ? await reopenPartial(path) : undefined;
  const begin = () => beginPartial(path, headerOf(run, timeText(now)));
  if (left === undefined) {
    if (start === 'resume') onFound?.({ kind: 'nothing' });
    return begin();
  }
  const { header, lines, isDamaged } = left;
  const isTooOld = now - knownTime(header.start) > oldestMs;
  const other = isTooOld ? undefined : differenceOf(header, headerOf(run, header.start));
  if (other === undefined && !isTooOld) {
    onFound?.({ kind: 'answers', answers: lines.length, start: header.start, isDamaged });
    return left;
  }
  await left.close();
  if (other !== undefined) throw unusable(path, `it was started with another ${other}`);
  onFound?.({ kind: 'too-old', start: header.start });
  return begin();
}

/**
 * What another credential saw must not be mixed with what this one sees: a hash of it is kept, which tells
 * them apart.
 */
function headerOf({ accountId, apiBase, secret }: PartialRun, start: string): PartialHeader {
  const credential = createHash('sha256')
    .update(JSON.stringify([start, accountId, secret]))
    .digest('hex');
  return { accountId, apiBase, credential, start };
}

function differenceOf(header: PartialHeader, run: PartialHeader): string | undefined {
  if (header.accountId !== run.accountId) return 'account';
  if (header.apiBase !== run.apiBase) return 'API base';
  return header.credential === run.credential ? undefined : 'credential';
}
