import type { AccountState } from '@grantlens/sandbox/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { canonicalText, type ReadName, readingOf, readNames } from '@grantlens/snapshot/internal';
import { expect } from 'vitest';
import { token } from './run.ts';

/** Holds a snapshot to what the account truly has: known by the way it was made, not by the way it is read. */
export function holdToTheTruth(state: AccountState, snapshot: Snapshot): void {
  for (const name of readNames) {
    const { status, problem, expected, items } = readingOf(snapshot, name);
    if (status !== 'complete') {
      expect([name, problem?.message]).not.toEqual([name, undefined]);
      continue;
    }
    expect([name, problem]).toEqual([name, undefined]);
    expect([name, seenIn(snapshot, name)]).toEqual([name, truthOf(state, name)]);
    if (expected !== undefined && name !== 'userGroupMembers')
      expect([name, expected]).toEqual([name, items.length]);
  }
  expect(JSON.stringify(snapshot)).not.toContain(token);
}

function truthOf(state: AccountState, name: ReadName): string {
  if (name !== 'userGroupMembers') return canonicalText(idsOf(state[name]));
  const groups = Object.entries(state.userGroupMembers ?? {});
  return canonicalText(groups.map(([id, members]) => [id, [...(members ?? [])].sort()]));
}

function seenIn(snapshot: Snapshot, name: ReadName): string {
  if (name !== 'userGroupMembers')
    return canonicalText(idsOf(readingOf(snapshot, name).items as readonly unknown[]));
  const groups = Object.entries(snapshot.collections.userGroupMembers.items);
  return canonicalText(groups.map(([id, rows]) => [id, idsOf(rows)]));
}

const idsOf = (rows: readonly unknown[] = []) => rows.map((row) => (row as { id: string }).id).sort();
