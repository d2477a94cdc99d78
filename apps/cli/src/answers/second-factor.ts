import type { Narrowed } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import type { Row } from '../output/records.ts';
import type { TableColumn } from '../output/table.ts';
import { yesNo } from './inventory/inventory.ts';

// What a list of those without a second factor says of each: for some it may not be shown.

export function secondFactorColumns({ without }: Narrowed): readonly TableColumn[] {
  return without === undefined ? [] : [{ title: '2fa' }];
}

export function secondFactorCells(principal: Principal, { without }: Narrowed): readonly string[] {
  return without === undefined ? [] : [yesNo(secondFactorOf(principal))];
}

export function secondFactorRecord(principal: Principal, { without }: Narrowed): Row {
  return without === undefined ? {} : { twoFactor: secondFactorOf(principal) };
}

function secondFactorOf(principal: Principal): boolean | null {
  return principal.kind === 'member' ? principal.twoFactor : false;
}
