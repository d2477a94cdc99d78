import { evaluateChecks, firstChecks, readChecks } from '@grantlens/checks';
import { type Access, compile } from '@grantlens/engine';
import { drawAccess } from '@grantlens/engine/internal';
import { buildReport } from '@grantlens/reporter';
import { tableNames } from '@grantlens/reporter/internal';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import {
  type ActivityLog,
  type Anonymised,
  anonymise,
  anonymiseActivity,
  overlaid,
  seal,
  type UnsealedSnapshot,
} from '@grantlens/snapshot/internal';
import { oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerActivity } from '../../apps/cli/src/answers/activity.ts';
import { answerCan } from '../../apps/cli/src/answers/can.ts';
import { answerCompare } from '../../apps/cli/src/answers/compare.ts';
import { answerDiff } from '../../apps/cli/src/answers/diff.ts';
import { answerFindings } from '../../apps/cli/src/answers/findings.ts';
import { answerList, type ListedKind } from '../../apps/cli/src/answers/list.ts';
import { answerMatrix } from '../../apps/cli/src/answers/matrix.ts';
import { answerPaths } from '../../apps/cli/src/answers/paths.ts';
import { answerShow } from '../../apps/cli/src/answers/show.ts';
import { answerWhatCan } from '../../apps/cli/src/answers/what-can.ts';
import { answerWhatIf } from '../../apps/cli/src/answers/what-if.ts';
import { answerWhoCan } from '../../apps/cli/src/answers/who-can.ts';
import type { Answer } from '../../apps/cli/src/output/answer.ts';
import { budget } from '../differential/budget.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { drawnLog } from './drawn-log.ts';

const minutes = 60_000;
const { seed } = budget;
const keyOf = (byte: number) => new Uint8Array(32).fill(byte);

const kinds: readonly ListedKind[] = ['members', 'groups', 'tokens', 'zones', 'roles', 'permissions'];
const permissions = ['dns_records:edit', 'member:edit', '*:read'];

/** Whom and what one can ask about by its id, which is the same thing under another name. */
function namesIn({ account }: Access) {
  const principals = account.principals
    .filter(({ id }) => id !== null)
    .map(({ kind, id }) => (kind === 'token' ? `token:${id}` : String(id)));
  return {
    principals: principals.filter((one, _, all) => all.filter((other) => other === one).length === 1),
    zones: account.zones.map(({ key }) => String(key)),
    groups: account.userGroups.flatMap(({ id }) => id ?? []),
  };
}

/** Every verb, asked about everything: a text for each question, with its answer or why there is none. */
function asked(access: Access, earlier: Access): readonly string[] {
  const { principals, zones, groups } = namesIn(access);
  // Of a large account nobody waits for every pair.
  const pairs =
    principals.length > 8 ? [] : principals.flatMap((one) => principals.map((two) => [one, two] as const));
  const questions: (readonly [string, () => Answer | unknown])[] = [
    ...kinds.map((of) => [`list ${of}`, () => answerList(access, { of, filters: [] })] as const),
    ...[...principals, ...zones, ...groups].map(
      (name) => [`show ${name}`, () => answerShow(access, name)] as const,
    ),
    ...principals.map(
      (principal) => [`what-can ${principal}`, () => answerWhatCan(access, { principal })] as const,
    ),
    ...groups.map(
      (principal) => [`what-can ${principal}`, () => answerWhatCan(access, { principal })] as const,
    ),
    ...permissions.flatMap((permission) =>
      ['account', 'zone:*', 'anywhere', ...zones].flatMap((resource) => [
        [
          `who-can ${permission} ${resource}`,
          () => answerWhoCan(access, { permission, resource, includePending: true, includeInactive: true }),
        ] as const,
        ...principals.map(
          (principal) =>
            [
              `can ${principal} ${permission} ${resource}`,
              () => answerCan(access, { principal, permission, resource, explain: true }),
            ] as const,
        ),
      ]),
    ),
    [
      'matrix',
      () => answerMatrix(access, { permission: permissions.slice(0, 2), resource: ['account', 'zone:*'] }),
    ],
    // Of several walks that are equally short the first by name is shown.
    ['paths', () => answerPaths(access, {}).envelope.summary],
    ['diff', () => answerDiff(earlier, access)],
    ['findings', () => answerFindings(access, {}, { output: 'json', place: { file: 'a.json' } })],
    ['activity', () => answerActivity(access, {})],
    ['activity --access', () => answerActivity(access, { access: true })],
    ...principals.flatMap(
      (name) =>
        [
          [`what-if remove ${name}`, () => answerWhatIf(access, [removal(name)])],
          [`replay without ${name}`, () => answerWhatIf(access, [removal(name)], true)],
          [`activity ${name}`, () => answerActivity(access, { who: name })],
        ] as const,
    ),
    ...pairs.map(
      ([first, second]) =>
        [`compare ${first} ${second}`, () => answerCompare(access, { first, second })] as const,
    ),
    ['graph', () => graphOf(access)],
    ['checks', () => checksOf(access)],
    ...tableNames.map(
      (table) => [`report ${table}`, () => rowsOf(reportOf(access, earlier)[table])] as const,
    ),
  ];
  return questions.map(([question, answer]) => `${question} → ${textOf(answer)}`);
}

