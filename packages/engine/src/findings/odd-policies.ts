import type { Account, Oddity, Principal, UserGroup } from '@grantlens/snapshot';
import type { FindingSubject } from './finding.ts';
import { principalSubject, userGroupSubject } from './subjects.ts';

/** A policy that gives nothing, or nothing in some place, and is therefore not among the account's policies there. */
export interface OddPolicy {
  readonly kind: Oddity['kind'];
  readonly policy: FindingSubject;
  /** Who has it; null where that cannot be told. */
  readonly holder: Principal | UserGroup | null;
  /** What is odd, as sentences. */
  readonly what: string;
}

/** The odd policies, one for each kind and policy. */
export function oddPoliciesOf(account: Account): readonly OddPolicy[] {
  const holderAt = openHolderPaths(account);
  const byPolicy = new Map<string, OddPolicy>();
  for (const { kind, path, message } of account.oddities) {
    if (kind === 'group-member-unknown') continue;
    const name = `${kind} ${path}`;
    const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
    const before = byPolicy.get(name);
    if (before !== undefined) {
      byPolicy.set(name, { ...before, what: `${before.what} ${sentence}` });
      continue;
    }
    const { holder, id } = holderAt(path);
    byPolicy.set(name, {
      kind,
      policy: { kind: 'policy', key: path, id, name: null },
      holder,
      what: sentence,
    });
  }
  return [...byPolicy.values()];
}

/** Who has it, as evidence. */
export function holderSubjects({ holder }: OddPolicy): readonly FindingSubject[] {
  if (holder === null) return [];
  return ['kind' in holder ? principalSubject(holder) : userGroupSubject(holder)];
}

const separator = '.policies';

/** Finds whose policy stands at a path such as `members[4b1f…].policies[9c67…]`: rows are named there by their id. */
function openHolderPaths(account: Account) {
  const holders = new Map<string, Principal | UserGroup>();
  for (const principal of account.principals)
    holders.set(
      `${principal.kind === 'member' ? 'members' : 'accountTokens'}[${principal.id ?? ''}]`,
      principal,
    );
  for (const group of account.userGroups) holders.set(`userGroups[${group.id ?? ''}]`, group);
  return (path: string): { readonly holder: Principal | UserGroup | null; readonly id: string | null } => {
    // An id is any text, also one with the separator in it.
    for (let at = path.indexOf(separator); at >= 0; at = path.indexOf(separator, at + 1)) {
      const holder = holders.get(path.slice(0, at));
      if (holder === undefined) continue;
      const rest = path.slice(at + separator.length);
      const id = rest.startsWith('[') && rest.endsWith(']') ? rest.slice(1, -1) : null;
      return { holder: holder.id === null ? null : holder, id };
    }
    return { holder: null, id: null };
  };
}
