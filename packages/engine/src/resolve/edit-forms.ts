import { type Account, GrantlensError, type Policy, type Token } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import { unknownPolicy } from '../edit/check-edits.ts';
import type { Edit } from '../edit/edit.ts';
import { resolveHolder, withoutNoun } from './holder.ts';
import { newMember, newUserGroup } from './new-holder.ts';
import { newPolicyMeant } from './new-policy.ts';
import { policyContentMeant } from './policy-content.ts';
import { principalsMeant, principalsNamed, resolvePrincipal } from './principal.ts';
import { resourceText } from './resource-words.ts';
import { type SaidName, type SaidNames, type SentenceForm, sentenceForm } from './sentence-form.ts';
import { takenFromHolder, takenFromPolicy } from './taken.ts';
import { resolveUserGroup, userGroupsMeant } from './user-group.ts';

/** A form of a sentence, and the edit it means. */
export interface EditForm {
  readonly form: SentenceForm;
  readonly read: (names: SaidNames, account: Account) => Edit;
}

/** Every form of an edit. Where a sentence can be read as several and none is meant, the first says why. */
export const editForms: readonly EditForm[] = [
  ...newcomers('(add) (a) new member {email:word}', 'active'),
  ...newcomers('invite (member) {email:word}', 'latent'),
  form('accept (every|all) (the) (open) invitations', (_, account) => acceptances(account)),
  form('accept (the) (invitation) (of|for|by) (member) {who}', ({ who }, account) =>
    acceptance(text(who), account),
  ),
  form('(add) (a) new (user) group {name}', ({ name }, account) => ({
    kind: 'add-user-group',
    userGroup: newUserGroup(text(name), account),
  })),
  form('take {what} out of (the) policy {policy:word}', partOfPolicy),
  form('take {what} from (the) policy {policy:word} on {where:place}', cellsOfPolicy),
  form('take {what} from (the) policy {policy:word}', partOfPolicy),
  form('take {what} from {whom} on {where:place}', taken),
  form('take {what} from {whom}', taken),
  form('remove member {who}', ({ who }, account) => removal(text(who), 'member', account)),
  form('remove token {token}', ({ token }, account) => removal(tokenText(token), 'token', account)),
  form('remove (the) (user) group {group}', ({ group }, account) => ({
    kind: 'remove-user-group',
    userGroup: resolveUserGroup(text(group), account),
  })),
  form('remove policy {policy:word}', ({ policy }, account) => withoutPolicy(text(policy), account)),
  form('disable (the) token {token}', ({ token }, account) => ({
    kind: 'disable-token',
    principal: tokenMeant(token, account),
  })),
  form('enable (the) token {token}', ({ token }, account) => ({
    kind: 'enable-token',
    principal: tokenMeant(token, account),
  })),
  form('add (member) {who} to (the) (user) (group) {group}', (names, account) =>
    membership('add-to-user-group', names, account),
  ),
  form('remove (member) {who} from (the) (user) (group) {group}', (names, account) =>
    membership('remove-from-user-group', names, account),
  ),
  form('grant|allow {what} on {where:place} to {whom}', (names, account) => given('allow', names, account)),
  form('deny {what} on {where:place} to {whom}', (names, account) => given('deny', names, account)),
];

/**
 * Whether those whom a reading of a sentence names are there. To find out is quick; to say what comes nearest to a name
 * that is not there is not, and is left until no reading is right.
 */
export function isAnybodyThere({ who, group, groups = [], whom }: SaidNames, account: Account): boolean {
  const isGroup = (name: string) => userGroupsMeant(name.trim(), account).length > 0;
  const isPrincipal = (name: string) => principalsMeant(name, account).found.length > 0;
  if (![...(group ?? []), ...groups].every((name) => isGroup(name.text))) return false;
  if (who !== undefined && !isPrincipal(text(who))) return false;
  if (whom === undefined) return true;
  const holder = text(whom);
  return (
    lookupIn(account).policiesById(holder).length > 0 ||
    isGroup(withoutNoun(holder)) ||
    isGroup(holder) ||
    isPrincipal(holder)
  );
}

function form(words: string, read: EditForm['read']): EditForm {
  return { form: sentenceForm(words), read };
}

/** Somebody new, in no user group or in some. */
function newcomers(words: string, standing: 'active' | 'latent'): readonly EditForm[] {
  const read: EditForm['read'] = ({ email, groups = [] }, account) => {
    const userGroups = groups.map((group) => group.text);
    return {
      kind: 'add-member',
      principal: newMember({ email: text(email), userGroups, standing }, account),
    };
  };
  return [
    form(words, read),
    form(`${words} in|to (the) (user) (group) {groups:list}`, read),
    form(`${words} in|to (the) (user) groups {groups:list}`, read),
  ];
}

