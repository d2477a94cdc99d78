import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import { openLineChain } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginPartial, type PartialFile, reopenPartial } from './partial-file.ts';
import { headerLine, type PartialLine } from './partial-line.ts';

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

/** The lines of a partial as they stand in the file, the header first. */
function textsOf(...lines: readonly object[]): readonly string[] {
  const chain = openLineChain();
  return [headerLine(header), ...lines].map(chain.write);
}

async function reopened(): Promise<readonly PartialLine[] | undefined> {
  const file = await reopenPartial(path());
  const lines = file && (await linesOf(file));
  await file?.close();
  return lines;
}

const linesOf = ({ lines }: PartialFile): Promise<readonly PartialLine[]> =>
  Promise.all(lines.map(async (line) => ({ ...line, answer: await line.answer() })));

test('what was kept is there again, whatever stands in its names', async () => {
  const lines = ['plain', 'a\u2028b\u2029c', 'a\r\nb\nc', 'ümlaut \u{1f600}', '\ud800'].map(lineOf);
  await leftBy(...lines);
  expect(await reopened()).toEqual(lines);
});

test('a file that is changed while a run resumes from it is not believed', async () => {
  await leftBy(lineOf('a'));
  const file = await reopenPartial(path());
  await writeFile(path(), 'x'.repeat(2000));
  await expect(file?.lines[0]?.answer()).rejects.toThrow(/it was changed while it was read/);
  await file?.close();
  await rm(path());
});

test('a file that was cut off anywhere is cut back to its last whole line and can be resumed', async () => {
  const lines = [lineOf('ä'), lineOf('b')];
  const whole = await leftBy(...lines);
  const ends = textsOf(...lines).map((text) => Buffer.byteLength(text));
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
    expect(file && (await linesOf(file))).toEqual(lines.slice(0, count));
    await file?.append(lineOf('c'));
    await file?.close();
    expect(await readFile(path(), 'utf8')).toBe(textsOf(...lines.slice(0, count), lineOf('c')).join(''));
  }
});

test('no line of a partial is believed from a changed byte on', async () => {
  const lines = [lineOf('a'), lineOf('Grace'), lineOf('c')];
  const whole = await leftBy(...lines);
  const ends = textsOf(...lines).map((text) => Buffer.byteLength(text));
  for (let at = 0; at < whole.length; at += 1) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    await writeFile(path(), changed);
    let count = -1;
    for (let end = 0; end <= at; count += 1) end += ends[count + 1] ?? 1;
    const file = await reopenPartial(path());
    expect(file && (await linesOf(file))).toEqual(count === 0 ? undefined : lines.slice(0, count - 1));
    if (file === undefined) {
      // Still known as a partial, so that a new one can be begun in its place.
      await (await beginPartial(path(), header)).close();
      continue;
    }
    expect(file.isDamaged || at === whole.length - 1).toBe(true);
    // So much of it that the next lines are seen to fit.
    if (at % 5 === 0) for (const line of lines.slice(count - 1)) await file.append(line);
    await file.close();
    if (at % 5 === 0) expect(await readFile(path())).toEqual(whole);
  }
});

const { question, requests, answer } = lineOf('b');
const chained = (line: object) => Buffer.from(textsOf(lineOf('a'), line).at(-1) ?? '');

test.each([
  ['is not JSON', Buffer.from('{"question":\n')],
  ['is not text', Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a])],
  ['has no hash', Buffer.from(`${JSON.stringify(lineOf('b'))}\n`)],
  ['is the line before once more', Buffer.from(textsOf(lineOf('a')).at(-1) ?? '')],
  ['has requests that are not valid', chained({ question, requests: [null], answer })],
  ['has requests without a time', chained({ question, requests: [{ ...requests[0], at: 5 }], answer })],
  [
    'has a question that is not valid',
    chained({ question: { path: '/', query: { a: null } }, requests, answer }),
  ],
  [
    'lists a removal that is not valid',
    chained({ question, requests, answer: { ...answer, removed: [null] } }),
  ],
])('no line of a partial is believed from the first one that %s', async (_, bytes) => {
  const whole = await leftBy(lineOf('a'), lineOf('b'), lineOf('c'));
  const end = textsOf(lineOf('a')).join('').length;
  await writeFile(path(), Buffer.concat([whole.subarray(0, end), bytes, whole.subarray(end)]));
  expect(await reopened()).toEqual([lineOf('a')]);
  expect((await readFile(path())).length).toBe(end);
});

const refused = async (begin: Promise<unknown>) => {
  const error = await begin.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GrantlensError);
  return String(error);
};

test('a file that is not a partial is never overwritten, by a new run or by one that resumes', async () => {
  const own = join(folder, 'own.partial');
  await writeFile(own, 'half of a download\n');
  expect(await refused(beginPartial(own, header))).toMatch(
    /cannot keep what is read in .+own\.partial: it is not a partial/,
  );
  expect(await reopenPartial(own)).toBeUndefined();
  expect(await readFile(own, 'utf8')).toBe('half of a download\n');
});

test('a folder, or what a link leads to, is never overwritten by a partial', async () => {
  const there = join(folder, 'folder.partial');
  await mkdir(there);
  expect(await refused(beginPartial(there, header))).toMatch(/it is a folder/);
  expect(await refused(reopenPartial(there))).toMatch(/cannot resume from .+: it is not a file/);
  const link = join(folder, 'link.partial');
  await leftBy(lineOf('a'));
  await symlink(path(), link);
  expect(await refused(reopenPartial(link))).toMatch(/it is not a file/);
  await (await beginPartial(link, header)).close();
  expect(await reopened()).toEqual([lineOf('a')]);
});

test('an empty file, or a partial of another version, is overwritten by a new partial', async () => {
  for (const text of ['', '{"format":"grantlens.partial","version":1}\n']) {
    await writeFile(path(), text);
    expect(await reopened()).toBeUndefined();
    await leftBy(lineOf('a'));
    expect(await reopened()).toEqual([lineOf('a')]);
  }
});

test('a name that the disk refuses gives a sentence', async () => {
  const long = join(folder, 'x'.repeat(300));
  await expect(beginPartial(long, header)).rejects.toThrow(/^cannot keep what is read in .+ is too long$/);
  await expect(reopenPartial(long)).rejects.toThrow(/ is too long$/);
  await expect(beginPartial(join(path(), 'x'), header)).rejects.toThrow(
    /a part of the path is not a folder$/,
  );
});
