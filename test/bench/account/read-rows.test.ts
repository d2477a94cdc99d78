import { openOracle, workload } from '@grantlens/testkit';
import { expect, test } from 'vitest';
import { openHandWritten } from '../peers/hand-written.ts';
import { drawQuestions } from './questions.ts';
import { readRows } from './read-rows.ts';

test('the rows that tools are given say yes where the verdict is allowed, and nowhere else', () => {
  const seen = new Set<string>();
  for (const seed of [1, 2]) {
    const snapshot = workload('XS', seed);
    const rows = readRows(snapshot);
    const tool = openHandWritten(rows);
    const oracle = openOracle(snapshot);
    const { can } = drawQuestions(rows, { can: 60, whoCan: 0, seed });
    for (let at = 0; at < can.length; at += 3) {
      const [member, permission, resource] = [
        rows.members[can[at] ?? 0] ?? '',
        rows.permissions[can[at + 1] ?? 0] ?? '',
        rows.resources[can[at + 2] ?? 0] ?? '',
      ];
      const verdict = oracle.verdict(member, permission, resource);
      seen.add(verdict);
      expect([verdict === 'allowed', verdict, member, permission, resource]).toEqual([
        tool.can(member, permission, resource),
        verdict,
        member,
        permission,
        resource,
      ]);
    }
  }
  expect([...seen].sort()).toEqual(['allowed', 'denied', 'not-granted', 'unknown']);
});
