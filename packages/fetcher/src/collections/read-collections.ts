import {
  type Collection,
  type CollectionName,
  type Collections,
  collectionNames,
  type MembersByGroup,
  type Removal,
} from '@grantlens/snapshot';
import type { Client } from '../client.ts';
import type { ListReading } from '../paging/read-list.ts';
import { type Journal, type OnProgress, openJournal } from '../progress.ts';
import type { Redactor } from '../redact.ts';
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
  const { redactor } = client;
  const endpoints = endpointsOf(accountId);
  const removed: Removal[] = [];

  const rowsToStore = (name: CollectionName, rows: readonly unknown[]) => {
    const stored = storableRows(name, rows, redactor);
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
    return collectionOf({ reading, items: rowsToStore(name, reading.rows), journal }, redactor);
  };

  const readGroups = async (): Promise<Pick<Collections, 'userGroups' | 'userGroupMembers'>> => {
    const journal = openJournal('userGroups', onProgress);
    const reading = await readParts('userGroups', journal);
    const membersJournal = openJournal('userGroupMembers', onProgress);
    const members = await readGroupMembers(client, accountId, reading, membersJournal);
    const byGroup = Object.entries(members.items).map(([id, rows]) => [
      redactor.value(id).value,
      rowsToStore('userGroupMembers', rows),
    ]);
    const items = Object.fromEntries(byGroup) as MembersByGroup;
    return {
      userGroups: collectionOf(
        { reading, items: rowsToStore('userGroups', reading.rows), journal },
        redactor,
      ),
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
  return { value: inOrder as Collections, removed: addUp(removed) };
}

/** Long enough for every sentence of ours around one of the API's. */
const longestMessage = 1000;

interface Read<Items> {
  readonly reading: ListReading | GroupMembersReading;
  /** The rows as they are stored. */
  readonly items: Items;
  readonly journal: Journal;
}

function collectionOf<Items>(
  { reading, items, journal }: Read<Items>,
  redactor: Redactor,
): Collection<Items> {
  const { status, expected, problem } = reading;
  return {
    status,
    items,
    ...(expected !== undefined && { expected }),
    requests: journal.requests,
    // Ids in it came from the API.
    ...(problem && { problem: { ...problem, message: redactor.text(problem.message, longestMessage) } }),
  };
}
