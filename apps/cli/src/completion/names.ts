import { unseen } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';

/** What an argument or an option can name. */
export type NameKind = 'members' | 'tokens' | 'groups' | 'zones' | 'permissions' | 'roles';

/** More candidates are no help. */
const most = 200;

const sources: Readonly<Record<NameKind, (account: Account) => Iterable<string | null>>> = {
  *members({ principals }) {
    for (const one of principals) if (one.kind === 'member') yield one.email;
  },
  *tokens({ principals }) {
    for (const one of principals)
      if (one.kind === 'token') yield one.name === null ? null : `token:${one.name}`;
  },
  *groups({ userGroups }) {
    for (const { name } of userGroups) yield name;
  },
  *zones({ zones }) {
    yield* ['account', 'anywhere', 'zone:*'];
    for (const { name } of zones) yield name;
  },
  *permissions({ permissions }) {
    yield* permissions;
  },
  *roles({ permissionGroups }) {
    for (const { name } of permissionGroups.values()) yield name;
  },
};

/**
 * The names of some kinds that begin with what is typed. One that holds what a terminal would not show, or that would be
 * taken for an option, is not offered.
 */
export function namesFor(kinds: readonly NameKind[], typed: string, account: Account): readonly string[] {
  const found = new Set<string>();
  // Who types nothing of a token yet looks for people.
  for (const kind of kinds) {
    for (const name of sources[kind](account)) {
      if (name === null || !name.startsWith(typed) || name.startsWith('-') || unseen.test(name)) continue;
      found.add(name);
      if (found.size === most) return [...found];
    }
  }
  return [...found];
}
