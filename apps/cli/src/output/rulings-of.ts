import { invariant } from '@grantlens/snapshot/internal';
import type { Answer } from './answer.ts';
import type { Ruling } from './ruling.ts';

/** What a build server is shown of an answer. */
export function rulingsOf({ rulings }: Answer): readonly Ruling[] {
  invariant(rulings !== undefined, 'only an answer with rulings is written for a build server');
  return rulings();
}
