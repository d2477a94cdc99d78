import { expect, test } from 'vitest';
import type { Cell } from '../../model/tables/column.ts';
import { partWords } from '../../words/excepted-part.ts';
import type { Column, PageTable } from '../data/page-table.ts';
import { reachOf } from './reach-of.ts';

const plain = {
  access: 'allow',
  effective: 'allowed',
  principalKind: 'member',
  principalId: 'm1',
  path: 'direct',
  scopeKind: 'account',
  permissionGroupName: 'DNS',
  exceptZones: [],
  partZones: [],
  except: [],
};

function namesOf(rows: readonly Readonly<Record<string, Cell>>[], zone: string | null): readonly string[] {
  const columnOf = (column: string): Column => ({
    values: rows.map((row) => row[column] ?? null),
    codes: Uint8Array.from(rows, (_, at) => at),
  });
  const columns = new Map(Object.keys(plain).map((column) => [column, columnOf(column)]));
  const table: PageTable = { name: 'entitlements', rows: rows.length, columns };
  const { nodes } = reachOf(table, Uint32Array.from(rows.keys()), { alone: null, group: null, zone });
  return nodes.filter(({ column }) => column === 'what').map((node) => partWords(node, node.cut));
}

const cut = {
  ...plain,
  principalId: 'm2',
  partZones: ['z1'],
  except: ['denied on z1: to change DNS records'],
};

test('the picture of a person names the exceptions that a deny of another group makes', () => {
  expect(namesOf([plain], null)).toEqual(['DNS on the whole account']);
  expect(namesOf([cut], null)).toEqual(['Part of DNS on the whole account']);
});

test('the picture of a zone names the exceptions on that zone alone', () => {
  expect(namesOf([cut], 'z1')).toEqual(['Part of DNS on the whole account']);
  expect(namesOf([cut], 'z2')).toEqual(['DNS on the whole account']);
  expect(namesOf([{ ...cut, partZones: ['*'] }], 'z2')).toEqual(['Part of DNS on the whole account']);
});

test('the picture says where an exception holds for some of those who have the grant', () => {
  expect(namesOf([plain, cut], 'z1')).toEqual(['All or part of DNS on the whole account']);
});
