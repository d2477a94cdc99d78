import type { Assumption, Subject } from '@grantlens/engine';
import { scopeWords } from '@grantlens/engine';
import { type Change, counted, type Lack, permissionGroupWords, printable } from '@grantlens/engine/internal';
import type { Account, PermissionGroup } from '@grantlens/snapshot';

export { counted };

/** What a question is about, with its id: nobody should have to guess which zone was meant. */
export function subjectWords(subject: Subject): string {
  if (subject.kind === 'anywhere') return 'anything in the account';
  if (subject.kind === 'zones') {
    const count = counted(subject.zones.length, 'zone');
    const each = subject.zones.length === 1 ? `the ${count}` : `each of the ${count}`;
    return subject.glob === '*' ? each : `${each} ${printable(subject.glob)}`;
  }
  if (subject.kind === 'other' || subject.kind === 'foreign') return printable(subject.key);
  const name = subject.kind === 'account' ? 'the account' : (subject.name ?? subject.key);
  return printable(`${name} (${subject.kind} ${subject.id})`);
}

/** What an assumption means, for the closing lines of an answer. */
export const assumptionWords: Readonly<Record<Assumption, string>> = {
  'deny-overrides':
    'assumed: a deny overrides every allow (Cloudflare documents this order for API tokens only)',
  'access-defaults-to-allow': 'assumed: a policy that does not say allow or deny allows',
};

/** A permission group, or nothing where it could not be read. */
export function groupWords(group: PermissionGroup | null): string {
  return group === null ? '' : permissionGroupWords(group);
}

/** What of a permission group a row is about; empty where it is about the group. */
export function partWords(permission: Change['permission']): string {
  if (permission === null) return '';
  return permission.kind === 'atomic' ? permission.name : counted(permission.of.length, 'other permission');
}

/** A cell of a table has room for this many permissions; JSON has them all. */
const mostPermissionsNamed = 8;

/** Which single permissions of a permission group do not hold somewhere: `a.example: dns:edit, dns:read denied`. */
export function lackWords({ scope, permissions, verdict }: Lack, account: Account): string {
  const more = permissions.length - mostPermissionsNamed;
  const named = permissions.slice(0, mostPermissionsNamed).map(printable).join(', ');
  return `${scopeWords(scope, account)}: ${named}${more > 0 ? ` and ${more} more` : ''} ${verdict}`;
}
