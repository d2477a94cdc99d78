import {
  type Account,
  GrantlensError,
  type PermissionGroup,
  type Policy,
  type Scope,
} from '@grantlens/snapshot';
import { lookupIn, permissionGroupName } from '@grantlens/snapshot/internal';
import type { Edit, Grantee, TakenFrom } from '../edit/edit.ts';
import { didYouMean, orList } from '../words/nearest.ts';
import { permissionGroupWords, principalWords, scopeWords } from '../words/words.ts';
import { contentsOf, type NamedContent, partsMeant } from './policy-content.ts';
import { resolveResource } from './resource.ts';

/** What is to be taken, in words: a permission group, and where; null for wherever it is given. */
export interface TakenWords {
  readonly what: string;
  readonly where: string | null;
}

/**
 * A permission group that is taken out of a policy of an id, which the policies given show.
 *
 * @throws GrantlensError `edit-unclear`
 */
export function takenFromPolicy(words: TakenWords, policies: readonly Policy[], account: Account): Edit {
  const policyId = policies[0]?.id ?? '';
  return taken(words, { kind: 'policy', policyId }, policies, account);
}

/**
 * A permission group that is taken from what somebody, or a user group, itself gives.
 *
 * @throws GrantlensError `edit-unclear`
 */
export function takenFromHolder(words: TakenWords, from: Grantee, account: Account): Edit {
  const key = from.kind === 'principal' ? from.principal.key : from.userGroup.key;
  const policies = lookupIn(account).policiesOf(key);
  return taken(
    words,
    from,
    policies.filter(({ effect }) => effect !== 'deny'),
    account,
  );
}

function taken(
  { what, where }: TakenWords,
  from: TakenFrom,
  policies: readonly Policy[],
  account: Account,
): Edit {
  const found = partsMeant(what, groupsIn(policies, account));
  const [only, ...others] = found.flatMap(({ content }) =>
    content.kind === 'permission-group' ? [content.permissionGroup] : [],
  );
  const whose = fromWords(from);
  if (only === undefined) throw unclear(whyNotGiven(what, from, policies, account));
  if (others.length > 0) {
    const ids = orList(found.map(({ names }) => names[0] ?? ''));
    throw unclear(`"${what}" is ${found.length} permission groups of ${whose}: use ${ids}`);
  }
  const giving = policies.filter(({ permissionGroups }) =>
    permissionGroups.some(({ key }) => key === only.key),
  );
  const scope = where === null ? null : scopeMeant({ where, given: only, whose }, giving, account);
  return { kind: 'take-permission-group', from, permissionGroup: only, scope };
}

function groupsIn(policies: readonly Policy[], account: Account): readonly NamedContent[] {
  return contentsOf(policies, account).filter(({ content }) => content.kind === 'permission-group');
}

/** Policies only allow or deny whole what they name: less than that needs another policy. */
function scopeMeant(
  {
    where,
    given,
    whose,
  }: { readonly where: string; readonly given: PermissionGroup; readonly whose: string },
  giving: readonly Policy[],
  account: Account,
): Scope {
  const known = contentsOf(giving, account).filter(({ content }) => content.kind === 'scope');
  const [only, ...others] = partsMeant(where, known).flatMap(({ content }) =>
    content.kind === 'scope' ? [content.scope] : [],
  );
  if (only !== undefined && others.length === 0) return only;
  if (others.length > 0) {
    const keys = orList([only, ...others].map((scope) => scope?.key ?? ''));
    throw unclear(`"${where}" is ${others.length + 1} places on which ${whose} gives it: use ${keys}`);
  }
  resolveResource(where, account);
  const places = known.flatMap(({ content }) =>
    content.kind === 'scope' ? [scopeWords(content.scope, account)] : [],
  );
  const group = permissionGroupName(given);
  const named = places.length === 0 ? 'a place that cannot be read' : listed(places);
  throw unclear(
    `${permissionGroupWords(given)} of ${whose} is on ${named}, and not on "${where}" by itself: that would need a deny, such as 'deny "${group}" on ${where} to …'`,
  );
}

function whyNotGiven(what: string, from: TakenFrom, policies: readonly Policy[], account: Account): string {
  const whose = fromWords(from);
  const { policiesOf, userGroup } = lookupIn(account);
  const gives = (some: readonly Policy[]) => partsMeant(what, groupsIn(some, account)).length > 0;
  const groups = from.kind === 'principal' ? from.principal.groups : [];
  const through = groups.filter((key) => gives(policiesOf(key))).map((key) => userGroup(key)?.name ?? key);
  if (through.length > 0) {
    const noun = through.length === 1 ? 'the user group' : 'the user groups';
    return `${whose} has "${what}" through ${noun} ${listed(through.map((name) => `"${name}"`))} alone: take it from there, or remove ${whose} from ${through.length === 1 ? 'it' : 'them'}`;
  }
  if (from.kind !== 'policy') {
    const denies = policiesOf(from.kind === 'principal' ? from.principal.key : from.userGroup.key)
      .filter(({ effect }) => effect === 'deny')
      .filter((policy) => gives([policy]));
    if (denies.length > 0)
      return `the policies of ${whose} deny "${what}" and do not give it: a deny is taken out of its policy, by the id of that`;
  }
  const near = didYouMean(
    what,
    groupsIn(policies, account).flatMap(({ names }) => names.at(-1) ?? []),
  );
  const isUnseen = policies.some(({ kind }) => kind === 'unseen');
  const caveat = isUnseen ? ' (the snapshot does not show every policy)' : '';
  return `no policy of ${whose} gives "${what}"${caveat}, and only what a policy names can be taken out of it${near}`;
}

function fromWords(from: TakenFrom): string {
  switch (from.kind) {
    case 'policy':
      return `the policy ${from.policyId}`;
    case 'principal':
      return principalWords(from.principal);
    case 'user-group':
      return `the user group ${from.userGroup.name ?? from.userGroup.key}`;
  }
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, 5);
  const more = words.length - shown.length;
  const all = more === 0 ? shown : [...shown, `${more} more`];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function unclear(text: string): GrantlensError {
  return new GrantlensError('edit-unclear', text);
}
