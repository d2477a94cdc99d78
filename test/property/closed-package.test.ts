import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../../apps/cli/src/io.ts';
import { runProgram } from '../../apps/cli/src/program.ts';
import { budget } from '../differential/budget.ts';
import { type DecidedReview, decidedReview, readyToClose, signing } from '../e2e/review-folder.ts';

const minutes = 60_000;

/** Verifies a folder in this process, and gives the exit code and what was said. */
async function verify(folder: string): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const io: Io = {
    out: (text) => (said += text),
    err: (text) => (said += text),
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  return { code: await runProgram(['verify', folder], io), said };
}

let review: DecidedReview;
let closed: string;
let files: readonly string[];

beforeAll(async () => {
  review = await decidedReview();
  await readyToClose(review, 'decided');
  await review.review('close', 'decided', signing());
  closed = review.at('decided');
  const entries = await readdir(closed, { recursive: true, withFileTypes: true });
  files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(closed, join(entry.parentPath, entry.name)))
    .sort();
}, 5 * minutes);

afterAll(() => review?.remove());

/** Verifies a copy of the package in which something was done. */
async function verifyWith(change: (copy: string) => Promise<void>): Promise<boolean> {
  const copy = await mkdtemp(review.at('copy-'));
  await cp(closed, copy, { recursive: true });
  await change(copy);
  const { code, said } = await verify(copy);
  await rm(copy, { recursive: true });
  return said.trim() !== '' && (code === 1 || code === 2);
}

/** A byte anywhere in any file, and what it becomes; as many of a small file as of a large one. */
const changes = fc.record({ file: fc.nat(), at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });

test('a closed package is verified as it was left, with all that a review adds', async () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'decisions.jsonl',
      'review/after.snapshot.json.gz',
      'review/assignment.csv',
      'review/closing-manifest.json',
      'review/closing.html',
      'review/closing.json',
      'review/plan.json',
      'review/units.json',
    ]),
  );
  expect(await verify(closed)).toMatchObject({ code: 0 });
});

test(
  'a closed package is not verified when a byte of any file is another',
  async () => {
    const once = async ({ file, at, by }: { file: number; at: number; by: number }) => {
      const name = files[file % files.length] ?? '';
      const isFound = await verifyWith(async (copy) => {
        const bytes = await readFile(join(copy, name));
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ by;
        await writeFile(join(copy, name), bytes);
      });
      expect({ name, at, by, isFound }).toEqual({ name, at, by, isFound: true });
    };
    const numRuns = 60 + Math.ceil(budget.cases / 20);
    await fc.assert(fc.asyncProperty(changes, once), { numRuns, seed: budget.seed });
  },
  15 * minutes,
);

test(
  'a closed package is not verified when a file is shorter, longer, or gone',
  async () => {
    for (const name of files) {
      const written = async (copy: string, change: (bytes: Buffer) => Uint8Array) =>
        writeFile(join(copy, name), change(await readFile(join(copy, name))));
      const ways: Readonly<Record<string, (copy: string) => Promise<void>>> = {
        shorter: (copy) => written(copy, (bytes) => bytes.subarray(0, -1)),
        longer: (copy) => written(copy, (bytes) => Buffer.concat([bytes, Buffer.from(' ')])),
        gone: (copy) => rm(join(copy, name)),
      };
      for (const [way, change] of Object.entries(ways))
        expect({ name, way, isFound: await verifyWith(change) }).toEqual({ name, way, isFound: true });
    }
  },
  15 * minutes,
);

test(
  'a closed package is not verified when its log is cut after any line',
  async () => {
    const lines = (await readFile(join(closed, 'decisions.jsonl'), 'utf8')).trimEnd().split('\n');
    for (const kept of [0, 1, lines.length - 3, lines.length - 2, lines.length - 1])
      expect({
        kept,
        isFound: await verifyWith((copy) =>
          writeFile(
            join(copy, 'decisions.jsonl'),
            lines
              .slice(0, kept)
              .map((line) => `${line}\n`)
              .join(''),
          ),
        ),
      }).toEqual({ kept, isFound: true });
  },
  15 * minutes,
);
