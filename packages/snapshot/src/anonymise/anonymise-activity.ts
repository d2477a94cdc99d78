import { sealActivity } from '../activity/activity-file.ts';
import { loginProducts } from '../activity/event.ts';
import type { AccessEvent, ActivityLog, Actor, FoldedChange, LogLedger } from '../activity/log.ts';
import { products, productsByName } from '../activity/products.ts';
import { everyProduct } from '../activity/tally.ts';
import { isObject } from '../json.ts';
import { wordOf } from './fields.ts';
import type { Names } from './names.ts';
import { apiBaseOf, pathWords, problemOf, requestOf, toolOf } from './requests.ts';

/**
 * Replaces the names in the audit log of a snapshot by those that the snapshot got. Of rows about access stays who did what
 * to what and when: their texts are of people.
 */
export function anonymiseActivity(log: ActivityLog, names: Names, snapshot: string): ActivityLog {
  const { format, version, takenAt, tool, window, logs, folding, accessLeftOut, removed } = log;
  return sealActivity({
    ...{ format, version, folding, accessLeftOut },
    account: names.text(log.account),
    snapshot,
    takenAt: { start: takenAt.start, end: takenAt.end },
    tool: toolOf(tool, names),
    apiBase: apiBaseOf(log.apiBase, names),
    window: { since: window.since, before: window.before },
    logs: { changes: ledgerOf(logs.changes, names), logins: ledgerOf(logs.logins, names) },
    changes: log.changes.map((change) => changeOf(change, names)),
    access: log.access.map((event) => eventOf(event, names)),
    removed: removed.map(({ count }) => ({ collection: 'activity', field: 'not kept', count })),
  });
}

function ledgerOf(ledger: LogLedger, names: Names): LogLedger {
  const { status, rows, unreadable, notDone, repeated, leftOut, oldest, pages, holes, problem } = ledger;
  return {
    ...{ status, rows, unreadable, notDone, repeated, leftOut, oldest, pages },
    holes: holes.map((hole) => ({ afterPages: hole.afterPages, problem: problemOf(hole.problem) })),
    requests: ledger.requests.map((request) => requestOf(request, names)),
    ...(problem === undefined ? {} : { problem: problemOf(problem) }),
  };
}

function changeOf(
  { actor, product, zone, kind, count, first, last }: FoldedChange,
  names: Names,
): FoldedChange {
  return {
    actor: actorOf(actor, names),
    product: productOf(product, names),
    zone: zone === null ? null : names.text(zone),
    ...{ kind, count, first, last },
  };
}

function eventOf({ log, id, at, actor, product, kind, path, row }: AccessEvent, names: Names): AccessEvent {
  return {
    log,
    id: id === null ? null : names.text(id),
    at,
    actor: actorOf(actor, names),
    product: productOf(product, names),
    kind,
    path: path === null ? null : pathIn(path, names),
    row: isObject(row.action) ? { action: { type: actionType(row.action.type, names) } } : {},
  };
}

const actionType = wordOf(
  ...['create', 'update', 'delete', 'add', 'remove', 'token_create', 'token_roll', 'token_update'],
  ...['token_revoke', 'API_key_view', 'API_key_created', 'rotate_API_key'],
);

function actorOf({ type, userId, tokenId, email }: Actor, names: Names): Actor {
  const text = (given: string | null) => (given === null ? null : names.text(given));
  return { type, userId: text(userId), tokenId: text(tokenId), email: text(email) };
}

/** What is in our table stays; the log's own names of other products may be anything. */
function productOf(product: string, names: Names): string {
  const isKnown =
    productsByName.has(product) || product === everyProduct || Object.values(loginProducts).includes(product);
  return isKnown ? product : names.text(product);
}

const productWords: ReadonlySet<string> = new Set([
  ...pathWords,
  ...products.flatMap(({ paths }) => paths.flatMap((path) => path.split('/'))),
]);

function pathIn(path: string, names: Names): string {
  return path
    .split('/')
    .map((part) => (productWords.has(part) ? part : names.text(part)))
    .join('/');
}
