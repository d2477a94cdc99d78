import { nounOf, printable } from '@grantlens/engine/internal';
import type { AfterPlan } from '@grantlens/terraform';
import type { Shortfall } from '@grantlens/terraform/internal';
import { counted } from '../output/words.ts';

/** What a person should know of a plan besides what changes: a line each. No line has a value of the plan in it. */
export function planNotes(after: AfterPlan): readonly string[] {
  const { matched, drift, unknown, conflicts, others, otherAccounts, shortfalls } = after;
  return [
    ...shortfalls.map((shortfall) => shortfallWords[shortfall]),
    ...capped('conflict', conflicts, ({ address, what }) => `${address}: ${what}`),
    ...capped('known only after apply, or sensitive', unknown, ({ address, path }) => `${address}: ${path}`),
    ...capped('drift', drift, ({ address, what }) => `${address}: ${what}`),
    ...capped(
      'found without its id',
      matched.filter(({ by }) => by === 'email' || by === 'name'),
      ({ address, by }) => `${address}, by its ${by === 'email' ? 'e-mail' : by}`,
    ),
    ...otherLines(others),
    ...otherAccounts.map(({ id, count }) => {
      const resources = counted(count, 'resource');
      return `not of this account: ${resources} of ${id === null ? 'another one' : printable(id)}`;
    }),
  ];
}

const shortfallWords: Readonly<Record<Shortfall, string>> = {
  errored: 'the plan ended with an error, so that it may not show all that changes',
  incomplete: 'the plan is not complete: applying it leaves changes for another plan',
  'deferred-changes': 'the plan defers changes, which are not in this answer',
};

/** More lines than these are read by nobody; JSON has all of them. */
const most = 20;

function capped<T>(what: string, all: readonly T[], words: (one: T) => string): readonly string[] {
  const lines = all.slice(0, most).map((one) => `${what}: ${printable(words(one))}`);
  return all.length <= most ? lines : [...lines, `${what}: ${all.length - most} more, which -o json lists`];
}

function otherLines(others: AfterPlan['others']): readonly string[] {
  const named = (bearing: boolean) =>
    others
      .filter(({ bearsOnAccess }) => bearsOnAccess === bearing)
      .map(({ type, count }) => `${printable(type)} (${count})`)
      .join(', ');
  const [bearing, rest] = [named(true), named(false)];
  const bears = nounOf(others.filter(({ bearsOnAccess }) => bearsOnAccess).length, 'it bears', 'they bear');
  return [
    ...(bearing === '' ? [] : [`not evaluated, though ${bears} on access: ${bearing}`]),
    ...(rest === '' ? [] : [`other resources that change: ${rest}`]),
  ];
}
