import type { Cause, Edit } from '@grantlens/engine';
import {
  type Change,
  type ConditionChange,
  causeWords,
  editWords,
  type Grantee,
  type PolicyContent,
  type SaidChange,
  type StandingChange,
} from '@grantlens/engine/internal';
import type { Account, UserGroup } from '@grantlens/snapshot';
import {
  conditionRecords,
  gapRecord,
  permissionGroupRecord,
  permissionRecord,
  principalRecord,
  type Row,
  scopeRecord,
  standingRecord,
} from './records.ts';

/** A change of `diff` and `what-if`; `account` is the one afterwards. */
export function changeRecord(change: SaidChange, account: Account): Row {
  const { principal, permissionGroup, permission, scope, except, before, after, cause } = change;
  return {
    ...standingRecord(principal),
    permissionGroup: permissionGroup === null ? null : permissionGroupRecord(permissionGroup),
    permission: partRecord(permission),
    scope: scopeRecord(scope, account),
    except: except.map((one) => scopeRecord(one, account)),
    before,
    after,
    cause: cause.map(causeRecord),
  };
}

/** A change of who can act; `account` names the zones. */
export function standingChangeRecord(change: StandingChange, account: Account): Row {
  const { principal, before, after, holds, cause } = change;
  return {
    principal: principalRecord(principal),
    conditions: conditionRecords(principal),
    kind: 'standing',
    before,
    after,
    holds: heldRecords(holds, account),
    cause: cause.map(causeRecord),
  };
}

/** A change of from where or when a token works; `account` names the zones. */
export function conditionChangeRecord(change: ConditionChange, account: Account): Row {
  const { principal, condition, how, before, after, holds, cause } = change;
  return {
    ...standingRecord(principal),
    kind: 'condition',
    condition,
    how,
    before: before === null ? null : { ...before },
    after: after === null ? null : { ...after },
    holds: heldRecords(holds, account),
    cause: cause.map(causeRecord),
  };
}

function heldRecords(holds: StandingChange['holds'], account: Account): readonly Row[] {
  return holds.map(({ permissionGroup, scope }) => ({
    permissionGroup: permissionGroupRecord(permissionGroup),
    scope: scopeRecord(scope, account),
  }));
}

/** A permission of a row: undefined where the row is about the permission group. */
export function partRecord(permission: Change['permission']): Row | undefined {
  if (permission === null) return undefined;
  if (permission.kind === 'atomic') return permissionRecord(permission);
  const of = permission.of.map((name) => ({ kind: 'atomic', name }));
  return { kind: 'any', name: '*:*', of };
}

/** `{ kind, sentence, … }`: what each kind names besides stands in the schema. */
export function causeRecord(cause: Cause): Row {
  const said = { kind: cause.kind, sentence: causeWords(cause), address: cause.address };
  switch (cause.kind) {
    case 'principal-added':
    case 'principal-removed':
    case 'standing-changed':
      return said;
    case 'condition-changed':
      return { ...said, condition: cause.condition, how: cause.how };
    case 'user-group-added':
    case 'user-group-removed':
    case 'joined-user-group':
    case 'left-user-group':
      return { ...said, userGroup: userGroupRecord(cause.userGroup) };
    case 'policy-added':
    case 'policy-removed':
    case 'policy-changed': {
      const { id, userGroup } = cause.policy;
      const what = cause.kind === 'policy-changed' ? cause.what : undefined;
      return {
        ...said,
        policyId: id,
        userGroup: userGroup === null ? undefined : userGroupRecord(userGroup),
        what,
      };
    }
    case 'resource-group-changed':
      return { ...said, resourceGroup: cause.resourceGroup };
    case 'permission-group-changed':
      return { ...said, permissionGroup: permissionGroupRecord(cause.permissionGroup), what: cause.what };
    case 'gap-opened':
    case 'gap-closed':
      return { ...said, gap: gapRecord(cause.gap) };
  }
}

/** An edit of `what-if`: `{ kind, sentence, … }`. */
export function editRecord(edit: Edit, account: Account): Row {
  const said = { kind: edit.kind, sentence: editWords(edit, account) };
  switch (edit.kind) {
    case 'add-member':
      return { ...said, principal: principalRecord(edit.principal), standing: edit.principal.standing };
    case 'accept-invitation':
      return { ...said, principal: principalRecord(edit.principal) };
    case 'accept-invitations':
      return said;
    case 'add-user-group':
      return { ...said, userGroup: userGroupRecord(edit.userGroup) };
    case 'remove-from-policy':
      return { ...said, policyId: edit.policyId, ...contentRecord(edit.content, account) };
    case 'add-to-user-group':
    case 'remove-from-user-group':
      return {
        ...said,
        principal: principalRecord(edit.principal),
        userGroup: userGroupRecord(edit.userGroup),
      };
    case 'remove-principal':
    case 'disable-token':
    case 'enable-token':
      return { ...said, principal: principalRecord(edit.principal) };
    case 'remove-user-group':
      return { ...said, userGroup: userGroupRecord(edit.userGroup) };
    case 'remove-policy':
      return { ...said, policyId: edit.policyId };
    case 'take-permission-group': {
      const { from, permissionGroup, scope } = edit;
      return {
        ...said,
        permissionGroup: permissionGroupRecord(permissionGroup),
        scope: scope === null ? undefined : scopeRecord(scope, account),
        ...(from.kind === 'policy' ? { policyId: from.policyId } : granteeRecord(from)),
      };
    }
    case 'replace-policies':
      return { ...said, ...granteeRecord(edit.of) };
    case 'add-policy':
      return {
        ...said,
        access: edit.access,
        permissionGroup: permissionGroupRecord(edit.permissionGroup),
        scope: scopeRecord(edit.scope, account),
        ...granteeRecord(edit.to),
      };
  }
}

function granteeRecord(to: Grantee): Row {
  return to.kind === 'principal'
    ? { principal: principalRecord(to.principal) }
    : { userGroup: userGroupRecord(to.userGroup) };
}

function contentRecord(content: PolicyContent, account: Account): Row {
  switch (content.kind) {
    case 'permission-group':
      return { permissionGroup: permissionGroupRecord(content.permissionGroup) };
    case 'resource-group':
      return { resourceGroup: { id: content.id, name: content.name } };
    case 'scope':
      return { scope: scopeRecord(content.scope, account) };
  }
}

/** `{ id, name?, address? }` */
function userGroupRecord({ id, name, address }: UserGroup): Row {
  return { id, name: name ?? undefined, address };
}
