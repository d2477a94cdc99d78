import { scopeWords } from '@grantlens/engine';
import { type EdgeException, principalWords } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';

/** A line has room for this many names of one kind. */
const most = 4;

/** Where a line does not hold: `except dns_records:edit on a.example: denied for ada@example.com`. */
export function exceptionWords(
  { permissions, scope, verdict, principals }: EdgeException,
  account: Account,
): string {
  const what = permissions === null ? '' : ` ${listed(permissions)}`;
  const where = scope === null ? ' all of it' : ` on ${scopeWords(scope, account)}`;
  const who = principals === null ? '' : ` for ${listed(principals.map(principalWords))}`;
  return `except${what}${where}: ${verdict}${who}`;
}

function listed(names: readonly string[]): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
