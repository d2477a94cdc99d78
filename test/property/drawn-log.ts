import { type Account, normalise, type Snapshot } from '@grantlens/snapshot';
import {
  type AccessEvent,
  type ActivityLog,
  type Actor,
  changeKinds,
  type FoldedChange,
  products,
  sealActivity,
} from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';

const at = '2026-01-01T00:00:00.000Z';
const names = [...products.map(({ name }) => name), 'something-new', '*'];

/** Who may act in the log of an account, and somebody else. */
function actorsOf({ principals }: Account): readonly Actor[] {
  const known = principals.map((one): Actor => {
    if (one.kind === 'token') return { type: 'account', userId: null, tokenId: one.id, email: null };
    return { type: 'user', userId: one.userId, tokenId: null, email: one.email?.toLowerCase() ?? null };
  });
  return [...known, { type: 'user', userId: 'somebody-else', tokenId: null, email: 'else@gone.example' }];
}

/** A log in which anybody of an account, or somebody else, may have changed anything. */
export function drawnLog(snapshot: Snapshot): fc.Arbitrary<ActivityLog> {
  const account = normalise(snapshot);
  const actor = fc.constantFrom(...actorsOf(account));
  const product = fc.constantFrom(...names);
  const change: fc.Arbitrary<FoldedChange> = fc.record({
    actor,
    product,
    zone: fc.constantFrom(null, 'no-such-zone', ...account.zones.map(({ id }) => id)),
    kind: fc.constantFrom(...changeKinds, 'login'),
    count: fc.integer({ min: 1, max: 9 }),
    first: fc.constant(at),
    last: fc.constant(at),
  });
  const things = [...account.principals, ...account.userGroups].flatMap(({ id }) => id ?? []);
  const event: fc.Arbitrary<AccessEvent> = fc
    .record({
      actor,
      product: fc.constantFrom('members', 'tokens', 'user_groups', 'something-new'),
      kind: fc.constantFrom(...changeKinds),
      list: fc.constantFrom('members', 'tokens', 'iam/user_groups'),
      thing: fc.constantFrom('no-such-thing', ...things),
      more: fc.constantFrom('', '/members', '/members/somebody'),
      id: fc.constantFrom(null, 'row-1', 'row-2'),
    })
    .map(({ list, thing, more, ...row }) => ({
      ...row,
      log: 'changes',
      at,
      path: `/accounts/${account.id}/${list}/${thing}${more}`,
      row: { action: { type: 'update', description: `somebody changed ${thing}` }, note: thing },
    }));
  const counts = { rows: 9, unreadable: 0, notDone: 0, repeated: 0, leftOut: 0 };
  const ledger = { status: 'complete', ...counts, oldest: at, pages: 1, holes: [], requests: [] } as const;
  const some = { maxLength: 20 };
  return fc.tuple(fc.array(change, some), fc.array(event, some)).map(([changes, access]) =>
    sealActivity({
      format: 'grantlens.activity',
      version: 1,
      account: account.id,
      snapshot: snapshot.digest,
      takenAt: { start: at, end: at },
      tool: { name: 'test', version: '0' },
      apiBase: 'https://api.example.com/client/v4',
      window: { since: at, before: at },
      logs: { changes: ledger, logins: ledger },
      folding: 'rows',
      changes,
      access,
      accessLeftOut: 0,
      removed: [],
    }),
  );
}
