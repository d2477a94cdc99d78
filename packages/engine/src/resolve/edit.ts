import {
  type Account,
  GrantlensError,
  type PermissionGroup,
  type Policy,
  type Scope,
} from '@grantlens/snapshot';
import { everyOf, lookupIn, overlaid, resourceTypes, wholeAccount } from '@grantlens/snapshot/internal';
import { isOneResource, type Subject } from '../decision/resource.ts';
import { afterEdits } from '../edit/apply-edits.ts';
import { unknownPolicy } from '../edit/check-edits.ts';
import type { Edit, Grantee } from '../edit/edit.ts';
import { resolveHolder } from './holder.ts';
import { type NewMemberWords, newMember, newUserGroup } from './new-holder.ts';
import { resolvePermission } from './permission.ts';
import { policyContentMeant } from './policy-content.ts';
import { resolvePrincipal } from './principal.ts';
import { resolveResource } from './resource.ts';
import { resourceText } from './sentence.ts';
import { resolveUserGroup } from './user-group.ts';

/**
 * Reads edits put as sentences, each on the account as those before leave it: `new member EMAIL [in GROUP and GROUP]`,
 * `invite EMAIL [to GROUP and GROUP]`, `accept the invitation of MEMBER`, `new group NAME`, `add MEMBER to GROUP`,
 * `remove MEMBER from GROUP`, `remove member MEMBER`, `remove token NAME`, `remove group GROUP`, `remove policy ID`,
 * `take PERMISSION_GROUP|RESOURCE_GROUP|ZONE out of policy ID`, `grant PERMISSION_GROUP on RESOURCE to
 * MEMBER|token:NAME|GROUP`, and `deny …` alike.
 *
 * @throws GrantlensError `edit-unclear`, or what the resolving of a name throws
 */
export function readEdits(sentences: readonly string[], account: Account): readonly Edit[] {
  const edits: Edit[] = [];
  let edited = account;
  for (const [at, sentence] of sentences.entries()) {
    // After the last there is nothing to read.
    if (at > 0) edited = afterEdits(edited, edits.slice(-1));
    edits.push(readEdit(sentence, edited));
  }
  return edits;
}

function readEdit(sentence: string, account: Account): Edit {
  const said = sentence.trim().replace(/\s+/g, ' ');
  for (const { form, read } of forms) {
    const words = form.exec(said)?.slice(1);
    if (words !== undefined) return read(words, account);
  }
  throw new GrantlensError('edit-unclear', `"${sentence}" is not an edit this program reads`);
}

/** Every form of a sentence, the narrower ones first. */
const forms: readonly {
  readonly form: RegExp;
  readonly read: (words: readonly (string | undefined)[], account: Account) => Edit;
}[] = [
  {
    form: /^(?:new|add new|add a new) member (\S+?)(?: (?:in|to) (?:the )?(?:user )?(?:groups? )?(.+))?$/i,
    read: ([email = '', userGroups], account) => joining({ email, userGroups, standing: 'active' }, account),
  },
  {
    form: /^invite (?:member )?(\S+?)(?: (?:in|to) (?:the )?(?:user )?(?:groups? )?(.+))?$/i,
    read: ([email = '', userGroups], account) => joining({ email, userGroups, standing: 'latent' }, account),
  },
  {
    form: /^accept (?:the )?(?:invitation )?(?:of |for |by )?(?:member )?(.+)$/i,
    read: ([who = ''], account) => acceptance(who, account),
  },
  {
    form: /^(?:new|add new|add a new) (?:user )?group (.+)$/i,
    read: ([name = ''], account) => ({ kind: 'add-user-group', userGroup: newUserGroup(name, account) }),
  },
  {
    form: /^take (.+) (?:out of|from) (?:the )?policy (\S+)$/i,
    read: ([what = '', id = ''], account) => ({
      kind: 'remove-from-policy',
      policyId: id,
      content: policyContentMeant(what, policiesOf(id, account), account),
    }),
  },
  { form: /^remove member (\S+)$/i, read: ([who = ''], account) => removal(who, 'member', account) },
  {
    form: /^remove token (?:token:)?(.+)$/i,
    read: ([who = ''], account) => removal(`token:${who}`, 'token', account),
  },
  {
    form: /^remove (?:user )?group (.+)$/i,
    read: ([name = ''], account) => ({
      kind: 'remove-user-group',
      userGroup: resolveUserGroup(name, account),
    }),
  },
  { form: /^remove policy (\S+)$/i, read: ([id = ''], account) => withoutPolicy(id, account) },
  {
    form: /^add (?:member )?(.+?) to (?:the )?(?:group |user group )?(.+)$/i,
    read: (words, account) => membership('add-to-user-group', words, account),
  },
  {
    form: /^remove (?:member )?(.+?) from (?:the )?(?:group |user group )?(.+)$/i,
    read: (words, account) => membership('remove-from-user-group', words, account),
  },
  {
    form: /^(grant|allow|deny) (.+) on ((?:all|every|each|any)(?: of)?(?: the)? (?:zones?|domains?)|(?:the )?(?:whole )?account|\S+) to (.+)$/i,
    read: ([verb = '', what = '', where = '', whom = ''], account) => {
      const to = resolveHolder(whom, account);
      return {
        kind: 'add-policy',
        access: verb.toLowerCase() === 'deny' ? 'deny' : 'allow',
        permissionGroup: permissionGroupMeant(what, to, account),
        scope: scopeOf(resolveResource(resourceText(where), account), account),
        to,
      };
    },
  },
];

