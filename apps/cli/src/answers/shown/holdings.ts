import { type Access, type Holding, printable, scopeWords, viaWords, whatCan } from '@grantlens/engine';
import type { Principal, Scope } from '@grantlens/snapshot';
import type { Row } from '../../output/records.ts';
import { lackWords } from '../../output/words.ts';
import { holdingRecord } from '../what-can.ts';
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

function holdingCells(
  { permissionGroup, access: effect, effective, scope, except, lacks, via }: Holding,
  { account }: Access,
): readonly string[] {
  const words = (one: Scope) => scopeWords(one, account);
  return [
    printable(permissionGroup.name ?? permissionGroup.key),
    effect,
    effective,
    words(scope),
    [...except.map(words), ...lacks.map((lack) => lackWords(lack, account))].join('\n'),
    [...new Set(via.map(viaWords))].join('\n'),
  ];
}
