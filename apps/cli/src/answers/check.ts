import type { CheckReport, CheckResult } from '@grantlens/checks';
import { type Broken, type CheckSeverity, checkSeverities } from '@grantlens/checks/internal';
import { type Access, pathWords } from '@grantlens/engine';
import { mergeAssumptions, mergeGaps, permissionWords, printable } from '@grantlens/engine/internal';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Answer } from '../output/answer.ts';
import { checkRecord, checkSummary } from '../output/check-records.ts';
import { envelope } from '../output/envelope.ts';
import type { Row } from '../output/records.ts';
import type { TableColumn } from '../output/table.ts';
import { assumptionWords, counted } from '../output/words.ts';
import { checkRuling } from './check-ruling.ts';
import { checksProse, placeWords, whoWords } from './checks-prose.ts';
import type { PlaceOfBroken } from './planned-places.ts';

/** What was asked, besides the checks. */
export interface ChecksAsked {
  readonly query: Row;
  /** The question in words. */
  readonly question: string;
  /** Below this level a check that does not pass does not fail the run. */
  readonly failOn?: CheckSeverity | undefined;
  /** What became of the same checks before a plan. */
  readonly before?: CheckReport | undefined;
  /** Whether what failed before as well does not fail the run. */
  readonly onlyNew?: boolean | undefined;
  /** Whether nothing that bears on access was left out; true where nobody says otherwise. */
  readonly isWhole?: boolean;
  readonly notes?: readonly string[];
  /** Where somebody is shown who breaks a check, if not at the check. */
  readonly placeOf?: PlaceOfBroken | undefined;
}

/** What a row of checks has, for people. */
export const checkColumns: readonly TableColumn[] = [
  { title: 'check' },
  { title: 'severity' },
  { title: 'result' },
  { title: 'why', wide: true },
  { title: 'who' },
  { title: 'permission' },
  { title: 'on' },
  { title: 'what' },
  { title: 'by' },
  { title: 'mend' },
  { title: 'file', wide: true },
  { title: 'line', wide: true },
  { title: 'title', wide: true },
  { title: 'principal id', wide: true },
  { title: 'examined principals', wide: true },
  { title: 'examined resources', wide: true },
  { title: 'examined permissions', wide: true },
];

/** Answers `check`. */
export function answerChecks(access: Access, report: CheckReport, asked: ChecksAsked): Answer {
  const { account } = access;
  const { results } = report;
  const { isWhole = true, notes = [] } = asked;
  const earlier = new Map(asked.before?.results.map((result) => [result.id, result.result]));
  const gaps = mergeGaps(results.flatMap((one) => one.gaps));
  const assumptions = mergeAssumptions(results);
  return {
    account,
    envelope: envelope(account, {
      query: asked.query,
      complete: isWhole && !results.some(({ why }) => why === 'gap'),
      assumptions,
      gaps,
      summary: checkSummary(report),
      results: () => results.map((result) => checkRecord(result, account, earlier.get(result.id))),
    }),
    question: asked.question,
    columns: checkColumns,
    cells: () =>
      results.flatMap((result) =>
        result.broken.length === 0
          ? [cellsOf(result, null, access)]
          : result.broken.map((broken) => cellsOf(result, broken, access)),
      ),
    prose: () => (results.length === 0 ? [] : [checksProse(report, account, earlier)]),
    notes: [...notes, ...emptyNotes(report)],
    rulings: () => results.map((result) => checkRuling(result, account, asked.placeOf)),
    closing: [closing(report), ...assumptions.map((one) => assumptionWords[one])],
    positive: !results.some(fails),
    code: codeOf(results, { ...asked, earlier, isWhole }),
  };
}

/** A file in which every check is a comment passes, and should not go unnoticed. */
function emptyNotes({ files, results }: CheckReport): readonly string[] {
  const full = new Set(results.map(({ file }) => file));
  return files.filter((file) => !full.has(file)).map((file) => `there is no check in ${file}`);
}

function fails({ result }: CheckResult): boolean {
  return result === 'failed' || result === 'not-evaluated';
}

type Earlier = ReadonlyMap<string, CheckResult['result']>;

interface Counting {
  readonly failOn?: CheckSeverity | undefined;
  readonly onlyNew?: boolean | undefined;
  readonly earlier: Earlier;
  readonly isWhole: boolean;
}

/** A failed check goes first, then one that could not be evaluated. */
function codeOf(
  results: readonly CheckResult[],
  { failOn = 'info', onlyNew = false, earlier, isWhole }: Counting,
): ExitCode {
  const level = checkSeverities.indexOf(failOn);
  const counting = results.filter(
    (one) => checkSeverities.indexOf(one.severity) <= level && !(onlyNew && wasNoBetter(one, earlier)),
  );
  if (counting.some(({ result }) => result === 'failed')) return exitCodes.no;
  const isOpen = !isWhole || counting.some(({ result }) => result === 'not-evaluated');
  return isOpen ? exitCodes.incomplete : exitCodes.yes;
}

/** Whether a check failed before as well, or was as open before as it is. */
function wasNoBetter({ id, result }: CheckResult, earlier: Earlier): boolean {
  const before = earlier.get(id);
  return before === 'failed' || (before === 'not-evaluated' && result === 'not-evaluated');
}

function cellsOf(result: CheckResult, broken: Broken | null, { account }: Access): readonly string[] {
  const { id, severity, why, notes, file, line, title, examined } = result;
  return [
    id,
    severity,
    result.result,
    why ?? '',
    broken === null ? '' : whoWords(broken),
    broken === null ? '' : permissionWords(broken.permission),
    broken === null ? '' : placeWords(broken, account),
    printable(broken?.what ?? notes.join('; ')),
    broken === null ? '' : [...new Set(broken.via.map((grant) => pathWords(grant, account)))].join('\n'),
    broken === null ? '' : broken.mend.map(printable).join('\n'),
    file,
    `${line}`,
    printable(title),
    broken?.principal?.id ?? '',
    `${examined.principals}`,
    `${examined.resources}`,
    `${examined.permissions}`,
  ];
}

function closing({ counts }: CheckReport): string {
  const { passed, failed, skipped } = counts;
  const open = counts['not-evaluated'];
  return [
    `${counted(passed, 'check')} passed`,
    `${failed} failed`,
    `${open} not evaluated`,
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
  ].join(', ');
}
