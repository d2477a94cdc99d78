import type { Account, Principal, UserGroup } from '@grantlens/snapshot';
import { type AccessEvent, addTo, isObject, once } from '@grantlens/snapshot/internal';
import { openActors } from './actors.ts';
import { logSince } from './reach.ts';

/** A recorded change of something that gives or takes access: who made it, and what is known of it. */
export interface RecordedChange {
  readonly event: AccessEvent;
  /** Who made it; null for who is not in the account. */
  readonly principal: Principal | null;
  /**
   * `members`: only the path of the row says that the members of a user group were changed, and not who came or left.
   * `directory`: the identity provider changed a person or a user group through SCIM, of which no more is known.
   */
  readonly of: 'itself' | 'members' | 'directory';
}

/** Rows about access, by what they changed; the newest first. */
export interface ChangeBook {
  /** Since when every row about access is there; null where the log of changes was not read. */
  readonly since: string | null;
  readonly ofPrincipal: (principal: Principal) => readonly RecordedChange[];
  readonly ofUserGroup: (group: UserGroup) => readonly RecordedChange[];
}

/** Opens what the audit log says of who changed members, tokens and user groups; empty where it was not read. */
export function openChangedBy(account: Account): ChangeBook {
  const book = once(() => changesByPath(account));
  const of = (path: string, id: string | null) => (id === null ? [] : (book().get(`${path} ${id}`) ?? []));
  return {
    since: accessSince(account),
    ofPrincipal: (principal) => {
      if (principal.kind === 'token') return of('tokens', principal.id);
      return newestFirst([...of('members', principal.id), ...of('scim/v2/Users', principal.userId)]);
    },
    ofUserGroup: ({ id }) => newestFirst([...of('user_groups', id), ...of('scim/v2/Groups', id)]),
  };
}

function newestFirst(changes: readonly RecordedChange[]): readonly RecordedChange[] {
  return changes.toSorted(({ event: one }, { event: other }) =>
    one.at === other.at ? 0 : one.at < other.at ? 1 : -1,
  );
}

/** The oldest rows about access are left out where there are more than are kept. */
function accessSince({ activity }: Account): string | null {
  if (activity === undefined) return null;
  const since = logSince(activity, 'changes');
  if (since === null || activity.accessLeftOut === 0) return since;
  return activity.access.at(-1)?.at ?? null;
}

function changesByPath(account: Account): ReadonlyMap<string, readonly RecordedChange[]> {
  const joined = openActors(account);
  const found = new Map<string, RecordedChange[]>();
  for (const event of account.activity?.access ?? []) {
    const what = changedIn(event);
    if (what === null) continue;
    const { key, of } = what;
    addTo(found, key, { event, principal: joined(event.actor)?.principal ?? null, of });
  }
  return found;
}

const paths =
  /^\/accounts\/[^/]+\/(members|tokens|iam\/user_groups|scim\/v2\/(?:Users|Groups))(?:\/([^/]+)(?:\/([^/]+))?|$)/;

/**
 * What a row is of: `/accounts/{a}/members/{m}`, `/accounts/{a}/tokens/{t}`, `/accounts/{a}/iam/user_groups/{g}`, and what
 * SCIM has of them. What was made at the path of a list is known by the id that the row says of it.
 */
function changedIn(event: AccessEvent): { readonly key: string; readonly of: RecordedChange['of'] } | null {
  const [, list = '', named = '', more] = paths.exec(event.path ?? '') ?? [];
  const id = named === '' && event.kind === 'create' ? madeIn(event) : named;
  if (list === '' || id === '') return null;
  if (list.startsWith('scim')) return { key: `${list} ${id}`, of: 'directory' };
  return { key: `${list.replace('iam/', '')} ${id}`, of: more === 'members' ? 'members' : 'itself' };
}

/** The id of what was made, by the row. */
function madeIn({ row: { resource } }: AccessEvent): string {
  if (!isObject(resource)) return '';
  if (typeof resource.id === 'string') return resource.id;
  return isObject(resource.response) && typeof resource.response.id === 'string' ? resource.response.id : '';
}
