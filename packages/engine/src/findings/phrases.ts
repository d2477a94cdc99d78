import type { Way } from '../access/grant.ts';
import { printable } from '../words/printable.ts';
import type { FindingSubject } from './finding.ts';
import { policySubject, userGroupSubject } from './subjects.ts';

/** `a, b and c`; after the fourth it counts: `a, b, c, d and 3 more`. */
export function someOf(names: readonly string[]): string {
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** By which ways something came: `directly and through the user group Ops`. */
export function waysWords(ways: readonly Way[]): string {
  const words = ways.map(({ path, group }) =>
    path === 'direct'
      ? 'directly'
      : printable(`through the user group ${group?.name ?? group?.key ?? '(not seen)'}`),
  );
  return someOf([...new Set(words)].sort());
}

/** What ways are pointed at by: the policies, and the user groups they came through. */
export function waysEvidence(ways: readonly Way[]): readonly FindingSubject[] {
  return ways.flatMap(({ policy, group }) => [
    policySubject(policy),
    ...(group === null ? [] : [userGroupSubject(group)]),
  ]);
}

/** The day of a time, as UTC writes it: `2026-03-31`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whose a policy is: an e-mail, `the user group Ops`, `the token deploy`. */
export function holderWords({ kind, key, name }: FindingSubject): string {
  const what = kind === 'user-group' ? 'the user group ' : kind === 'token' ? 'the token ' : '';
  return printable(`${what}${name ?? key}`);
}
