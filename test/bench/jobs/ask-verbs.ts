import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadRows, pathOf } from '../account/files.ts';
import { median } from '../measure.ts';
import type { Findings, Task } from './job.ts';
import { peakBytesOf, program, rowSpeedOf, wallOf } from './program.ts';

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
  const { permissions } = loadRows(folder);
  const permission = permissions.find((name) => name.startsWith('dns_')) ?? permissions[0] ?? '';
  const [ann, bob, zone, group] = [
    'deckhand.3@harbour.example',
    'deckhand.4@harbour.example',
    'site-3.example',
    'Shift 3',
  ];
  const questions: Readonly<Record<string, readonly string[]>> = {
    canMs: ['can', ann, permission, zone],
    whoCanMs: ['who-can', permission, zone],
    whatCanMs: ['what-can', ann],
    matrixMs: ['matrix', '--permission', permission, '--resource', zone, '--resource', 'account'],
    compareMs: ['compare', ann, bob],
    whatIfMs: ['what-if', `remove member ${ann}`],
    listMs: ['list', 'zones', 'site-3.example'],
    showMs: ['show', zone],
    showGroupMs: ['show', `group ${group}`],
    graphMs: ['graph', '--member', ann, '--format', 'dot'],
    everyZoneMs: ['who-can', permission, 'zone:*'],
    anywhereMs: ['who-can', permission, 'anywhere'],
    findingsMs: ['findings'],
  };
  return Object.fromEntries(
    Object.entries(questions).map(([figure, words]) => [
      figure,
      words[0] === 'graph' ? words : [...words, '-o', 'jsonl'],
    ]),
  );
}

/**
 * The wall time of the whole program at every verb, beside `JSON.parse` of the snapshot and a Node that does
 * nothing.
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
    return ask(questions.canMs ?? []);
  };
  const diff = [program, 'diff', snapshot, pathOf(folder, 'edited'), '-o', 'jsonl'];
  await sleep(settledAfter);
  const taken = new Map<string, number[]>();
  const take = (figure: string, args: readonly string[]): void => {
    const before = taken.get(figure) ?? [];
    if ((before[0] ?? 0) < longMs) taken.set(figure, [...before, wallOf(args)]);
  };
  for (let run = 0; run < runs; run += 1) {
    take('parseMs', [parse, snapshot]);
    take('parseBothMs', [parse, snapshot, pathOf(folder, 'edited')]);
    if ((taken.get('firstMs')?.[0] ?? 0) < longMs) take('firstMs', first());
    take('emptyMs', [empty]);
    for (const [figure, question] of Object.entries(questions)) take(figure, ask(question));
    take('diffMs', diff);
  }
  const each = await rowSpeedOf([...ask(questions.everyZoneMs ?? []), '--each'], budget.cutMs);
  const figures = Object.fromEntries(
    [...taken].flatMap(([figure, all]) => (all.every(Number.isFinite) ? [[figure, median(all)]] : [])),
  );
  return {
    figures: {
      ...figures,
      parseBytes: peakBytesOf([parse, snapshot]),
      firstBytes: peakBytesOf(first()),
      snapshotBytes: statSync(snapshot).size,
      lookupBytes: statSync(lookup, { throwIfNoEntry: false })?.size ?? 0,
      eachRowsPerSecond: each.rows / (each.ms / 1000),
      eachGrownBytes: each.grownBytes,
    },
  };
}
