import type { Pause } from '@grantlens/fetcher/internal';
import { countdownText } from './time-words.ts';

const reasons: Readonly<Record<Pause['why'], string>> = {
  refused: 'Cloudflare refused a request as one too many',
  'little-left': 'little is left of what Cloudflare allows for now, so it is spread out',
  'used-up': 'all that Cloudflare allows for now is used up',
};

/** That nothing is asked for a while, for how long, and why. */
export function pauseWords({ ms, why }: Pause): string {
  return `waiting ${countdownText(ms)}: ${reasons[why]}`;
}
