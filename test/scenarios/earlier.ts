import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AccountState, readFixture } from '@grantlens/sandbox';
import { isObject, type Snapshot } from '@grantlens/snapshot';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioFolder, takeSnapshotOf } from './scenario.ts';

const rows = z.array(z.looseObject({ id: z.string() }));
const ids = z.array(z.string());

/** What was otherwise in an account earlier: whole rows by id, and the ids of rows that were not there yet. */
const difference = z.strictObject({
  gone: z.strictObject({ members: ids.optional(), accountTokens: ids.optional() }).optional(),
  members: rows.optional(),
  userGroups: rows.optional(),
  resourceGroups: rows.optional(),
  userGroupMembers: z.record(z.string(), ids).optional(),
});

/** Takes a snapshot of a scenario as it was earlier, told by a file beside its account.yaml. */
export async function takeEarlierSnapshot(name: string, file: string): Promise<Snapshot> {
  const folder = scenarioFolder(name);
  const was = difference.parse(parse(await readFile(join(folder, file), 'utf8')));
  const is = await readFixture(folder);
  const earlier = <Row>(
    list: readonly Row[] | undefined,
    of: { instead?: readonly Row[]; gone?: readonly string[] },
  ) => {
    const idOf = (row: Row) => (isObject(row) ? row.id : undefined);
    const left = new Set([...(of.gone ?? []), ...(of.instead ?? []).map(idOf)]);
    return [...(list ?? []).filter((row) => !left.has(idOf(row))), ...(of.instead ?? [])];
  };
  const state: AccountState = {
    ...is,
    members: earlier(is.members, { instead: was.members ?? [], gone: was.gone?.members ?? [] }),
    accountTokens: earlier(is.accountTokens, { gone: was.gone?.accountTokens ?? [] }),
    userGroups: earlier(is.userGroups, { instead: was.userGroups ?? [] }),
    resourceGroups: earlier(is.resourceGroups, { instead: was.resourceGroups ?? [] }),
    userGroupMembers: { ...is.userGroupMembers, ...was.userGroupMembers },
  };
  return takeSnapshotOf(state);
}
