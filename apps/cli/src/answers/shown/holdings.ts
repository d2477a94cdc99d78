import { type Access, whatCan } from '@grantlens/engine';
import type { Principal } from '@grantlens/snapshot';
import type { Row } from '../../output/records.ts';
import { holdingCells, holdingRecord } from '../what-can.ts';
import type { ShownPart } from './shown.ts';

/** What a principal holds, as `what-can` says it. */
export function shownHoldings(
  access: Access,
  principal: Principal,
): { readonly records: readonly Row[]; readonly part: ShownPart } {
  const { holdings } = whatCan(access, principal);
  return {
    records: holdings.map((holding) => holdingRecord(holding, access)),
    part: {
      title: 'can',
      columns: ['permission group', 'access', 'effective', 'scope', 'except', 'by'],
      rows: holdings.map((holding) => holdingCells(holding, access)),
    },
  };
}
