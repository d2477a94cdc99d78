import { printable } from '@grantlens/engine/internal';
import { pauseWords } from './pause-words.ts';
import { count, countOf, currentPause } from './row.ts';
import type { Happening, Tally } from './tally.ts';
import { timeLeft } from './time-left.ts';
import { aboutText } from './time-words.ts';

/** How often something is said, in milliseconds: while reading, and while waiting. */
const everyMs = { reading: 15_000, waiting: 60_000 } as const;

/** What is shorter is nobody's concern, in milliseconds. */
const noticeableMs = 3000;

/** Now, and when something was said last, in milliseconds of one clock. */
export interface Moment {
  readonly now: number;
  readonly saidAt: number;
}

/** What is to be said where nothing happens, when the last line is so old that somebody may wonder. */
export function dueLine(tally: Tally, { now, saidAt }: Moment): string | undefined {
  const pause = currentPause(tally, now);
  if (pause !== undefined) return now - saidAt < everyMs.waiting ? undefined : `still ${pauseWords(pause)}`;
  return now - saidAt < everyMs.reading ? undefined : readingLine(tally, now);
}

/** What is to be said at once of something that happened; `before` are the numbers until then. */
export function lineOf(happening: Happening, before: Tally, moment: Moment): string | undefined {
  if (happening.kind === 'pause') {
    const known = currentPause(before, moment.now)?.ms ?? 0;
    return happening.pause.ms < known + noticeableMs ? undefined : pauseWords(happening.pause);
  }
  if (happening.kind !== 'retry' || moment.now - moment.saidAt < everyMs.reading) return undefined;
  const { path, problem, waitMs } = happening.retry;
  // A pause shows that there was a 429. Short ones are over before they are read.
  if (problem.code === 'rate-limited' || (waitMs < noticeableMs && problem.code !== 'timeout'))
    return undefined;
  return printable(`asking for ${path} again in ${Math.ceil(waitMs / 1000)} s: ${problem.message}`);
}

function readingLine(tally: Tally, now: number): string {
  const { accounts, done, rows, requests } = tally;
  const what =
    accounts === undefined ? countOf(rows, 'row') : `${count(done)} of ${countOf(accounts, 'account')}`;
  const left = timeLeft(tally, now);
  const end = left === undefined ? '' : `, ${aboutText(left)} left`;
  return `reading: ${what} in ${countOf(requests, 'request')} so far${end}`;
}
