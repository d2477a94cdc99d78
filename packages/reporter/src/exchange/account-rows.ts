import { scopeWords } from '@grantlens/engine';
import { counted, permissionGroupWords } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { csvText } from '../render/csv.ts';
import { addressOf } from './address.ts';
import type { Handover } from './handover.ts';
import { byPermissionGroup, type HeldGroup } from './held.ts';

/**
 * A list of accounts as a CSV for a program: as in every CSV of ours no cell of it is a formula, but there is no mark at
 * its start, which would make another name of the first column for readers that look for it.
 */
export function accountRows(
  { access }: Handover,
  columns: Readonly<Record<string, (principal: Principal) => string>>,
): string {
  const cells = Object.values(columns);
  const rows = access.account.principals.map((principal) => cells.map((cell) => cell(principal)));
  return csvText([Object.keys(columns), ...rows]);
}

/** Returns a function that names a principal, where names must differ: only ids always do. */
export function openUniqueNames({ access }: Handover): (principal: Principal) => string {
  const counts = new Map<string, number>();
  for (const principal of access.account.principals) {
    const name = (addressOf(principal) ?? '').toLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (principal) => {
    const { kind, name, id, key } = principal;
    const email = addressOf(principal);
    if (kind === 'token') return `token:${name ?? ''} (${id ?? key})`;
    if (email === null) return id ?? key;
    return counts.get(email.toLowerCase()) === 1 ? email : `${email} (${id ?? key})`;
  };
}

/**
 * Returns a function that says what a principal holds as roles in one cell, one for each permission group. A sign that
 * parts two roles is written otherwise within the name of one.
 */
export function openRoles(
  { allOf, access }: Handover,
  separator: ',' | ';',
): (principal: Principal) => string {
  const within = separator === ',' ? ';' : ',';
  return (principal) =>
    byPermissionGroup(allOf(principal))
      .map((held) => roleWords(held, access.account).replaceAll(separator, within))
      .sort()
      .join(`${separator} `);
}

/** A permission group on one place by its name; on several with their number, for there may be hundreds. */
function roleWords({ group, whole, cut }: HeldGroup, account: Account): string {
  const words = permissionGroupWords(group);
  const [first] = whole;
  const [only] = cut;
  if (cut.length === 0 && whole.length === 1 && first !== undefined)
    return `${words} on ${scopeWords(first, account)}`;
  if (whole.length === 0 && cut.length === 1 && only !== undefined) return only.name;
  const places = cut.reduce((sum, { places: { scopes } }) => sum + scopes.length, whole.length);
  const where = `${words} on ${counted(places, 'place')}`;
  return cut.length === 0 ? where : `${where} (not everything of it)`;
}

/** The address of a member; a token belongs to no person. */
export function ownerOf(principal: Principal): string {
  if (principal.kind === 'token') return 'Not a person';
  return addressOf(principal) ?? 'No owner';
}

/** Whether a principal can act now. An invitation that is not accepted gives nothing yet. */
export function statusOf({ standing }: Principal): 'Active' | 'Deactivated' {
  return standing === 'active' ? 'Active' : 'Deactivated';
}
