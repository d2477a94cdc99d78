import { type Access, accountResource, applyEdits, can, compile, diff } from '@grantlens/engine';
import { replay, zoneResource } from '@grantlens/engine/internal';
import { normalise } from '@grantlens/snapshot';
import { overlaid } from '@grantlens/snapshot/internal';
import { accounts, rowEdits } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { drawnLog } from './drawn-log.ts';
import { toEdit } from './row-edit.ts';

const runs = { numRuns: 100 + Math.ceil(budget.cases), seed: budget.seed };

/** An account, with a log in which anybody may have changed anything, and an edit of it. */
const drawn = accounts().chain((snapshot) =>
  fc.tuple(
    drawnLog(snapshot).map((activity) => compile(overlaid(normalise(snapshot), { activity }))),
    rowEdits(snapshot),
  ),
);

test('an edit without effect replays to nothing', () => {
  fc.assert(
    fc.property(drawn, ([before, edit]) => {
      expect(replay(before, before).lost).toEqual([]);
      const after = compile(applyEdits(before.account, [toEdit(edit, before.account)]));
      const { changes, standings } = diff(before, after);
      if (changes.length + standings.length === 0) expect(replay(before, after).lost).toEqual([]);
    }),
    runs,
  );
});

test('a replay lists a change exactly where can said yes and does not any more', () => {
  fc.assert(
    fc.property(drawn, ([before, edit]) => {
      const after = compile(applyEdits(before.account, [toEdit(edit, before.account)]));
      const { lost, asked, notMapped } = replay(before, after);
      const isAllowed = (access: Access, { principal, change, permissions }: (typeof lost)[number]) => {
        const now = access.account.principals.find(({ key }) => key === principal.key);
        if (now === undefined || now.standing !== 'active') return false;
        const zone = before.account.zones.find(({ id }) => id === change.zone);
        const place = zone === undefined ? accountResource(before.account) : zoneResource(zone);
        const known = permissions.filter((name) => access.account.permissions.includes(name));
        return known.some((name) => can(access, now, { kind: 'atomic', name }, place).verdict === 'allowed');
      };
      for (const row of lost) expect([isAllowed(before, row), isAllowed(after, row)]).toEqual([true, false]);
      const counted = before.account.activity?.changes.filter(({ kind }) => kind !== 'login') ?? [];
      const all = counted.reduce((sum, { count }) => sum + count, 0);
      expect(asked + notMapped.actors + notMapped.products + notMapped.places).toBe(all);
    }),
    runs,
  );
});
