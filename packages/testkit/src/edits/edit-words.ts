import type { Snapshot } from '@grantlens/snapshot';
import { namesIn } from '../words/names-in.ts';
import type { RowEdit } from './row-edit.ts';

/** An edit of a snapshot in words, with the names of what it is about. */
export function editWords(snapshot: Snapshot, edit: RowEdit): string {
  const names = namesIn(snapshot);
  switch (edit.kind) {
    case 'new-member': {
      const groups = edit.userGroups.map(names.userGroup);
      const inThem = groups.length === 0 ? '' : ` in ${groups.join(', ')}`;
      return `a new member ${edit.email} (${edit.status})${inThem}`;
    }
    case 'new-user-group':
      return `a new user group ${edit.name}`;
    case 'accept':
      return `${names.member(edit.member)} accepts the invitation`;
    case 'take': {
      const part =
        'object' in edit ? names.resource(edit.object) : names.permissionGroup(edit.permissionGroup);
      return `take ${part} out of the policy ${edit.policy}`;
    }
    case 'join':
      return `put ${names.member(edit.member)} in ${names.userGroup(edit.userGroup)}`;
    case 'leave':
      return `take ${names.member(edit.member)} out of ${names.userGroup(edit.userGroup)}`;
    case 'remove': {
      const nameOf = { members: names.member, accountTokens: names.token, userGroups: names.userGroup };
      const what = { members: 'member', accountTokens: 'token', userGroups: 'user group' };
      return `remove the ${what[edit.from]} ${nameOf[edit.from](edit.id)}`;
    }
    case 'remove-policy':
      return `remove the policy ${edit.id}`;
    case 'give': {
      const who = edit.holder === 'members' ? names.member(edit.id) : names.userGroup(edit.id);
      const verb = edit.access === 'allow' ? 'give' : 'deny';
      return `${verb} ${who} ${names.permissionGroup(edit.permissionGroup)} on ${names.resource(edit.object)}`;
    }
  }
}
