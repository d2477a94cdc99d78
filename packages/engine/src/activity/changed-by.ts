import type { Account, Principal, UserGroup } from '@grantlens/snapshot';
import { type AccessEvent, addTo, once } from '@grantlens/snapshot/internal';
import { openActors } from './actors.ts';

/** A recorded change of something that gives or takes access: who made it, and what is known of it. */
export interface RecordedChange {
  readonly event: AccessEvent;
  /** Who made it; null for who is not in the account. */
  readonly principal: Principal | null;
  /** `members`: only the path of the row says that the members of a user group were changed, and not who came or left. */
  readonly of: 'itself' | 'members';
}

/** Rows about access, by what they changed; the newest first. */
export interface ChangeBook {
  readonly ofPrincipal: (principal: Principal) => readonly RecordedChange[];
  readonly ofUserGroup: (group: UserGroup) => readonly RecordedChange[];
}

/** Opens what the audit log says of who changed members, tokens and user groups; empty where it was not read. */
export function openChangedBy(account: Account): ChangeBook {
  const book = once(() => changesByPath(account));
  const of = (path: string, id: string | null) => (id === null ? [] : (book().get(`${path} ${id}`) ?? []));
  return {
    ofPrincipal: ({ kind, id }) => of(kind === 'member' ? 'members' : 'tokens', id),
    ofUserGroup: ({ id }) => of('user_groups', id),
  };
}

function changesByPath(account: Account): ReadonlyMap<string, readonly RecordedChange[]> {
  const joined = openActors(account);
  const found = new Map<string, RecordedChange[]>();
  for (const event of account.activity?.access ?? []) {
    const what = changedIn(event.path);
    if (what === null) continue;
    const { key, of } = what;
    addTo(found, key, { event, principal: joined(event.actor)?.principal ?? null, of });
  }
  return found;
}

/** What a path is of: `/accounts/{a}/members/{m}`, `/accounts/{a}/tokens/{t}`, `/accounts/{a}/iam/user_groups/{g}`. */
function changedIn(path: string | null): { readonly key: string; readonly of: RecordedChange['of'] } | null {
  const [, list = '', id = '', more] =
    /^\/accounts\/[^/]+\/(members|tokens|iam\/user_groups)\/([^/]+)(?:\/([^/]+))?/.exec(path ?? '') ?? [];
  if (id === '') return null;
  return { key: `${list.replace('iam/', '')} ${id}`, of: more === 'members' ? 'members' : 'itself' };
}
