import type { Account } from '@grantlens/snapshot';
import { type ExtraName, namedRows } from '@grantlens/snapshot/internal';
import type { Missing } from '../finding.ts';
import { nothingSaid } from '../missing.ts';

/** Whether something that is read besides was read whole: only then does it matter what is not in it. */
export function isReadWhole({ besides }: Account, name: ExtraName): boolean {
  return besides.some(({ extra, status }) => extra === name && status === 'complete');
}

/** That what a finding compares with was not read whole. It is no gap: no verdict rests on it. */
export function unreadBesides(account: Account, names: readonly ExtraName[]): readonly Missing[] {
  return account.besides.flatMap(({ extra, status, problem }) => {
    if (!names.includes(extra) || status === 'complete') return [];
    const why = problem === null ? status : `${status}: ${problem}`;
    return nothingSaid(null, `Not all ${namedRows(extra)} were read (${why}).`);
  });
}
