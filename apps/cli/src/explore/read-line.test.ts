import { expect, test } from 'vitest';
import { buildProgram } from '../program.ts';
import { readLine } from './read-line.ts';
import { answeringVerbs, otherVerbs } from './verbs.ts';

test('every verb of the program is one that the loop answers, or one that it refuses', async () => {
  const io = {
    out: () => undefined,
    err: () => undefined,
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  const program = await buildProgram(['--help'], io, async () => undefined);
  const verbs = program.commands.map((command) => command.name()).sort();
  expect([...answeringVerbs, ...otherVerbs].sort()).toEqual(verbs);
});

const ask = (sentence: string) => ['ask', '--', sentence];

test.each([
  ['  who can edit dns on tickets ', ask('who can edit dns on tickets')],
  ["why can't kai edit dns", ask("why can't kai edit dns")],
  ["ask why can't kai edit dns", ask("why can't kai edit dns")],
  ["ask 'what changed' --previous q3.json", ['ask', 'what changed', '--previous', 'q3.json']],
  ['can kai edit dns on tickets', ask('can kai edit dns on tickets')],
  ['can kai edit dns', ask('can kai edit dns')],
  ['can kai dns_records:edit tickets', ['can', 'kai', 'dns_records:edit', 'tickets']],
  ['grantlens can kai billing account', ['can', 'kai', 'billing', 'account']],
  ['can kai billing account --explain', ['can', 'kai', 'billing', 'account', '--explain']],
  ['compare quinn with rosa', ask('compare quinn with rosa')],
  ['compare quinn rosa', ['compare', 'quinn', 'rosa']],
  ['show me who can edit dns', ask('show me who can edit dns')],
  ["what-can 'group Marketing'", ['what-can', 'group Marketing']],
  ['help who-can', ['who-can', '--help']],
])('the line "%s" is answered as the command it means', (line, args) => {
  expect(readLine(line)).toEqual({ kind: 'answer', args });
});

test.each([
  ['', 'nothing'],
  ['grantlens', 'nothing'],
  ['help', 'help'],
  ['exit', 'end'],
  ['quit', 'end'],
  ['snapshot --out x', 'refused'],
  ['help review', 'refused'],
  ["show 'open", 'refused'],
])('the line "%s" of a loop is taken as: %s', (line, kind) => {
  expect(readLine(line)).toMatchObject({ kind });
});
