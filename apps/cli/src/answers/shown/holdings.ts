import { type Access, whatCan } from '@grantlens/engine';
import type { Principal } from '@grantlens/snapshot';
import type { Row } from '../../output/records.ts';
import { holdingCells, holdingRecord, isWhole } from '../what-can.ts';
import type { Shown, ShownPart } from './shown.ts';

/** What a principal holds, as `what-can` says it. */
export function shownHoldings(
  access: Access,
  principal: Principal,
): Pick<Shown, 'doubts'> & { readonly records: () => readonly Row[]; readonly part: () => ShownPart } {
  const answer = whatCan(access, principal);
  const { holdings } = answer;
  return {
    doubts: isWhole(answer, principal) ? null : answer.gaps,
    records: () => holdings.map((holding) => holdingRecord(holding, access)),
    part: () => ({
      title: 'can',
      columns: ['permission group', 'access', 'effective', 'scope', 'except', 'by'],
      rows: holdings.map((holding) => holdingCells(holding, access)),
    }),
  };
}
