import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '@grantlens/review';
import { addToLog, type Entry, emptyHead, type Head } from '@grantlens/review/internal';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenedReview } from './open-review.ts';
import { DecidedMeanwhile, openStepLog } from './step-log.ts';

const manifest = 'a'.repeat(64);
const now = '2026-04-01T12:00:00.000Z';
const start: Entry = {
  kind: 'start',
  units: {},
  unitsFile: manifest,
  assignment: manifest,
  options: { twoPerson: null, due: null, fallback: null },
  tool: '0.0.0',
};
const done: Entry = { kind: 'done', task: 't-1', by: 'ops', evidence: 'seen' };

function stepOf(state: 'intended' | 'done'): Entry {
  const object = { kind: 'member', id: 'm', name: null };
  const about = { plan: manifest, step: 's-1', action: 'remove-member', units: ['u-1'] };
  const nothing = { requestId: null, read: null, differs: [], why: null, remedy: null, task: null };
  return { kind: 'step', ...about, object, state, ...nothing };
}

function batchAfter({ hash }: Head): Entry {
  const nothing = { file: null, sha256: null, seconds: null, signature: null };
  return { kind: 'batch', reviewer: 'ada', rows: 0, after: hash, ...nothing };
}

let folder: string;
let path: string;
let head: Head;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-step-log-'));
  path = join(folder, 'decisions.jsonl');
  await mkdir(join(folder, 'review'));
  const added = addToLog(emptyHead(manifest), now, [start]);
  head = added.head;
  await writeFile(path, added.text);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function opened() {
  const review = { folder, manifest, log: { head } } as unknown as OpenedReview;
  return openStepLog(review, now, { signal: new AbortController().signal });
}

/** What another process adds. */
async function addElsewhere(entry: Entry): Promise<void> {
  const { head: end } = await logNow();
  await writeFile(path, addToLog(end, now, [entry]).text, { flag: 'a' });
}

async function logNow() {
  return readLog(await readFile(path), manifest);
}

test('lines of a plan follow those that others add meanwhile', async () => {
  const log = opened();
  expect(log.end()).toBe(null);
  await log.add(stepOf('intended'));
  await addElsewhere(done);
  await log.add(stepOf('done'));
  const { lines, head: end } = await logNow();
  expect(lines.map(({ kind }) => kind)).toEqual(['start', 'step', 'done', 'step']);
  expect(log.end()).toEqual(end);
});

test('nothing more is sent once somebody has decided, and what was sent is still written down', async () => {
  const log = opened();
  await log.add(stepOf('intended'));
  await addElsewhere(batchAfter((await logNow()).head));
  await log.add(stepOf('done'));
  await expect(log.add(stepOf('intended'))).rejects.toThrow(DecidedMeanwhile);
  expect((await logNow()).lines.map(({ kind }) => kind)).toEqual(['start', 'step', 'batch', 'step']);
});

test('half a line that a crash left is cut off, and a log that was cut is refused', async () => {
  await writeFile(path, '{"at":"2026', { flag: 'a' });
  const log = opened();
  await log.add(stepOf('intended'));
  expect((await logNow()).halfBytes).toBe(0);
  await writeFile(path, '');
  await expect(log.add(stepOf('done'))).rejects.toThrow('no longer holds the line');
});
