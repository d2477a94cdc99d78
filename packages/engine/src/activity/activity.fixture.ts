import type { ActivityLog, Actor, FoldedChange, LogLedger } from '@grantlens/snapshot/internal';
import { overlaid, sealActivity } from '@grantlens/snapshot/internal';
import { type Access, compile } from '../access/access.ts';

/** A user as the audit log names one. */
export const user = (userId: string, email: string | null = null): Actor => ({
  type: 'user',
  userId,
  tokenId: null,
  email,
});

/** An account-owned token as the audit log names one. */
export const token = (tokenId: string): Actor => ({ type: 'account', userId: null, tokenId, email: null });

/** A change that happened once. */
export function changed(
  actor: Actor,
  product: string,
  last: string,
  more: Partial<FoldedChange> = {},
): FoldedChange {
  return { actor, product, zone: null, kind: 'update', count: 1, first: last, last, ...more };
}

/** A log that was read whole. */
export function ledger(more: Partial<LogLedger> = {}): LogLedger {
  const counts = { rows: 9, unreadable: 0, notDone: 0, repeated: 0, leftOut: 0 };
  return {
    status: 'complete',
    ...counts,
    oldest: '2025-01-01T00:00:00.000Z',
    pages: 1,
    holes: [],
    requests: [],
    ...more,
  };
}

/** The account with an audit log beside it, of the half year before 2026. */
export function withLog(
  access: Access,
  changes: readonly FoldedChange[],
  more: Partial<ActivityLog> = {},
): Access {
  const activity = sealActivity({
    format: 'grantlens.activity',
    version: 1,
    account: access.account.id,
    snapshot: access.account.digest,
    takenAt: { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:00:00Z' },
    tool: { name: 'test', version: '0' },
    apiBase: 'https://api.example.com/client/v4',
    window: { since: '2025-07-01T00:00:00.000Z', before: '2026-01-01T00:00:00.000Z' },
    logs: { changes: ledger(), logins: ledger() },
    folding: 'rows',
    changes,
    access: [],
    accessLeftOut: 0,
    removed: [],
    ...more,
  });
  return compile(overlaid(access.account, { activity }));
}
