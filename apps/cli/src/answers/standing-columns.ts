import { conditionsOf, standingNotes } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import type { TableColumn } from '../output/table.ts';

/** The columns that stand beside a verdict: whether the principal can act, and on what that depends. */
export function standingColumns(principals: readonly Principal[]): readonly TableColumn[] {
  const acting = principals.every(({ standing }) => standing === 'active');
  const free = acting && principals.every((one) => conditionsOf(one).length === 0);
  return [
    { title: 'standing', wide: acting },
    { title: 'conditions', wide: free },
  ];
}

/** The cells of `standingColumns`. */
export function standingCells(principal: Principal, account: Account): readonly string[] {
  return [principal.standing, standingNotes(principal, account).join('; ')];
}

/** The kind and the standing of a principal, in a headline: `(inactive token: expired on 2022-01-01T00:00:00Z)`. */
export function standingInWords(principal: Principal, account: Account): string {
  const beside = standingNotes(principal, account);
  const more = beside.length === 0 ? '' : `: ${beside.join('; ')}`;
  return `(${principal.standing} ${principal.kind}${more})`;
}
