import type { Account } from '@grantlens/snapshot';
import type { Edit } from '../edit/edit.ts';
import { printable } from './printable.ts';
import { principalWords, scopeWords } from './words.ts';

/** An edit as a sentence in the imperative, with everything resolved. */
export function editWords(edit: Edit, account: Account): string {
  switch (edit.kind) {
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
    case 'add-policy': {
      const { access, permissionGroup, scope, to } = edit;
      const { name, label, key } = permissionGroup;
      const what = `${access} ${printable(name ?? label ?? key)} on ${scopeWords(scope, account)}`;
      return `${what} to ${to.kind === 'principal' ? principalWords(to.principal) : groupWords(to.userGroup)}`;
    }
  }
}

function groupWords({ name, key }: { readonly name: string | null; readonly key: string }): string {
  return printable(`the user group ${name ?? key}`);
}
