import { expect, test } from 'vitest';
import { readSaved, type Saved, savedText } from './saved-file.ts';

const whose = { manifest: 'a'.repeat(64), reviewer: 'rita@example.com' };
const expected = {
  ...whose,
  words: ['keep', 'revoke'],
  hasUnit: (id: string) => id === 'u-1' || id === 'u-2',
};
const decisions: readonly Saved[] = [
  { id: 'u-1', word: 'keep', justification: '', ticket: '', due: '', seconds: 1.5 },
  { id: 'u-2', word: 'revoke', justification: 'left “us”\n', ticket: 'A-1', due: '2026-12-31', seconds: 0 },
];
const changed = (change: object) => JSON.stringify({ ...JSON.parse(savedText(whose, decisions)), ...change });

test('a file is read as it was saved, and has no cell that is empty', () => {
  const text = savedText(whose, decisions);
  expect(readSaved(text, expected)).toEqual({ kind: 'read', saved: decisions });
  expect(JSON.parse(text).decisions[0]).toEqual({ id: 'u-1', decision: 'keep', seconds: 1.5 });
});

test('a reviewer is the same whatever the case', () => {
  expect(readSaved(changed({ reviewer: ' Rita@Example.com' }), expected).kind).toBe('read');
});

test.each([
  ['text', 'keep', /not a file that a sheet has saved/],
  ['a list', '[]', /not a file that a sheet has saved/],
  ['another format', changed({ format: 'grantlens.plan' }), /not a file that a sheet has saved/],
  ['another version', changed({ version: 2 }), /not a file that a sheet has saved/],
  ['no decisions', changed({ decisions: {} }), /not a file that a sheet has saved/],
  ['another package', changed({ manifest: 'b'.repeat(64) }), /another package/],
  ['another reviewer', changed({ reviewer: 'eve@example.com' }), /another reviewer, eve@example\.com/],
  ['an unknown unit', changed({ decisions: [{ id: 'u-3', decision: 'keep' }] }), /about u-3, which is not/],
  ['a decision without a unit', changed({ decisions: [null] }), /about undefined, which is not/],
  ['an unknown word', changed({ decisions: [{ id: 'u-1', decision: 'yes' }] }), /says “yes” about u-1/],
])('a file with %s is refused in one sentence', (_, text, why) => {
  const reading = readSaved(text, expected);
  expect(reading).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
});
