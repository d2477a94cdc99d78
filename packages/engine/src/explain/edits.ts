import type { Account, Member } from '@grantlens/snapshot';
import type { Edit, Grantee, PolicyContent } from '../edit/edit.ts';
import { printable } from '../words/printable.ts';
import { permissionGroupWords, principalWords, scopeWords } from '../words/words.ts';

/** An edit as a sentence in the imperative, with everything resolved. */
export function editWords(edit: Edit, account: Account): string {
  switch (edit.kind) {
    case 'add-member':
      return newMemberWords(edit.principal, account);
    case 'add-user-group':
      return printable(`new user group ${edit.userGroup.name ?? edit.userGroup.key}`);
    case 'accept-invitation':
      return `accept the invitation of ${principalWords(edit.principal)}`;
    case 'accept-invitations':
      return 'accept every open invitation';
    case 'add-to-user-group':
      return `add ${principalWords(edit.principal)} to ${groupWords(edit.userGroup)}`;
    case 'remove-from-user-group':
      return `remove ${principalWords(edit.principal)} from ${groupWords(edit.userGroup)}`;
    case 'remove-principal':
      return `remove the ${edit.principal.kind} ${principalWords(edit.principal)}`;
    case 'remove-user-group':
      return `remove ${groupWords(edit.userGroup)}`;
    case 'remove-policy':
      return printable(`remove the policy ${edit.policyId}`);
    case 'remove-from-policy':
      return `take ${contentWords(edit.content, account)} out of ${printable(`the policy ${edit.policyId}`)}`;
    case 'take-permission-group': {
      const { from, permissionGroup, scope } = edit;
      const what = permissionGroupWords(permissionGroup);
      const where = scope === null ? '' : ` on ${scopeWords(scope, account)}`;
      const whom = from.kind === 'policy' ? printable(`the policy ${from.policyId}`) : granteeWords(from);
      return `take ${what} from ${whom}${where}`;
    }
    case 'replace-policies':
      return `replace the policies of ${granteeWords(edit.of)}`;
    case 'disable-token':
      return `disable the token ${principalWords(edit.principal)}`;
    case 'enable-token':
      return `enable the token ${principalWords(edit.principal)}`;
    case 'add-policy': {
      const { access, permissionGroup, scope, to } = edit;
      const what = `${access} ${permissionGroupWords(permissionGroup)} on ${scopeWords(scope, account)}`;
      return `${what} to ${granteeWords(to)}`;
    }
  }
}

function newMemberWords(member: Member, { userGroups }: Account): string {
  const verb = member.standing === 'latent' ? 'invite' : 'new member';
  const groups = member.groups.map((key) =>
    groupWords({ key, name: userGroups.find((group) => group.key === key)?.name ?? null }),
  );
  return `${verb} ${principalWords(member)}${groups.length === 0 ? '' : ` in ${groups.join(' and ')}`}`;
}

function contentWords(content: PolicyContent, account: Account): string {
  switch (content.kind) {
    case 'permission-group':
      return permissionGroupWords(content.permissionGroup);
    case 'resource-group':
      return printable(`the resource group ${content.name ?? content.id}`);
    case 'scope':
      return scopeWords(content.scope, account);
  }
}

function granteeWords(to: Grantee): string {
  return to.kind === 'principal' ? principalWords(to.principal) : groupWords(to.userGroup);
}

function groupWords({ name, key }: { readonly name: string | null; readonly key: string }): string {
  return printable(`the user group ${name ?? key}`);
}
