import type { AccountState } from '@grantlens/sandbox/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { type CollectionName, canonicalText, collectionNames } from '@grantlens/snapshot/internal';
import { expect } from 'vitest';
import { token } from './run.ts';

/** Holds a snapshot to what the account truly has: known by the way it was made, not by the way it is read. */
export function holdToTheTruth(state: AccountState, snapshot: Snapshot): void {
  for (const name of collectionNames) {
    const { status, problem, expected } = snapshot.collections[name];
    if (status !== 'complete') {
      expect([name, problem?.message]).not.toEqual([name, undefined]);
      continue;
    }
    expect([name, problem]).toEqual([name, undefined]);
    expect([name, seenIn(snapshot, name)]).toEqual([name, truthOf(state, name)]);
    if (expected !== undefined && name !== 'userGroupMembers')
      expect([name, expected]).toEqual([name, snapshot.collections[name].items.length]);
  }
  expect(JSON.stringify(snapshot)).not.toContain(token);
}

function truthOf(state: AccountState, name: CollectionName): string {
  if (name !== 'userGroupMembers') return canonicalText(idsOf(state[name]));
  const groups = Object.entries(state.userGroupMembers ?? {});
  return canonicalText(groups.map(([id, members]) => [id, [...(members ?? [])].sort()]));
}

function seenIn(snapshot: Snapshot, name: CollectionName): string {
  if (name !== 'userGroupMembers') return canonicalText(idsOf(snapshot.collections[name].items));
  const groups = Object.entries(snapshot.collections.userGroupMembers.items);
  return canonicalText(groups.map(([id, rows]) => [id, idsOf(rows)]));
}

const idsOf = (rows: readonly unknown[] = []) => rows.map((row) => (row as { id: string }).id).sort();
