import { scopeWords } from '@grantlens/engine';
import type { Account, Member, Policy, Token, UserGroup } from '@grantlens/snapshot';
import { permissionGroupName } from '@grantlens/snapshot/internal';

/** An edit as a sentence, and what it says in ids: whoever carries it out reads no sentence. */
export interface SaidEdit {
  readonly sentence: string;
  readonly does: Deed;
  /** The principals, user groups, tokens and policies that it names. */
  readonly names: readonly string[];
}

/** What an edit does to the account behind the API. */
export type Deed =
  | { readonly kind: 'invite'; readonly email: string; readonly group: string | null }
  | { readonly kind: 'new-group'; readonly name: string }
  | { readonly kind: 'join' | 'leave'; readonly member: string; readonly group: string }
  | { readonly kind: 'remove'; readonly from: 'members' | 'tokens' | 'iam/user_groups'; readonly id: string }
  | { readonly kind: 'switch'; readonly token: string; readonly status: 'active' | 'disabled' }
  | {
      readonly kind: 'take';
      readonly holder: Holder;
      readonly permissionGroup: string;
      /** The key of an object, `*` of the whole account; null for wherever it is given. */
      readonly object: string | null;
      /** The id of a policy, where it is taken from that alone. */
      readonly policy: string | null;
    }
  | { readonly kind: 'remove-policy'; readonly holder: Holder; readonly policy: string }
  | {
      readonly kind: 'give';
      readonly holder: Holder;
      readonly access: 'allow' | 'deny';
      readonly permissionGroup: string;
      readonly object: string;
    };

/** Who holds the policies that change. */
export interface Holder {
  readonly list: 'members' | 'iam/user_groups';
  readonly id: string;
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Sentences about an account. Members of `closed` have policies that nobody can write back. */
export function sentencesOn(account: Account, closed: ReadonlySet<string>): readonly SaidEdit[] {
  const members = account.principals.filter(
    (one): one is Member & { id: string } =>
      one.kind === 'member' && one.id !== null && one.email !== null && one.standing !== 'latent',
  );
  const tokens = account.principals.filter(
    (one): one is Token & { id: string } => one.kind === 'token' && one.id !== null,
  );
  const groups = account.userGroups.filter((one): one is UserGroup & { id: string } => one.id !== null);
  return [
    ...members.flatMap((one) => aboutMember(one, groups)),
    ...members.filter(({ id }) => !closed.has(id)).flatMap((one) => aboutHolder(one, account)),
    ...groups.flatMap((one) => [
      said(`remove group ${quoted(one.id)}`, { kind: 'remove', from: 'iam/user_groups', id: one.id }, one.id),
      said(
        `invite new@example.com to ${quoted(one.id)}`,
        { kind: 'invite', email: 'new@example.com', group: one.id },
        'new@example.com',
        one.id,
      ),
      ...aboutHolder(one, account),
    ]),
    ...tokens.flatMap(({ id }) => [
      said(`remove token ${id}`, { kind: 'remove', from: 'tokens', id }, id),
      said(`disable token ${id}`, { kind: 'switch', token: id, status: 'disabled' }, id),
      said(`enable token ${id}`, { kind: 'switch', token: id, status: 'active' }, id),
    ]),
    said('new group Night watch', { kind: 'new-group', name: 'Night watch' }, 'Night watch'),
  ];
}

function said(sentence: string, does: Deed, ...names: readonly string[]): SaidEdit {
  return { sentence, does, names };
}

function aboutMember(
  { id, key, groups: own }: Member & { readonly id: string },
  groups: readonly (UserGroup & { readonly id: string })[],
): readonly SaidEdit[] {
  return [
    said(`remove member ${id}`, { kind: 'remove', from: 'members', id }, id, key),
    ...groups.map((group) => {
      const isIn = own.includes(group.key);
      const sentence = isIn ? `remove ${id} from ${quoted(group.id)}` : `add ${id} to ${quoted(group.id)}`;
      return said(sentence, { kind: isIn ? 'leave' : 'join', member: id, group: group.id }, id, group.id);
    }),
  ];
}

function aboutHolder(
  holder: (Member & { readonly id: string }) | (UserGroup & { readonly id: string }),
  account: Account,
): readonly SaidEdit[] {
  const { id, key } = holder;
  const isMember = 'kind' in holder;
  const of: Holder = { list: isMember ? 'members' : 'iam/user_groups', id };
  const whom = isMember ? id : `group ${id}`;
  const policies = account.policies.filter(
    (policy) => policy.kind === 'policy' && 'gaps' in policy && holderOf(policy) === key,
  );
  return [
    ...policies.flatMap((policy) => aboutPolicy(policy, { of, whom }, account)),
    ...gifts({ of, whom }, account),
  ];
}

function holderOf({ holder }: Policy): string | null {
  if (holder.kind === 'possible') return null;
  return holder.kind === 'principal' ? holder.principal : holder.group;
}

interface Named {
  readonly of: Holder;
  readonly whom: string;
}

function aboutPolicy(policy: Policy, { of, whom }: Named, account: Account): readonly SaidEdit[] {
  const { id, effect } = policy;
  const isShared = account.policies.filter((other) => other.id === id).length > 1;
  const byId =
    id === null || isShared
      ? []
      : [said(`remove policy ${id}`, { kind: 'remove-policy', holder: of, policy: id }, id, of.id)];
  const [group] = policy.permissionGroups.flatMap(({ key }) =>
    key === null ? [] : (account.permissionGroups.get(key) ?? []),
  );
  const scopes = policy.resourceGroups.flatMap(({ places }) => places.flatMap(({ scope }) => scope ?? []));
  const [scope] = scopes;
  if (group?.id == null || scope === undefined || scope.kind === 'type') return byId;
  const take = { kind: 'take', holder: of, permissionGroup: group.id } as const;
  const what = quoted(group.id);
  const object = scope.kind === 'account' ? '*' : scope.resource;
  const where = scope.kind === 'account' ? 'account' : quoted(scope.key);
  const isOwn = effect === 'allow';
  return [
    ...byId,
    ...(isOwn
      ? [
          said(`take ${what} from ${whom}`, { ...take, object: null, policy: null }, of.id),
          said(`take ${what} from ${whom} on ${where}`, { ...take, object, policy: null }, of.id),
        ]
      : []),
    ...(id === null || isShared
      ? []
      : [said(`take ${what} from policy ${id} on ${where}`, { ...take, object, policy: id }, id, of.id)]),
  ].filter(
    ({ sentence }) =>
      !sentence.includes('\n') && scopeWords(scope, account) !== '' && permissionGroupName(group) !== '',
  );
}

function gifts({ of, whom }: Named, account: Account): readonly SaidEdit[] {
  const groups = [...account.permissionGroups.values()].filter(
    ({ side, id }) => side === 'member' && id !== null,
  );
  const [first, last] = [groups[0], groups.at(-1)];
  const zone = account.zones[0];
  return [first, last].flatMap((group, at) => {
    if (group?.id == null) return [];
    const access = at === 0 ? 'allow' : 'deny';
    const isWide = at === 0 || zone === undefined;
    const object = isWide ? '*' : zone.key;
    const give = { kind: 'give', holder: of, access, permissionGroup: group.id, object } as const;
    const where = isWide ? 'account' : quoted(zone.key);
    return [said(`${access} ${quoted(group.id)} on ${where} to ${whom}`, give, of.id)];
  });
}
