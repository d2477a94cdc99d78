import type { Ask } from '../asking.ts';
import { timeText } from '../clock.ts';
import type { Question } from '../ledger.ts';
import { beginPartial, type PartialFile, reopenPartial, unusable } from './partial-file.ts';
import type { PartialHeader, PartialLine } from './partial-line.ts';

/** Where a run keeps what it has read, so that it can go on after it was ended. */
export interface PartialOptions {
  /** A file of its own; it is left there, and whoever has put the snapshot in its place removes it. */
  readonly path: string;
  /** `go-on` with what an earlier run left there, where that can be; `anew` starts from the beginning. */
  readonly start: 'anew' | 'go-on';
  /** Told what there was to go on with. */
  readonly onFound?: (found: FoundPartial) => void;
}

/** What an earlier run left. */
export type FoundPartial =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'answers'; readonly answers: number; readonly start: string }
  /** Too old to be of one piece with what would come now. */
  | { readonly kind: 'too-old'; readonly start: string };

/** Older answers are not put beside new ones, in milliseconds. */
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
  run: Omit<PartialHeader, 'start'>,
): Promise<PartialFile> {
  const left = start === 'go-on' ? await reopenPartial(path) : undefined;
  const anew = () => beginPartial(path, { ...run, start: timeText(now) });
  if (left === undefined) {
    if (start === 'go-on') onFound?.({ kind: 'nothing' });
    return anew();
  }
  const { header, lines } = left;
  const other = differenceOf(header, run);
  const isTooOld = now - Date.parse(header.start) > oldestMs;
  if (other === undefined && !isTooOld) {
    onFound?.({ kind: 'answers', answers: lines.length, start: header.start });
    return left;
  }
  await left.close();
  if (other !== undefined) throw unusable(path, `it was begun with another ${other}`);
  onFound?.({ kind: 'too-old', start: header.start });
  return anew();
}

function differenceOf(header: PartialHeader, run: Omit<PartialHeader, 'start'>): string | undefined {
  if (header.accountId !== run.accountId) return 'account';
  if (header.apiBase !== run.apiBase) return 'API base';
  const { kind, id } = header.credential;
  return kind === run.credential.kind && id === run.credential.id ? undefined : 'credential';
}

/**
 * Answers from the partial what it has an answer to, each as often as it was asked; asks everything else, and puts the
 * answer there. What was refused or got lost is not on disk, so it is asked again.
 */
export function withPartial(ask: Ask, { lines, append }: PartialFile): Ask {
  let broken: { readonly error: unknown } | undefined;
  const keep = async (line: PartialLine) => {
    try {
      await append(line);
    } catch (error) {
      broken = { error };
      throw error;
    }
  };
  const known = new Map<string, PartialLine[]>();
  for (const line of lines) {
    const key = keyOf(line.question);
    known.set(key, [...(known.get(key) ?? []), line]);
  }
  return async (question, writeDown) => {
    const line = known.get(keyOf(question))?.shift();
    if (line !== undefined) {
      for (const request of line.requests) writeDown?.(request);
      return line.answer;
    }
    // The run is over then, and what others of its lists still ask for would be asked for nothing.
    if (broken !== undefined) throw broken.error;
    const requests: PartialLine['requests'][number][] = [];
    const answer = await ask(question, (request) => {
      requests.push(request);
      writeDown?.(request);
    });
    if (answer.kind === 'result') await keep({ question, requests, answer });
    return answer;
  };
}

function keyOf({ path, query }: Question): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