function joining(words: NewMemberWords, account: Account): Edit {
  return { kind: 'add-member', principal: newMember(words, account) };
}

function acceptance(who: string, account: Account): Edit {
  const principal = resolvePrincipal(who, account);
  if (principal.kind === 'member' && principal.standing === 'latent')
    return { kind: 'accept-invitation', principal };
  const status = principal.status ?? principal.standing;
  throw new GrantlensError('edit-unclear', `${who} has no open invitation: the status is ${status}`);
}

function removal(who: string, kind: 'member' | 'token', account: Account): Edit {
  const principal = resolvePrincipal(who, account);
  if (principal.kind !== kind) throw new GrantlensError('edit-unclear', `"${who}" is a ${principal.kind}`);
  return { kind: 'remove-principal', principal };
}

function membership(
  kind: 'add-to-user-group' | 'remove-from-user-group',
  [who = '', group = '']: readonly (string | undefined)[],
  account: Account,
): Edit {
  const principal = resolvePrincipal(who, account);
  if (principal.kind !== 'member')
    throw new GrantlensError('edit-unclear', `"${who}" is a token, and only members are in user groups`);
  const userGroup = resolveUserGroup(group, account);
  const isIn = principal.groups.includes(userGroup.key);
  if (isIn === (kind === 'add-to-user-group')) {
    const there = isIn ? 'already in' : 'not in';
    throw new GrantlensError(
      'edit-unclear',
      `${principal.email ?? who} is ${there} the user group ${userGroup.name ?? userGroup.key}`,
    );
  }
  return { kind, principal, userGroup };
}

function withoutPolicy(id: string, account: Account): Edit {
  policiesOf(id, account);
  return { kind: 'remove-policy', policyId: id };
}

/** The policies of one id: a policy has several holders where several rows show it. */
function policiesOf(id: string, account: Account): readonly Policy[] {
  const found = lookupIn(account).policiesById(id);
  if (found.length > 0) return found;
  throw unknownPolicy(id, account);
}

/** Members and user groups are given the one kind of permission group, tokens the other. */
function permissionGroupMeant(words: string, to: Grantee, account: Account): PermissionGroup {
  const side = to.kind === 'principal' && to.principal.kind === 'token' ? 'token' : 'member';
  const groups = [...account.permissionGroups].filter(([, group]) => group.side === side);
  const meant = resolvePermission(words, overlaid(account, { permissionGroups: new Map(groups) }));
  if (meant.kind === 'group') return meant.group;
  throw new GrantlensError(
    'permission-unknown',
    `"${words}" is a permission, and policies give permission groups`,
  );
}

function scopeOf(subject: Subject, account: Account): Scope {
  if (subject.kind === 'zones' && subject.glob === '*') return everyOf(resourceTypes.zone);
  if (!isOneResource(subject)) {
    throw new GrantlensError(
      'edit-unclear',
      'a policy is on the account, on one resource or on zone:* (every zone), not on a glob or "anywhere"',
    );
  }
  if (subject.kind === 'account') return wholeAccount(account.id);
  const { key, type, identity } = subject;
  return { kind: 'resource', key, type, resource: identity };
}