const removal = (name: string) =>
  name.startsWith('token:') ? `remove token ${name.slice('token:'.length)}` : `remove member ${name}`;

const reports = new WeakMap<Access, ReturnType<typeof buildReport>['tables']>();

function reportOf(access: Access, previous: Access): ReturnType<typeof buildReport>['tables'] {
  const known = reports.get(access) ?? buildReport(access, { toolVersion: '1', previous }).tables;
  reports.set(access, known);
  return known;
}

/** Rows of a table that holds them by columns are written out. */
function rowsOf(
  table: ReturnType<typeof buildReport>['tables'][keyof ReturnType<typeof buildReport>['tables']],
): readonly object[] {
  return 'rows' in table ? table.rows() : table;
}

function graphOf(access: Access): unknown {
  const drawing = drawAccess(access);
  // Nodes have names of their own, worked out from those of what they are; edges are of what their nodes are.
  const plain = (attributes: unknown) => canonical(attributes);
  return [
    drawing.mapNodes((_, attributes) => plain(attributes)),
    drawing.mapEdges((_, attributes, from, to) => [
      ...[plain(attributes), plain(drawing.getNodeAttributes(from)), plain(drawing.getNodeAttributes(to))],
    ]),
  ];
}

function checksOf(access: Access): unknown {
  const bytes = new TextEncoder().encode(firstChecks(access));
  const evaluated = evaluateChecks(access, readChecks([{ path: 'checks.yaml', bytes }]));
  if (evaluated.kind === 'faults') return evaluated;
  return evaluated.report.results.map(({ result, severity }) => ({ result, severity }));
}

function textOf(answer: () => Answer | unknown): string {
  try {
    const given = answer();
    const isAnswer = typeof given === 'object' && given !== null && 'envelope' in given;
    if (!isAnswer) return canonical(given);
    const { envelope, positive } = given as Answer;
    const { complete, summary, assumptions } = envelope;
    return canonical({ results: envelope.results(), complete, summary, assumptions, positive });
  } catch (error) {
    return `error ${error instanceof Error ? error.name : ''}`;
  }
}

/** What goes by the order of names, which is another one, and what is worked out from bytes. */
const leftOut: ReadonlySet<string> = new Set([
  'digest',
  'controls',
  'gaps',
  'near',
  'nearMisses',
  'path',
  'sets',
  'grants',
  'cut',
]);

