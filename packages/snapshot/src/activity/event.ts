import { isObject } from '../json.ts';
import { readTime } from '../time.ts';
import type { Actor, ChangeKind, LogName } from './log.ts';
import { placeOf } from './place.ts';

/** The fields of something in a row. */
type Fields = Readonly<Record<string, unknown>>;

/** What a row says, or why it says nothing that is kept. */
export type EventReading =
  | LogEvent
  | { readonly is: 'unreadable' | 'not-done' | 'left-out'; readonly at: number | null };

/** One row of the log. */
export interface LogEvent {
  readonly is: 'event';
  readonly id: string | null;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly actor: Actor;
  readonly product: string;
  readonly zone: string | null;
  readonly kind: ChangeKind | 'login';
  readonly isAccess: boolean;
  readonly path: string | null;
}

/** The products of logins: each of the two logs has its own, and what both say is not added up. */
export const loginProducts: Readonly<Record<LogName, string>> = { changes: 'sso_login', logins: 'login' };

/** Reads a row of either log, whatever is missing in it. */
export function readEvent(row: unknown, log: LogName): EventReading {
  if (!isObject(row) || !isObject(row.action)) return { is: 'unreadable', at: null };
  const at = readTime(log === 'changes' ? row.action.time : row.when);
  if (at === null) return { is: 'unreadable', at };
  if (isNotDone(row.action.result)) return { is: 'not-done', at };
  return log === 'changes' ? changeEvent(row, row.action, at) : olderEvent(row, row.action, at);
}

function isNotDone(result: unknown): boolean {
  return (
    result === false || (typeof result === 'string' && /^(fail(ed|ure)?|false|error|denied)$/i.test(result))
  );
}

function changeEvent(row: Fields, action: Fields, at: number): LogEvent {
  const raw = objectOr(row.raw);
  const resource = objectOr(row.resource);
  const zone = objectOr(row.zone);
  const actor = actorOf(objectOr(row.actor));
  const common = { is: 'event', id: text(row.id), at, actor } as const;
  if (text(action.type)?.toLowerCase() === 'login')
    return {
      ...common,
      product: loginProducts.changes,
      zone: null,
      kind: 'login',
      isAccess: false,
      path: null,
    };
  const place = placeOf({
    uri: text(raw.uri),
    product: text(resource.product),
    description: text(action.description),
    zone: text(zone.id),
  });
  return { ...common, ...place, kind: kindOf(text(raw.method), text(action.type)) };
}

/** What the older log says of members' own tokens and keys, which the newer one does not have. */
const ownTokenKinds: Readonly<Record<string, ChangeKind>> = {
  token_create: 'create',
  token_roll: 'update',
  token_update: 'update',
  token_revoke: 'delete',
  api_key_view: 'other',
  api_key_created: 'create',
  rotate_api_key: 'update',
};

function olderEvent(row: Fields, action: Fields, at: number): EventReading {
  const type = text(action.type)?.toLowerCase() ?? '';
  const common = {
    is: 'event',
    id: text(row.id),
    at,
    actor: actorOf(objectOr(row.actor)),
    zone: null,
  } as const;
  if (type === 'login')
    return { ...common, product: loginProducts.logins, kind: 'login', isAccess: false, path: null };
  const kind = Object.hasOwn(ownTokenKinds, type) ? ownTokenKinds[type] : undefined;
  if (kind === undefined) return { is: 'left-out', at };
  return { ...common, product: 'user_tokens', kind, isAccess: true, path: null };
}

const kindsByMethod: Readonly<Record<string, ChangeKind>> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
};

function kindOf(method: string | null, type: string | null): ChangeKind {
  const byMethod = kindsByMethod[method?.toUpperCase() ?? ''];
  if (byMethod !== undefined) return byMethod;
  const word = type?.toLowerCase() ?? '';
  return word === 'create' || word === 'update' || word === 'delete' ? word : 'other';
}

/** Who acted, in both of the shapes that the log has of a token. */
function actorOf(actor: Fields): Actor {
  const token = objectOr(actor.token);
  const tokenId = text(actor.token_id) ?? text(token.id);
  const email = text(actor.email)?.toLowerCase() ?? null;
  const written = text(actor.type)?.toLowerCase();
  const id = text(actor.id);
  if (written === 'account') return { type: 'account', userId: null, tokenId, email };
  if (written === 'system' || written === 'cloudflare_admin' || written === 'cloudflare-admin')
    return { type: 'system', userId: null, tokenId: null, email: null };
  const isUser = written === 'user' || id !== null || email !== null || tokenId !== null;
  return { type: isUser ? 'user' : 'unknown', userId: id, tokenId, email };
}

function objectOr(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** A text that says something. */
function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
