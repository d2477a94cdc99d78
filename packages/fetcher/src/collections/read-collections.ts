import type { Collection } from '@grantlens/snapshot';
import {
  type CollectionName,
  type Collections,
  collectionNames,
  type MembersByGroup,
  sortRows,
} from '@grantlens/snapshot/internal';
import type { Redactor } from '../credential/redactor.ts';
import { addUp, type Storable } from '../wire/storable.ts';
import { collectionOf } from './collection-of.ts';
import { endpointsOf, type ListName } from './endpoints.ts';
import { readGroupMembers } from './members-of-groups.ts';
import { mergeParts } from './merge.ts';
import type { Board, Journal } from './progress.ts';
import { type Reading, readEndpoint } from './read-endpoint.ts';

/** What is reported while lists are read, and what may not be kept of them. */
export interface Destination {
  readonly board: Board;
  readonly redactor: Redactor;
}

/** All collections of an account, as far as they could be read, ready to be stored. */
export async function readCollections(
  reading: Reading,
  accountId: string,
  { board, redactor }: Destination,
): Promise<Storable<Collections>> {
  const endpoints = endpointsOf(accountId);
  const journals: Journal[] = [];

  const openJournal = (name: CollectionName) => {
    const journal = board.open(name);
    journals.push(journal);
    return journal;
  };

  const readParts = async (name: ListName, journal: Journal) => {
    journal.foresee(endpoints[name].length);
    const parts = endpoints[name].map(async (endpoint) => ({
      part: endpoint.part,
      reading: await readEndpoint(reading, endpoint, journal),
    }));
    const merged = mergeParts(await Promise.all(parts));
    journal.end();
    return merged;
  };

  const readOne = async (name: ListName): Promise<Collection> => {
    const journal = openJournal(name);
    const list = await readParts(name, journal);
    return collectionOf({ reading: list, items: sortRows(list.rows), journal }, redactor);
  };

  const readGroups = async (): Promise<Pick<Collections, 'userGroups' | 'userGroupMembers'>> => {
    const journal = openJournal('userGroups');
    const membersJournal = openJournal('userGroupMembers');
    const groups = await readParts('userGroups', journal);
    const members = await readGroupMembers(reading, accountId, groups, membersJournal);
    membersJournal.end();
    const byGroup = Object.entries(members.items).map(([id, rows]) => [id, sortRows(rows)]);
    const items = Object.fromEntries(byGroup) as MembersByGroup;
    return {
      userGroups: collectionOf({ reading: groups, items: sortRows(groups.rows), journal }, redactor),
      userGroupMembers: collectionOf({ reading: members, items, journal: membersJournal }, redactor),
    };
  };

  const names = collectionNames.filter((name) => name !== 'userGroups' && name !== 'userGroupMembers');
  const [groups, ...lists] = await Promise.all([
    readGroups(),
    ...names.map(async (name) => [name, await readOne(name)] as const),
  ]);
  const byName = { ...groups, ...Object.fromEntries(lists) } as Collections;
  const inOrder = Object.fromEntries(collectionNames.map((name) => [name, byName[name]]));
  return {
    value: inOrder as Collections,
    removed: addUp(journals.flatMap(({ removed }) => removed)),
  };
}