/** JSON in which the order of lists and of the words of a sentence does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (value instanceof Set || value instanceof Map) return canonical([...value]);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([name, one]) => one !== undefined && !leftOut.has(name));
    return `{${entries
      .map(([name, one]) => `${name}:${canonical(one)}`)
      .sort()
      .join(',')}}`;
  }
  if (typeof value !== 'string') return String(value);
  if (/^[a-z]+-[0-9a-f]{8,64}$/.test(value)) return '"a hash"';
  // A list of names is cut short somewhere, by their order.
  if (/ more\b/.test(value)) return '"a list"';
  // Cells of a policy are numbered in the order of its groups and places; what has no id is known by a hash of its row.
  const words = value.replace(/\b\d+:\d+\b|\b[0-9a-f]{12}\b/g, '').split(/[\s,;]+/);
  return JSON.stringify(words.sort().join(' '));
}

/** Names of an anonymised account are of a few forms: each is replaced wherever it is. */
const named =
  /(?<![0-9a-z])(n[0-9a-f]{13}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}|\d+(?:\.\d+){3}(?:\/\d+)?|[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}(?:\/\d+)?)(?![0-9a-z])/g;

interface Case {
  readonly snapshot: Snapshot;
  readonly log: ActivityLog;
}

/** The account with its log, and as it was with one member less. */
function opened({ snapshot, log }: Case): readonly [Access, Access] {
  const { digest: _, ...rest } = snapshot;
  const { members } = snapshot.collections;
  const fewer = { ...members, items: members.items.filter((_, at) => at % 2 === 1), expected: undefined };
  const collections = { ...snapshot.collections, members: fewer };
  const then = seal({ ...rest, collections } as unknown as UnsealedSnapshot);
  const account = normalise(snapshot);
  return [compile(overlaid(account, { activity: log })), compile(normalise(then))];
}

function renamed(one: Case, key: Uint8Array): Case & { readonly names: Anonymised['names'] } {
  const { snapshot, names } = anonymise(one.snapshot, key);
  return { snapshot, log: anonymiseActivity(one.log, names, snapshot.digest), names };
}

function commutes(one: Case): number {
  const before = renamed(one, keyOf(7));
  const after = renamed(before, keyOf(8));
  const rename = (text: string) => text.replace(named, (name) => after.names.text(name));
  // Sorted words are sorted again once they have other names.
  const sorted = (text: string) =>
    text.replace(/"(?:[^"\\]|\\.)*"/g, (words) =>
      JSON.stringify((JSON.parse(words) as string).split(' ').sort().join(' ')),
    );
  const resorted = (texts: readonly string[]) =>
    texts
      .map((text) =>
        sorted(text)
          .split(/[,[\]{}]/)
          .sort()
          .join(' '),
      )
      .sort();
  const there = asked(...opened(before)).map(rename);
  const here = asked(...opened(after));
  const [ours, theirs] = [resorted(here), resorted(there)];
  // Only what differs is shown: there are thousands of answers, each of thousands of words.
  expect(wordsWithout(ours, theirs)).toEqual(wordsWithout(theirs, ours));
  expect(ours).toEqual(theirs);
  return here.filter((text) => !text.endsWith('error GrantlensError')).length;
}

/** The words of the answers that others have not got. */
function wordsWithout(answers: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.flatMap((text) => text.split(' ')));
  const all = new Set(others);
  const own = answers.filter((text) => !all.has(text)).flatMap((text) => text.split(' '));
  return [...new Set(own)].filter((word) => !known.has(word));
}

test.each(scenarioNames)(
  'every verb gives the same answer about %s once its names are others',
  async (name) => {
    const snapshot = await takeSnapshot(name);
    const [log] = fc.sample(drawnLog(snapshot), { numRuns: 1, seed });
    if (log === undefined) throw new Error('a log was drawn');
    expect(commutes({ snapshot, log })).toBeGreaterThan(20);
  },
  5 * minutes,
);

const drawn = oddSnapshot.chain((snapshot) => drawnLog(snapshot).map((log) => ({ snapshot, log })));

test(
  'every verb gives the same answer about a generated account once its names are others',
  () =>
    fc.assert(
      fc.property(drawn, (one) => void commutes(one)),
      { numRuns: Math.ceil(budget.cases / 4) + 5, seed },
    ),
  10 * minutes,
);
