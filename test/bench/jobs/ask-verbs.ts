import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadRows, pathOf } from '../account/files.ts';
import type { Rows } from '../account/rows.ts';
import { median } from '../measure.ts';
import type { Findings, Task } from './job.ts';
import { program, rowSpeedOf, type Taken, takenBy } from './program.ts';

/**
 * A file just written may be written again before its time changes: the program keeps no lookup file of it
 * until then.
 */
const settledAfter = 2_100;

/** How often everything is asked that takes no longer than a person would wait. */
const runs = 5;
/** What takes longer than this is asked once. */
const longMs = 5_000;

/**
 * What is asked of one snapshot, in the words of the command line, by the name of its figure. Answers are
 * written as lines of JSON: how long a table takes to be drawn is not the question.
 */
function questionsAbout(folder: string) {
  const rows = loadRows(folder);
  const { permissions } = rows;
  const permission = permissions.find((name) => name.startsWith('dns_')) ?? permissions[0] ?? '';
  const [ann, bob, zone, group] = [
    'deckhand.3@harbour.example',
    'deckhand.4@harbour.example',
    'site-3.example',
    'Shift 3',
  ];
  const questions: Readonly<Record<string, readonly string[]>> = {
    can: ['can', ann, permission, zone],
    whoCan: ['who-can', permission, zone],
    whatCan: ['what-can', ann],
    matrix: ['matrix', '--permission', permission, '--resource', zone, '--resource', 'account'],
    compare: ['compare', ann, bob],
    whatIf: ['what-if', `remove member ${ann}`],
    list: ['list', 'zones', 'site-3.example'],
    show: ['show', zone],
    showGroup: ['show', `group ${group}`],
    graph: ['graph', '--member', ann, '--format', 'dot'],
    everyZone: ['who-can', permission, 'zone:*'],
    anywhere: ['who-can', permission, 'anywhere'],
    findings: ['findings'],
    oneCheck: ['check', writeChecks(folder, rows, 1)],
    manyChecks: ['check', writeChecks(folder, rows, 200)],
  };
  return Object.fromEntries(
    Object.entries(questions).map(([figure, words]) => [
      figure,
      words[0] === 'graph' ? words : [...words, '-o', 'jsonl'],
    ]),
  );
}

/** A file of assertions that hold, each about another permission or another place, and its path. */
function writeChecks(folder: string, { permissions, resources }: Rows, count: number): string {
  const zones = resources.length - 1;
  const checks = Array.from({ length: count }, (_, at) => {
    const permission = permissions[Math.floor(at / 4) % permissions.length];
    const resource = at % 4 === 0 ? 'account' : `site-${(at % zones) + 1}.example`;
    return `  - { id: "${at}", permission: "${permission}", resource: ${resource}, at-most: 1000000 }`;
  });
  const path = join(folder, `checks-${count}.yaml`);
  writeFileSync(path, ['format: grantlens.checks', 'version: 1', 'checks:', ...checks, ''].join('\n'));
  return path;
}

/**
 * What the whole program takes at every verb, beside `JSON.parse` of the snapshot and a Node that does nothing: wall
 * time and processor time. What is not there in time is stopped, and its figure says after how long.
 */
export async function askVerbs({ folder, budget }: Task): Promise<Findings> {
  const snapshot = pathOf(folder, 'snapshot');
  const lookup = `${snapshot}.index`;
  const empty = join(folder, 'empty.mjs');
  const parse = join(folder, 'parse.mjs');
  writeFileSync(empty, '');
  writeFileSync(
    parse,
    "import { readFileSync } from 'node:fs'; for (const path of process.argv.slice(2)) JSON.parse(readFileSync(path, 'utf8'));",
  );
  const questions = questionsAbout(folder);
  const ask = (question: readonly string[]) => [program, ...question, '--snapshot', snapshot];
  const first = () => {
    rmSync(lookup, { force: true });
    return ask(questions.can ?? []);
  };
  // What a shell asks for at TAB: members are the longest list.
  const completed = ['__complete', 'zsh', 'grantlens', 'can', '--snapshot', snapshot, 'deckhand.3'];
  const edited = pathOf(folder, 'edited');
  const diff = [program, 'diff', snapshot, edited, '-o', 'jsonl'];
  const packages = join(folder, 'package');
  const report = () => {
    rmSync(packages, { recursive: true, force: true });
    return [program, 'report', '--out', packages, '--snapshot', snapshot];
  };
  await sleep(settledAfter);
  // Both sides of a comparison have their lookup files.
  takenBy([program, ...(questions.can ?? []), '--snapshot', edited], budget.patienceMs);
  const taken = new Map<string, Taken[]>();
  /** What was not there in time is not asked again. */
  const isOver = (name: string): boolean => {
    const before = taken.get(name);
    return before !== undefined && (before[0]?.wallMs ?? Number.POSITIVE_INFINITY) >= longMs;
  };
  const take = (name: string, args: () => readonly string[]): void => {
    if (isOver(name)) return;
    const one = takenBy(args(), budget.patienceMs);
    taken.set(name, one === null ? [] : [...(taken.get(name) ?? []), one]);
  };
  for (let run = 0; run < runs; run += 1) {
    take('parse', () => [parse, snapshot]);
    take('parseBoth', () => [parse, snapshot, edited]);
    take('first', first);
    take('empty', () => [empty]);
    for (const [name, question] of Object.entries(questions)) take(name, () => ask(question));
    take('complete', () => [program, ...completed]);
    take('diff', () => diff);
  }
  take('report', report);
  if (taken.get('report')?.length === 1) take('verify', () => [program, 'verify', packages]);
  const each = await rowSpeedOf([...ask(questions.everyZone ?? []), '--each'], budget.cutMs);
  const figures = Object.fromEntries(
    [...taken].flatMap(([name, all]) => {
      if (all.length === 0) return [[`${name}OverMs`, budget.patienceMs]];
      const of = (figure: keyof Taken) => median(all.map((one) => one[figure]));
      return [
        [`${name}Ms`, of('wallMs')],
        [`${name}CpuMs`, of('cpuMs')],
        [`${name}AnswerCpuMs`, of('answerCpuMs')],
        [`${name}Bytes`, of('peakBytes')],
      ];
    }),
  );
  return {
    figures: {
      ...figures,
      snapshotBytes: statSync(snapshot).size,
      lookupBytes: statSync(lookup, { throwIfNoEntry: false })?.size ?? 0,
      eachRowsPerSecond: each.rows / (each.ms / 1000),
      eachGrownBytes: each.grownBytes,
    },
  };
}
