import { changeRow, loginRow } from '../audit/changes.ts';
import { cursorOf, type LogPage, placeIn } from '../audit/log-page.ts';
import { rowCounts, timelineOf } from '../audit/timeline.ts';
import { logWithin, windowOf } from '../audit/window.ts';
import { invalid } from '../errors.ts';
import { listing } from '../lists/listing.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

const read = { about: 'account', method: 'GET', needs: 'Account Settings Read', collection: null } as const;

/** The two audit logs: of changes, with a cursor; and the older one, with pages, which has the logins. */
export const auditLogs: readonly AccountEndpoint[] = [
  { ...read, path: '/accounts/:account/logs/audit', answer: changes },
  { ...read, path: '/accounts/:account/audit_logs', answer: older },
];

const mostRows = 1000;

function changes({ account, query, now }: AccountRequest): LogPage {
  const window = windowOf(query, { required: true });
  const rows = logWithin(window, {
    timeline: timelineOf(rowCounts(account).changes, account.audit, now),
    rowOf: (number, at) => changeRow(account, number, at),
    shown: account.audit.shown ?? [],
    isAscending: query.get('direction') === 'asc',
  });
  const limit = numberIn(query, 'limit') ?? 100;
  if (limit > mostRows) throw invalid(`limit must not be above ${mostRows}`);
  const start = placeIn(query.get('cursor') ?? '');
  if (start === undefined) throw invalid('the cursor is not valid');
  return { kind: 'log', rows, start, limit, cursorAt: (end) => (end < rows.count ? cursorOf(end) : '') };
}

function older({ account, query, now }: AccountRequest): Answer {
  const rows = logWithin(windowOf(query, { required: false }), {
    timeline: timelineOf(rowCounts(account).logins, account.audit, now),
    rowOf: (number, at) => loginRow(account, number, at),
    shown: account.audit.shownLogins ?? [],
    isAscending: query.get('direction') === 'asc',
  });
  const size = { least: 1, most: mostRows, usual: 100 };
  return { ...listing([], { order: 'asked-for', size, info: () => undefined }), ...rows };
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name) ?? '';
  if (text === '') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalid(`${name} must be a whole number from 1`);
  return Number(text);
}
