import type { CheckReport, CheckResult } from '@grantlens/checks';
import type { Broken } from '@grantlens/checks/internal';
import { pathWords } from '@grantlens/engine';
import {
  causeWords,
  gapWords,
  isOneResource,
  permissionGroupWords,
  permissionWords,
  principalWords,
  printable,
  resourceWords,
  standingNotes,
} from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { counted } from '../output/words.ts';

/** More of those who break one check would hide the others; every other format has them all. */
const mostShown = 20;

/** What failed, who breaks it and what would mend it; then what is open, what is left out, and what passed. */
export function checksProse(
  { results }: CheckReport,
  account: Account,
  earlier: ReadonlyMap<string, CheckResult['result']>,
): string {
  const of = (outcome: CheckResult['result']) => results.filter(({ result }) => result === outcome);
  return [
    ...of('failed').map((result) => failedWords(result, account, earlier.get(result.id))),
    ...of('not-evaluated').map(openWords),
    ...section(
      'Skipped',
      of('skipped').map((result) => `${nameWords(result)}${skipWords(result)}`),
    ),
    ...section(
      'Passed',
      of('passed').flatMap((result) => [
        `${nameWords(result)}: ${examinedWords(result)}`,
        ...result.notes.map((note) => `  note: ${printable(note)}`),
      ]),
    ),
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[title, ...lines.map((line) => `  ${line}`)].join('\n')];
}

function nameWords({ id, title }: CheckResult): string {
  return printable(title === id ? id : `${title} (${id})`);
}

function headWords(word: string, result: CheckResult): string {
  const { severity, file, line } = result;
  return `${word}  ${severity}  ${nameWords(result)}, ${printable(file)}:${line}`;
}

function failedWords(
  result: CheckResult,
  account: Account,
  before: CheckResult['result'] | undefined,
): string {
  const { broken, because, why } = result;
  const more = broken.length - mostShown;
  return [
    `${headWords('FAILED', result)}${beforeWords(before)}`,
    ...broken.slice(0, mostShown).flatMap((one) => brokenLines(one, account)),
    ...(more > 0 ? [`  - ${more} more, in every other format`] : []),
    ...(because === null ? [] : [`  because: ${printable(because)}`]),
    ...noteLines(result),
    ...(why === 'ended' ? [] : [`  ${examinedWords(result)}`]),
  ].join('\n');
}

/** What became of it before a plan. */
function beforeWords(before: CheckResult['result'] | undefined): string {
  return before === undefined ? '' : `, before the plan ${before}`;
}

function brokenLines(broken: Broken, account: Account): readonly string[] {
  const { principal, permission, via, what, mend } = broken;
  const standing = principal === null ? [] : standingNotes(principal, account);
  const who = `${whoWords(broken)}${standing.length === 0 ? '' : ` (${standing.join(', ')})`}`;
  const paths = [...new Set(via.map((grant) => pathWords(grant, account)))];
  const where = `${permissionWords(permission)} on ${placeWords(broken, account)}`;
  return [
    who === '' ? `  - ${printable(what)}: ${where}` : `  - ${who} ${printable(what)}: ${where}`,
    ...paths.map((path) => `      by ${path}`),
    ...causesOf(broken).map((cause) => `      cause: ${cause}`),
    ...mend.map((edit) => `      mend: ${printable(edit)}`),
  ];
}

function openWords(result: CheckResult): string {
  const { gaps, settledBy, because } = result;
  return [
    headWords('NOT EVALUATED', result),
    ...gaps.map((gap) => `  ? not seen: ${gapWords(gap)}`),
    ...settledBy.map(
      ({ group }) =>
        `  ? a catalogue entry for ${permissionGroupWords(group)} (${group.id ?? group.key}) would settle it`,
    ),
    ...noteLines(result),
    ...(because === null ? [] : [`  because: ${printable(because)}`]),
    `  ${examinedWords(result)}`,
  ].join('\n');
}

function noteLines({ notes }: CheckResult): readonly string[] {
  return notes.map((note) => `  note: ${printable(note)}`);
}

function skipWords({ skip }: CheckResult): string {
  return skip === null ? '' : printable(` until ${skip.until}, by ${skip.owner}: ${skip.reason}`);
}

/** How much was looked at, and who was left out. */
export function examinedWords({ examined, except }: CheckResult): string {
  const { principals, resources, permissions } = examined;
  const names = except.slice(0, 5).map(principalWords);
  const more = except.length > names.length ? ` and ${except.length - names.length} more` : '';
  const left = except.length === 0 ? '' : `, without ${names.join(', ')}${more}`;
  return `examined ${counted(principals, 'principal')}${left}, ${counted(resources, 'resource')}, ${counted(permissions, 'permission')}`;
}

/** Who, or which user group, breaks a check; empty where there are too few. */
export function whoWords({ principal, userGroup }: Broken): string {
  if (principal !== null) return principalWords(principal);
  return userGroup === null ? '' : printable(`group ${userGroup.name ?? userGroup.key}`);
}

/** Why it is so since another snapshot, or by a plan. */
export function causesOf({ change }: Broken): readonly string[] {
  return [...new Set(change?.cause.map(causeWords))];
}

/** Where a check is broken. */
export function placeWords({ subject, count }: Broken, account: Account): string {
  if (isOneResource(subject)) return resourceWords(subject, account);
  if (subject.kind === 'anywhere') return 'anything';
  if (count === subject.zones.length)
    return subject.glob === '*' ? 'every zone' : printable(`zone:${subject.glob}`);
  const all = counted(subject.zones.length, 'zone');
  return subject.glob === '*'
    ? `${count} of ${all}`
    : printable(`${count} of ${all} in zone:${subject.glob}`);
}
