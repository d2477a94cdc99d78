import type { UserGroup } from '@grantlens/snapshot';
import { permissionGroupName } from '@grantlens/snapshot/internal';
import type { Cause, NamedPolicy } from '../changes/cause.ts';
import { printable } from '../words/printable.ts';
import { permissionGroupWords } from '../words/words.ts';

/** A cause as a sentence about the principal whose row it stands in, without subject and full stop. */
export function causeWords(cause: Cause): string {
  const words = wordsOfKind(cause);
  return cause.address === undefined ? words : `${words} (${printable(cause.address)})`;
}

function wordsOfKind(cause: Cause): string {
  switch (cause.kind) {
    case 'principal-added':
      return 'joined the account';
    case 'principal-removed':
      return 'left the account';
    case 'standing-changed': {
      const { before, after } = cause;
      if (before.status === after.status) return `is now ${after.standing} because of its dates`;
      return printable(`the status changed from ${before.status} to ${after.status}`);
    }
    case 'condition-changed':
      return conditionWords[cause.condition][cause.how];
    case 'joined-user-group':
      return `joined the ${groupName(cause.userGroup)}`;
    case 'left-user-group':
      return `left the ${groupName(cause.userGroup)}`;
    case 'user-group-added':
      return `the ${groupName(cause.userGroup)} was added`;
    case 'user-group-removed':
      return `the ${groupName(cause.userGroup)} was removed`;
    case 'policy-added':
      return `${policyName(cause.policy)} was added${onWhom('to', cause.policy)}`;
    case 'policy-removed':
      return `${policyName(cause.policy)} was removed${onWhom('from', cause.policy)}`;
    case 'policy-changed':
      return `${policyName(cause.policy)}${onWhom('of', cause.policy)} was changed: ${cause.what.map((part) => partWords[part]).join(', ')}`;
    case 'resource-group-changed':
      return `the scope of the resource group ${printable(cause.resourceGroup.name ?? cause.resourceGroup.id)} was changed`;
    case 'permission-group-changed': {
      const what = cause.what.join(' and the ');
      return `the ${what} of the permission group ${permissionGroupWords(cause.permissionGroup)} changed`;
    }
    case 'gap-opened':
      return `it can no longer be seen: ${printable(cause.gap.clouds)}`;
    case 'gap-closed':
      return `it can now be seen: ${printable(cause.gap.clouds)}`;
  }
}

const conditionWords = {
  addresses: {
    loosened: 'works from more addresses',
    tightened: 'works from fewer addresses',
    changed: 'works from other addresses',
  },
  from: {
    loosened: 'works from an earlier moment on',
    tightened: 'works from a later moment on',
    changed: 'works from another moment on',
  },
  until: {
    loosened: 'works until a later moment',
    tightened: 'works until an earlier moment',
    changed: 'works until another moment',
  },
} as const;

const partWords = {
  access: 'allow or deny',
  'permission-groups': 'its permission groups',
  'resource-groups': 'its resource groups',
} as const;

function groupName({ name, key }: UserGroup): string {
  return printable(`user group ${name ?? key}`);
}

function policyName({ id, effect, permissionGroups }: NamedPolicy): string {
  if (id !== null) return printable(`policy ${id}`);
  const groups = permissionGroups.map(permissionGroupName).join(', ');
  const verb = effect === 'either' ? 'allows or denies' : effect === 'deny' ? 'denies' : 'allows';
  return printable(`a policy without an id that ${verb} ${groups || 'what cannot be read'}`);
}

function onWhom(how: 'to' | 'from' | 'of', { userGroup }: NamedPolicy): string {
  return userGroup === null ? '' : ` ${how} the ${groupName(userGroup)}`;
}
