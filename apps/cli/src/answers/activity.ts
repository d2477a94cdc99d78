import { type Access, resolvePrincipal } from '@grantlens/engine';
import {
  activityByArea,
  lastActivityCell,
  logSince,
  openActivity,
  openActors,
  principalWords,
  printable,
} from '@grantlens/engine/internal';
import { type Account, GrantlensError, type Principal } from '@grantlens/snapshot';
import {
  type AccessEvent,
  type ActivityLog,
  areasOfProduct,
  type FoldedChange,
  logNames,
} from '@grantlens/snapshot/internal';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { principalRecord, type Row } from '../output/records.ts';
import type { TableColumn } from '../output/table.ts';
import { counted } from '../output/words.ts';
import { byAreaCell, byAreaRecord, lastActivityRecord } from './last-activity.ts';

/** The question in the words of the command line. */
export interface ActivityQuestion {
  readonly who?: string | undefined;
  /** The rows about access itself. */
  readonly access?: boolean | undefined;
}

/** Rows for programs and for people. */
interface Rows {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly record: Row; readonly cells: readonly string[] }[];
  /** What one row is. */
  readonly words: readonly [one: string, many: string];
}

/** Answers `activity`: what was recorded of everybody, of one in detail, or of access itself. */
export function answerActivity(access: Access, { who, access: ofAccess }: ActivityQuestion): Answer {
  const { account } = access;
  const { activity } = account;
  if (activity === undefined)
    throw new GrantlensError(
      'activity-missing',
      'no audit log lies beside the snapshot, so nothing is known of who does what',
    );
  const principal = who === undefined ? null : resolvePrincipal(who, account);
  const { columns, rows, words } = ofAccess
    ? accessRows(account, activity, principal)
    : principal === null
      ? rowsOfAll(account)
      : rowsOfOne(principal, account);
  const asked = ofAccess ? 'what was recorded about access' : 'what was recorded';
  return {
    account,
    envelope: envelope(account, {
      query: {
        kind: 'activity',
        principal: principal === null ? undefined : principalRecord(principal),
        about: ofAccess ? 'access' : undefined,
        log: logRecord(activity),
      },
      complete: logNames.every((log) => activity.logs[log].status === 'complete'),
      assumptions: [],
      gaps: [],
      summary: summaryOf(account, activity),
      results: () => rows.map(({ record }) => record),
    }),
    question: `${asked}${principal === null ? '' : ` of ${principalWords(principal)}`}`,
    columns,
    cells: () => rows.map(({ cells }) => cells),
    notes: problemNotes(activity),
    closing: [
      `${counted(rows.length, ...words)}; ${sinceWords(activity)}`,
      ...leftOutLines(account, activity, ofAccess),
    ],
    positive: rows.length > 0,
  };
}

function rowsOfAll(account: Account): Rows {
  const book = openActivity(account);
  return {
    words: ['member or token', 'members and tokens'],
    columns: [
      { title: 'who' },
      { title: 'last recorded' },
      { title: 'changes' },
      { title: 'logins' },
      { title: 'products' },
      { title: 'joined by', wide: true },
      { title: 'principal id', wide: true },
      { title: 'by area', wide: true },
    ],
    rows: account.principals.map((principal) => {
      const { changes, logins, joinedBy } = book.of(principal);
      const last = book.last(principal);
      const byArea = activityByArea(book, principal);
      const products = [...new Set(changes.map(({ product }) => product))].sort();
      return {
        record: {
          principal: principalRecord(principal),
          standing: principal.standing,
          lastActivity: lastActivityRecord(last),
          changes: countOf(changes),
          logins: countOf(logins),
          products,
          lastActivityByArea: byAreaRecord(byArea),
          joinedBy,
        },
        cells: [
          principalWords(principal),
          lastActivityCell(last),
          String(countOf(changes)),
          String(countOf(logins)),
          products.map(printable).join('\n'),
          joinedBy.join(', '),
          principal.id ?? '',
          byAreaCell(byArea),
        ],
      };
    }),
  };
}

function rowsOfOne(principal: Principal, account: Account): Rows {
  const joined = openActors(account);
  const book = openActivity(account);
  const { changes, logins } = book.of(principal);
  const zones = new Map(account.zones.map(({ id, name }) => [id, name]));
  const newestFirst = [...changes, ...logins].sort((one, other) => (one.last < other.last ? 1 : -1));
  return {
    words: ['row', 'rows'],
    columns: [
      { title: 'product' },
      { title: 'areas' },
      { title: 'zone' },
      { title: 'kind' },
      { title: 'count' },
      { title: 'first' },
      { title: 'last' },
      { title: 'joined by', wide: true },
      { title: 'token id', wide: true },
    ],
    rows: newestFirst.map((change) => {
      const { product, zone, kind, count, first, last, actor } = change;
      const areas = areasOfProduct(product);
      const by = joined(actor)?.by ?? null;
      return {
        record: {
          actor: { ...actor },
          joinedBy: by,
          product,
          areas,
          zone: zone === null ? null : { id: zone, name: zones.get(zone) ?? null },
          kind,
          count,
          first,
          last,
        },
        cells: [
          printable(product),
          areas.join('\n'),
          zone === null ? '' : printable(zones.get(zone) ?? zone),
          kind,
          String(count),
          first.slice(0, 10),
          last.slice(0, 10),
          by ?? '',
          printable(actor.tokenId ?? ''),
        ],
      };
    }),
  };
}

