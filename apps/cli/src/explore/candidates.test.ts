import { expect, test } from 'vitest';
import { candidatesFor } from './candidates.ts';

const names = ['Marketing', 'Network Operations', "it's", 'both " and \'', 'a$b', 'dns_records:edit'];

/** Completes as the program does: options of every verb, and names by how they begin. */
const complete = async (...words: readonly string[]) => {
  const typed = words.at(-1) ?? '';
  return ['--explain', ...names].filter(
    (name) => name.startsWith(typed) && (typed !== '' || name[0] !== '-'),
  );
};

test.each([
  ['who', ['who-can '], 'who'],
  ['grantlens comp', ['compare '], 'comp'],
  ['qu', ['quit '], 'qu'],
  ['what-can Netw', ["'Network Operations' "], 'Netw'],
  ["what-can 'Network Op", ["'Network Operations' "], "'Network Op"],
  ['what-can "Network Op', ['"Network Operations" '], '"Network Op'],
  ['what-can it', ['"it\'s" '], 'it'],
  ['what-can both', ['"both \\" and \'" '], 'both'],
  ['what-can a', ["'a$b' "], 'a'],
  ['what-can Marketing --e', ['--explain '], '--e'],
  ['what-can Marketing --none', [], '--none'],
  ["why can't Mar", ['Marketing '], 'Mar'],
  ["why can't 'Network O", ["'Network Operations' "], "'Network O"],
  ['ask who is in Netw', ["'Network Operations' "], 'Netw'],
])('the line "%s" is completed by %j', async (line, found, replaced) => {
  expect(await candidatesFor(line, complete)).toEqual([found, replaced]);
});

test('an empty line is completed by the verbs of the loop alone', async () => {
  const [found] = await candidatesFor('', complete);
  expect(found).toContain('who-can');
  expect(found).not.toContain('snapshot');
});
