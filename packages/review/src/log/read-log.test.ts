import { expect, test } from 'vitest';
import { manifest, startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { batchesOf } from './batches.ts';
import { addTo, emptyHead } from './chain.ts';
import { closureOf } from './closure.ts';
import { readLog } from './read-log.ts';

const { text } = stateAfter(
  startOf([unitOf('1'), unitOf('2')]),
  ['rita@example.com', ['1', 'keep'], ['2', 'revoke', 'left the team']],
  ['rita@example.com', ['1', 'revoke', 'so did she']],
);
const bytes = new TextEncoder().encode(text);
const read = (of: string) => readLog(new TextEncoder().encode(of), manifest);

test('a log is read as it was written', () => {
  const { lines, head, halfBytes, lacksLineBreak } = read(text);
  expect(lines.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual([
    '1 start',
    '2 decision',
    '3 decision',
    '4 batch',
    '5 decision',
    '6 batch',
  ]);
  expect(lines[0]?.previous).toBe(manifest);
  expect(head).toMatchObject({ seq: 6, hash: lines[5]?.hash });
  expect([halfBytes, lacksLineBreak]).toEqual([0, false]);
});

test('a log that ends in half a line is read up to it', () => {
  for (const cut of [1, 5, 40]) {
    const found = readLog(bytes.subarray(0, bytes.length - cut), manifest);
    if (cut === 1) expect(found).toMatchObject({ lacksLineBreak: true, halfBytes: 0 });
    else expect(found.head.seq).toBe(5);
  }
  expect(readLog(bytes.subarray(0, bytes.length - 5), manifest).halfBytes).toBeGreaterThan(0);
});

test.each([
  ['a line is another', text.replace('left the team', 'left the teen'), /line 3 is not what was written/],
  ['a line is written otherwise', text.replace('\n{', '\n{ '), /line 2 is not as this program writes it/],
  ['a line is dropped', text.split('\n').toSpliced(1, 1).join('\n'), /line 2 does not follow/],
  [
    'a line is repeated',
    text
      .split('\n')
      .toSpliced(1, 0, text.split('\n')[1] ?? '')
      .join('\n'),
    /line 3 does not follow/,
  ],
  ['a line is empty', text.replace('\n', '\n\n'), /line 2 is not JSON/],
  ['it is the log of another package', text, /line 1 does not begin at the manifest/],
])('a log is broken where %s', (what, broken, why) => {
  const of = what.includes('another package') ? 'b'.repeat(64) : manifest;
  expect(() => readLog(new TextEncoder().encode(broken), of)).toThrow(why);
});

test('a log shows where a clock ran backwards by more than a minute, and is written without that', () => {
  const one = { kind: 'done', task: 't-1', by: 'ada', evidence: 'seen' } as const;
  const { log } = startOf([unitOf('1')]);
  const early = addTo({ ...log.head, at: null }, '2026-04-01T11:00:00.000Z', [one]);
  expect(read(log.text + early.text).backwards).toEqual([2]);
  const held = addTo(log.head, '2026-04-01T11:00:00.000Z', [one]);
  expect(read(log.text + held.text).backwards).toEqual([]);
});

test('a log replaces half a character of a sheet by the sign for an unknown one', () => {
  const { text: written } = stateAfter(startOf([unitOf('1')]), [
    'rita@example.com',
    ['1', 'revoke', 'half \ud83d'],
  ]);
  expect(read(written).lines[1]).toMatchObject({ justification: 'half \ufffd' });
});

test('decisions that no line of a batch closes are not in force', () => {
  const lines = text.split('\n').slice(0, 5);
  const { closed, unclosed } = batchesOf(read(`${lines.join('\n')}\n`).lines);
  expect(closed.map(({ decisions }) => decisions.length)).toEqual([2]);
  expect(unclosed.map(({ seq }) => seq)).toEqual([5]);
});

test('an empty log has the manifest for its head', () => {
  expect(readLog(new Uint8Array(), manifest).head).toEqual(emptyHead(manifest));
});

const closed = stateAfter(
  startOf([unitOf('1')]),
  { kind: 'sign-off', by: 'cora', role: 'head of security' },
  { kind: 'close', files: {} },
).text;

test('no line follows the one that closes a review, and no half line', () => {
  expect(closureOf(read(closed).lines)?.signOff.by).toBe('cora');
  const after = /line 4 comes after the line that closed the review/;
  expect(() => read(`${closed}{"at":"20`)).toThrow(after);
  const [last = ''] = closed.trimEnd().split('\n').slice(-1);
  expect(() => read(`${closed}${last}\n`)).toThrow(after);
});

test('a review is closed only after somebody signed it off, and a sign-off alone closes nothing', () => {
  const alone = stateAfter(startOf([unitOf('1')]), { kind: 'close', files: {} }).text;
  expect(() => read(alone)).toThrow(/line 2 is out of place/);
  const signed = stateAfter(startOf([unitOf('1')]), { kind: 'sign-off', by: 'cora', role: 'x' }).text;
  expect(closureOf(read(signed).lines)).toBeNull();
});
