import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beginPartial, reopenPartial } from './partial-file.ts';
import { headerText, lineText, type PartialLine } from './partial-line.ts';

const header = {
  accountId: 'acc',
  apiBase: 'https://api.example.com/client/v4',
  credential: 'a-hash',
  start: '2026-01-01T00:00:00.000Z',
};

const lineOf = (name: string): PartialLine => ({
  question: { about: 'members', path: '/accounts/acc/members', query: { page: '1' }, page: 1 },
  requests: [
    {
      path: '/accounts/acc/members',
      query: { page: '1' },
      page: 1,
      httpStatus: 200,
      at: '2026-01-01T00:00:00.000Z',
      rows: 1,
      bodySha256: 'e3b0',
    },
  ],
  answer: { kind: 'result', result: [{ id: 'm', name }], info: {}, removed: [], bytes: 0 },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-partial-'));
});
afterAll(() => rm(folder, { recursive: true }));

const path = () => join(folder, 'account.partial');

async function leftBy(...lines: readonly PartialLine[]): Promise<Buffer> {
  const file = await beginPartial(path(), header);
  for (const line of lines) await file.append(line);
  await file.close();
  return readFile(path());
}

async function reopened(): Promise<readonly PartialLine[] | undefined> {
  const file = await reopenPartial(path());
  await file?.close();
  return file?.lines;
}

test('what was kept is there again, whatever stands in its names', async () => {
  const lines = ['plain', 'a\u2028b\u2029c', 'a\r\nb\nc', 'ümlaut \u{1f600}', '\ud800'].map(lineOf);
  await leftBy(...lines);
  expect(await reopened()).toEqual(lines);
});

test('what was cut off anywhere is dropped back to the last whole line, and can be gone on with', async () => {
  const lines = [lineOf('ä'), lineOf('b')];
  const whole = await leftBy(...lines);
  const ends = [headerText(header), ...lines.map(lineText)].map((text) => Buffer.byteLength(text));
  const endOf = (count: number) => ends.slice(0, count + 1).reduce((sum, length) => sum + length, 0);
  const near = (size: number) => [endOf(0), endOf(1), endOf(2)].some((end) => Math.abs(size - end) < 4);
  for (let size = 0; size <= whole.length; size += 1) {
    if (size % 17 !== 0 && !near(size)) continue;
    await writeFile(path(), whole.subarray(0, size));
    const file = await reopenPartial(path());
    if (size < endOf(0)) {
      expect(file).toBeUndefined();
      continue;
    }
    const count = size < endOf(1) ? 0 : size < endOf(2) ? 1 : 2;
    expect(file?.lines).toEqual(lines.slice(0, count));
    await file?.append(lineOf('c'));
    await file?.close();
    expect(await readFile(path(), 'utf8')).toBe(
      [headerText(header), ...lines.slice(0, count).map(lineText), lineText(lineOf('c'))].join(''),
    );
  }
});

describe('from a line on that is none, nothing is believed', () => {
  let end: number;
  beforeEach(async () => {
    end = (await leftBy(lineOf('a'))).length;
  });

  const { question, requests, answer } = lineOf('b');
  test.each([
    ['is no JSON', Buffer.from('{"question":')],
    ['is no text', Buffer.concat([Buffer.from('"'), Buffer.from([0xff, 0xfe]), Buffer.from('"')])],
    ['has requests that are none', json({ question, requests: [null], answer })],
    ['has requests without a time', json({ question, requests: [{ ...requests[0], at: 5 }], answer })],
    ['has a question that is none', json({ question: { path: '/', query: { a: null } }, requests, answer })],
    [
      'says that nothing was taken out of nowhere',
      json({ question, requests, answer: { ...answer, removed: [null] } }),
    ],
  ])('because it %s', async (_, bytes) => {
    await appendFile(path(), Buffer.concat([bytes, Buffer.from('\n'), Buffer.from(lineText(lineOf('c')))]));
    expect(await reopened()).toEqual([lineOf('a')]);
    expect((await readFile(path())).length).toBe(end);
  });
});

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
