import type { Grant } from '@grantlens/engine';
import type { Account } from '@grantlens/snapshot';
import { groupNames, principalNames, type SaidEdit, sayEdit } from './said-edit.ts';

/** The edits that take a grant from a principal, the one that takes least first. */
export function* takingEdits(grant: Grant, account: Account): Generator<SaidEdit> {
  const ways = grant.path === 'group' ? [fromGroup, removal] : [outOfPolicy, policyOf, removal];
  for (const way of ways) {
    // To read a sentence takes longer than to try the edit before it, which as a rule is enough.
    const edit = way(grant, account);
    if (edit !== null) yield edit;
  }
}

function fromGroup({ principal, group }: Grant, account: Account): SaidEdit | null {
  if (group === null) return null;
  const sentences = groupNames(group).flatMap((name) =>
    principalNames(principal).map((who) => `remove ${who} from ${name}`),
  );
  return sayEdit(
    sentences,
    (edit) =>
      edit.kind === 'remove-from-user-group' &&
      edit.principal.key === principal.key &&
      edit.userGroup.key === group.key,
    account,
  );
}

/** One permission group out of a policy that gives several. */
function outOfPolicy({ policy, permissionGroup }: Grant, account: Account): SaidEdit | null {
  const { id, permissionGroups } = policy;
  if (id === null || permissionGroup === null || permissionGroups.length < 2) return null;
  const { key, name } = permissionGroup;
  return sayEdit(
    [name, key].flatMap((one) => (one === null ? [] : `take ${one} out of policy ${id}`)),
    (edit) =>
      edit.kind === 'remove-from-policy' &&
      edit.policyId === id &&
      edit.content.kind === 'permission-group' &&
      edit.content.permissionGroup.key === key,
    account,
  );
}

function policyOf({ policy: { id } }: Grant, account: Account): SaidEdit | null {
  if (id === null) return null;
  const isMeant: Parameters<typeof sayEdit>[1] = (edit) =>
    edit.kind === 'remove-policy' && edit.policyId === id;
  return sayEdit([`remove policy ${id}`], isMeant, account);
}

function removal({ principal }: Grant, account: Account): SaidEdit | null {
  const { kind, id, key } = principal;
  const names = kind === 'token' ? [id ?? key] : principalNames(principal);
  return sayEdit(
    names.map((name) => `remove ${kind} ${name}`),
    (edit) => edit.kind === 'remove-principal' && edit.principal.key === key,
    account,
  );
}
