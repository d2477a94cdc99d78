import { type Access, accountResource, applyEdits, can, compile, diff } from '@grantlens/engine';
import { replay, zoneResource } from '@grantlens/engine/internal';
import { type Account, normalise } from '@grantlens/snapshot';
import {
  type Actor,
  type FoldedChange,
  overlaid,
  products,
  sealActivity,
} from '@grantlens/snapshot/internal';
import { accounts, rowEdits } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { toEdit } from './row-edit.ts';

const runs = { numRuns: 100 + Math.ceil(budget.cases), seed: budget.seed };
const at = '2026-01-01T00:00:00.000Z';
const names = [...products.map(({ name }) => name), 'something-new', '*'];

/** Who may act in the log of an account, and somebody else. */
function actorsOf({ principals }: Account): readonly Actor[] {
  const known = principals.map((one): Actor => {
    if (one.kind === 'token') return { type: 'account', userId: null, tokenId: one.id, email: null };
    return { type: 'user', userId: one.userId, tokenId: null, email: one.email?.toLowerCase() ?? null };
  });
  return [...known, { type: 'user', userId: 'somebody-else', tokenId: null, email: null }];
}

/** The account with a log in which anybody may have changed anything. */
function logged(account: Account): fc.Arbitrary<Access> {
  const change: fc.Arbitrary<FoldedChange> = fc.record({
    actor: fc.constantFrom(...actorsOf(account)),
    product: fc.constantFrom(...names),
    zone: fc.constantFrom(null, 'no-such-zone', ...account.zones.map(({ id }) => id)),
    kind: fc.constantFrom('create', 'update', 'delete', 'login'),
    count: fc.integer({ min: 1, max: 9 }),
    first: fc.constant(at),
    last: fc.constant(at),
  });
  const counts = { rows: 9, unreadable: 0, notDone: 0, repeated: 0, leftOut: 0 };
  const ledger = { status: 'complete', ...counts, oldest: at, pages: 1, holes: [], requests: [] } as const;
  return fc.array(change, { maxLength: 40 }).map((changes) => {
    const activity = sealActivity({
      format: 'grantlens.activity',
      version: 1,
      account: account.id,
      snapshot: account.digest,
      takenAt: { start: at, end: at },
      tool: { name: 'test', version: '0' },
      apiBase: '',
      window: { since: at, before: at },
      logs: { changes: ledger, logins: ledger },
      folding: 'rows',
      changes,
      access: [],
      accessLeftOut: 0,
      removed: [],
    });
    return compile(overlaid(account, { activity }));
  });
}

const drawn = accounts().chain((snapshot) => fc.tuple(logged(normalise(snapshot)), rowEdits(snapshot)));

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
