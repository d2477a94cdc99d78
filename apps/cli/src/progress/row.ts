import type { Pause } from '@grantlens/fetcher/internal';
import { pauseWords } from './pause-words.ts';
import { perSecond } from './rate.ts';
import type { Tally } from './tally.ts';
import { timeLeft } from './time-left.ts';
import { aboutText } from './time-words.ts';

/** A line of what is drawn on a terminal: a bar with its name and numbers, or a text. */
export type Row =
  | { readonly kind: 'bar'; readonly name: string; readonly part: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** A number as people read it. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** How many of a thing, in words. */
export function countOf(number: number, thing: string): string {
  return `${count(number)} ${thing}${number === 1 ? '' : 's'}`;
}

/** The pause that is not over yet, if there is one. */
export function currentPause({ pause }: Tally, now: number): Pause | undefined {
  return pause === undefined || pause.until <= now ? undefined : { ms: pause.until - now, why: pause.why };
}

/** The two lines below the bars: how fast it goes, and why it does not. */
export function closingRows(tally: Tally, now: number): readonly Row[] {
  const rate = perSecond(tally.samples, { at: now, requests: tally.requests });
  const left = timeLeft(tally, now);
  const pause = currentPause(tally, now);
  const facts = [
    countOf(tally.requests, 'request'),
    ...(rate === undefined ? [] : [`${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`]),
    ...(tally.retries === 0 ? [] : [`${count(tally.retries)} sent again`]),
    ...(left === undefined ? [] : [`${aboutText(left)} left`]),
  ];
  return [
    { kind: 'text', text: facts.join(', ') },
    { kind: 'text', text: pause === undefined ? '' : pauseWords(pause) },
  ];
}
