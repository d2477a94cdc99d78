import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow, zoneKey, zoneRow } from '../raw-account.fixture.ts';
import { bytesOf } from './size.ts';
import { compileTables, type IndexTables } from './tables.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const { account } = openAccount({
  members: [memberRow('ada', policyRow('p1', 'allow', [dns], zoneKey('z1'), '*'))],
  zones: [zoneRow('z1')],
});

/** What the size grows by when a table is another. */
function growth(changed: (tables: IndexTables) => Partial<IndexTables>): number {
  const tables = compileTables(account);
  return bytesOf({ ...tables, ...changed(tables) }) - bytesOf(tables);
}

const longer = (array: Int32Array) => new Int32Array(array.length + 5);

test('the size of an index counts every array of its tables', () => {
  expect(growth(({ words }) => ({ words: new Uint32Array(words.length + 5) }))).toBe(20);
  expect(growth(({ holderOfList }) => ({ holderOfList: longer(holderOfList) }))).toBe(20);
  expect(growth(({ resources }) => ({ resources: { ...resources, slotOf: longer(resources.slotOf) } }))).toBe(
    20,
  );
  expect(
    growth(({ membership }) => ({ membership: { ...membership, classOf: longer(membership.classOf) } })),
  ).toBe(20);
  expect(growth(({ holders }) => ({ holders: { ...holders, bySlot: longer(holders.bySlot) } }))).toBe(20);
  expect(
    growth(({ resourceHash }) => ({
      resourceHash: { ...resourceHash, slots: longer(resourceHash.slots) },
    })),
  ).toBe(20);
  expect(growth(({ naming }) => ({ naming: { ...naming, owners: longer(naming.owners) } }))).toBe(20);
  const onAccount = ({ classes }: IndexTables) => new Uint32Array(classes.onAccount.length + 5);
  expect(growth((all) => ({ classes: { ...all.classes, onAccount: onAccount(all) } }))).toBe(20);
});

test('the size of an index counts the lists that a table is made of', () => {
  const grown = ({ membership }: IndexTables, which: 'holders' | 'active') => {
    const { starts, values } = membership[which];
    return { membership: { ...membership, [which]: { starts, values: longer(values) } } };
  };
  expect(growth((all) => grown(all, 'holders'))).toBe(20);
  expect(growth((all) => grown(all, 'active'))).toBe(20);
  expect(
    growth(({ membership }) => {
      const { starts, owners } = membership.classes;
      return { membership: { ...membership, classes: { starts, owners: longer(owners) } } };
    }),
  ).toBe(20);
});

test('the size of an index counts what reasons are found in', () => {
  const grown = (which: 'reasons' | 'groupTable' | 'places') =>
    growth(({ holders }) => {
      const { reasons } = holders;
      const { groupTable, places } = reasons;
      const others = {
        reasons: { ...reasons, groups: longer(reasons.groups) },
        groupTable: { ...reasons, groupTable: { ...groupTable, sure: longer(groupTable.sure) } },
        places: { ...reasons, places: { ...places, at: longer(places.at) } },
      };
      return { holders: { ...holders, reasons: others[which] } };
    });
  expect(grown('reasons')).toBe(20);
  expect(grown('groupTable')).toBe(20);
  expect(grown('places')).toBe(20);
});