function accessRows(account: Account, { access }: ActivityLog, principal: Principal | null): Rows {
  const joined = openActors(account);
  const shown = access
    .map((event) => ({ event, found: joined(event.actor) }))
    .filter(({ found }) => principal === null || found?.principal === principal);
  return {
    words: ['row about access', 'rows about access'],
    columns: [
      { title: 'at' },
      { title: 'who' },
      { title: 'product' },
      { title: 'kind' },
      { title: 'what' },
      { title: 'path', wide: true },
      { title: 'id', wide: true },
    ],
    rows: shown.map(({ event, found }) => ({
      record: {
        at: event.at,
        actor: { ...event.actor },
        principal: found === null ? null : principalRecord(found.principal),
        joinedBy: found?.by ?? null,
        product: event.product,
        kind: event.kind,
        description: descriptionOf(event),
        path: event.path,
        id: event.id,
      },
      cells: [
        event.at,
        found === null ? printable(actorWords(event)) : principalWords(found.principal),
        printable(event.product),
        event.kind,
        printable(descriptionOf(event) ?? ''),
        printable(event.path ?? ''),
        printable(event.id ?? ''),
      ],
    })),
  };
}

function descriptionOf({ row }: AccessEvent): string | null {
  const { action } = row;
  const said = typeof action === 'object' && action !== null ? action : {};
  const { description, type } = said as { readonly description?: unknown; readonly type?: unknown };
  if (typeof description === 'string' && description !== '') return description;
  return typeof type === 'string' && type !== '' ? type : null;
}

/** Who is not in the account, as the log names them. */
function actorWords({ actor }: AccessEvent): string {
  if (actor.type === 'system') return 'Cloudflare';
  return actor.email ?? actor.tokenId ?? actor.userId ?? 'not named';
}

function logRecord(activity: ActivityLog): Row {
  const { window, folding, accessLeftOut, logs } = activity;
  const of = (log: (typeof logNames)[number]): Row => {
    const { status, rows, pages, oldest, unreadable, repeated, problem } = logs[log];
    return {
      status,
      since: logSince(activity, log),
      oldest,
      rows,
      pages,
      unreadable,
      repeated,
      problem: problem === undefined ? undefined : { code: problem.code, message: problem.message },
    };
  };
  return {
    since: window.since,
    before: window.before,
    folding,
    accessLeftOut,
    changes: of('changes'),
    logins: of('logins'),
  };
}

function summaryOf(account: Account, { changes }: ActivityLog): Row {
  const made = changes.filter(({ kind }) => kind !== 'login');
  return {
    changes: countOf(made),
    logins: countOf(changes) - countOf(made),
    /** By nobody of the account. */
    notJoined: countOf(openActivity(account).unjoined),
    /** Of products that are in no known area. */
    inNoArea: countOf(made.filter(({ product }) => areasOfProduct(product).length === 0)),
  };
}

function sinceWords(activity: ActivityLog): string {
  return logNames
    .map((log) => {
      const since = logSince(activity, log);
      return since === null ? `${log} were not read` : `${log} since ${since.slice(0, 10)}`;
    })
    .join(', ');
}

function leftOutLines(
  account: Account,
  activity: ActivityLog,
  ofAccess: boolean | undefined,
): readonly string[] {
  const { notJoined, inNoArea } = summaryOf(account, activity);
  const others = `${counted(Number(notJoined), 'row')} by nobody of the account`;
  const unmapped = `${counted(Number(inNoArea), 'change')} of products that are in no known area`;
  const lines = [`besides: ${others}; ${unmapped}`];
  if (ofAccess && activity.accessLeftOut > 0)
    lines.push(`${counted(activity.accessLeftOut, 'older row')} about access are not kept`);
  return [
    ...lines,
    'the log has changes and logins: no reads, nothing that was refused, and not every product',
  ];
}

function problemNotes({ logs }: ActivityLog): readonly string[] {
  return logNames.flatMap((log) => {
    const { status, problem } = logs[log];
    return problem === undefined ? [] : [printable(`the log of ${log} is ${status}: ${problem.message}`)];
  });
}

function countOf(changes: readonly FoldedChange[]): number {
  return changes.reduce((sum, { count }) => sum + count, 0);
}
