import {
  type Collection,
  type CollectionName,
  type Collections,
  collectionNames,
  type Removal,
} from '@grantlens/snapshot';
import type { Client } from '../client.ts';
import type { ListReading } from '../paging/read-list.ts';
import { type Journal, type OnProgress, openJournal } from '../progress.ts';
import { endpointsOf, type ListName } from './endpoints.ts';
import { type GroupMembersReading, readGroupMembers } from './members-of-groups.ts';
import { mergeParts } from './merge.ts';
import { readEndpoint } from './read-endpoint.ts';
import { addUp, type Storable, storableRows } from './store.ts';

/** All collections of an account, as far as they could be read, ready to be stored. */
export async function readCollections(
  client: Client,
  accountId: string,
  onProgress: OnProgress | undefined,
): Promise<Storable<Collections>> {
  const endpoints = endpointsOf(accountId);
  const removed: Removal[] = [];

  const rowsToStore = (name: CollectionName, rows: readonly unknown[]) => {
    const stored = storableRows(name, rows, client.redactor);
    removed.push(...stored.removed);
    return stored.value;
  };

  const readParts = async (name: ListName, journal: Journal) => {
    const parts = endpoints[name].map(async (endpoint) => ({
      part: endpoint.part,
      reading: await readEndpoint(client, endpoint, journal),
    }));
    return mergeParts(await Promise.all(parts));
  };

  const readOne = async (name: ListName): Promise<Collection> => {
    const journal = openJournal(name, onProgress);
    const reading = await readParts(name, journal);
    return collectionOf(reading, rowsToStore(name, reading.rows), journal);
  };

  const readGroups = async (): Promise<Pick<Collections, 'userGroups' | 'userGroupMembers'>> => {
    const groupsJournal = openJournal('userGroups', onProgress);
    const groups = await readParts('userGroups', groupsJournal);
    const journal = openJournal('userGroupMembers', onProgress);
    const members = await readGroupMembers(client, accountId, groups, journal);
    const items = Object.entries(members.items).map(([id, rows]) => [
      id,
      rowsToStore('userGroupMembers', rows),
    ]);
    return {
      userGroups: collectionOf(groups, rowsToStore('userGroups', groups.rows), groupsJournal),
      userGroupMembers: collectionOf(members, Object.fromEntries(items), journal),
    };
  };

  const names = collectionNames.filter((name) => name !== 'userGroups' && name !== 'userGroupMembers');
  const [groups, ...lists] = await Promise.all([
    readGroups(),
    ...names.map(async (name) => [name, await readOne(name)] as const),
  ]);
  const byName = { ...groups, ...Object.fromEntries(lists) } as Collections;
  const inOrder = Object.fromEntries(collectionNames.map((name) => [name, byName[name]]));
  return { value: inOrder as Collections, removed: addUp(removed) };
}

function collectionOf<Items>(
  reading: ListReading | GroupMembersReading,
  items: Items,
  journal: Journal,
): Collection<Items> {
  const { status, expected, problem } = reading;
  return {
    status,
    items,
    ...(expected !== undefined && { expected }),
    requests: journal.requests,
    ...(problem !== undefined && { problem }),
  };
}