function acceptances({ principals }: Account): Edit {
  const invited = principals.flatMap((one) =>
    one.kind === 'member' && one.standing === 'latent' ? [one] : [],
  );
  return { kind: 'accept-invitations', principals: invited };
}

/** Of somebody who has accepted before it is an edit too: nobody's access changes by it. */
function acceptance(who: string, account: Account): Edit {
  const principal = resolvePrincipal(who, account);
  if (principal.kind === 'member' && principal.standing !== 'inactive')
    return { kind: 'accept-invitation', principal };
  const status = principal.status ?? principal.standing;
  throw unclear(`${who} has no open invitation: the status is ${status}`);
}

function partOfPolicy({ what, policy }: SaidNames, account: Account): Edit {
  const policyId = text(policy);
  const content = policyContentMeant(text(what), policiesOf(policyId, account), account);
  return { kind: 'remove-from-policy', policyId, content };
}

function cellsOfPolicy({ what, policy, where }: SaidNames, account: Account): Edit {
  const words = { what: text(what), where: placeText(where) };
  return takenFromPolicy(words, policiesOf(text(policy), account), account);
}

/** From a policy that is named by its id alone, or from what somebody or a user group itself gives. */
function taken({ what, whom, where }: SaidNames, account: Account): Edit {
  const name = text(whom);
  const policies = lookupIn(account).policiesById(name);
  const words = { what: text(what), where: where === undefined ? null : placeText(where) };
  if (policies.length === 0)
    return takenFromHolder(words, resolveHolder(name, account, isInQuotes(whom)), account);
  if (principalsNamed(name, account).length + userGroupsMeant(name, account).length > 0)
    throw unclear(
      `"${name}" is a policy, and somebody or a user group too: begin with "policy " or use an id`,
    );
  if (where === undefined) return partOfPolicy({ what: what ?? [], policy: whom ?? [] }, account);
  return takenFromPolicy(words, policies, account);
}

function removal(who: string, kind: 'member' | 'token', account: Account): Edit {
  const principal = resolvePrincipal(who, account);
  if (principal.kind !== kind) throw unclear(`"${who}" is a ${principal.kind}`);
  return { kind: 'remove-principal', principal };
}

function tokenMeant(who: readonly SaidName[] | undefined, account: Account): Token {
  const principal = resolvePrincipal(tokenText(who), account);
  if (principal.kind === 'token') return principal;
  throw unclear(`"${text(who)}" is a ${principal.kind}`);
}

/** To be in a user group already, or not to be in it, is no reason to refuse: nobody's access changes. */
function membership(
  kind: 'add-to-user-group' | 'remove-from-user-group',
  { who, group }: SaidNames,
  account: Account,
): Edit {
  const principal = resolvePrincipal(text(who), account);
  if (principal.kind !== 'member')
    throw unclear(`"${text(who)}" is a token, and only members are in user groups`);
  return { kind, principal, userGroup: resolveUserGroup(text(group), account) };
}

function withoutPolicy(id: string, account: Account): Edit {
  policiesOf(id, account);
  return { kind: 'remove-policy', policyId: id };
}

function given(access: 'allow' | 'deny', { what, where, whom }: SaidNames, account: Account): Edit {
  const to = resolveHolder(text(whom), account, isInQuotes(whom));
  return newPolicyMeant({ access, what: text(what), where: placeText(where), to }, account);
}

/** The policies of one id: a policy has several holders where several rows show it. */
function policiesOf(id: string, account: Account): readonly Policy[] {
  const found = lookupIn(account).policiesById(id);
  if (found.length > 0) return found;
  throw unknownPolicy(id, account);
}

function text(names: readonly SaidName[] | undefined): string {
  return names?.[0]?.text ?? '';
}

function isInQuotes(names: readonly SaidName[] | undefined): boolean {
  return names?.[0]?.isQuoted ?? false;
}

function placeText(where: readonly SaidName[] | undefined): string {
  return isInQuotes(where) ? text(where) : resourceText(text(where));
}

function tokenText(who: readonly SaidName[] | undefined): string {
  return text(who).startsWith('token:') ? text(who) : `token:${text(who)}`;
}

function unclear(why: string): GrantlensError {
  return new GrantlensError('edit-unclear', why);
}
