import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';

const io: Io = {
  out: () => undefined,
  err: () => undefined,
  env: {},
  readInput: async () => '',
  signal: new AbortController().signal,
  isInterrupted: () => false,
};

const program = await buildProgram(['--help'], io, async () => undefined);
/** A verb that has verbs of its own is a folder of them. */
const verbs = program.commands.flatMap((command) =>
  command.commands.length === 0
    ? [command.name()]
    : command.commands.map((inner) => `${command.name()}/${inner.name()}`),
);
const fileOf = (room: string, verb: string) => new URL(`./${room}/${verb}.ts`, import.meta.url);

/** Their output is files, lines of a log, or a server: no rows and no words that a format would write. */
const withoutAnswer: ReadonlySet<string> = new Set([
  'snapshot',
  'report',
  'graph',
  'export',
  'anonymise',
  'explore',
  'completion',
  'sandbox',
  'demo',
  'review/sheets',
  'review/decide',
  'review/assign',
  'review/except',
  'review/done',
]);

for (const verb of verbs) {
  test(`the verb ${verb} has its flags, its run and its answer each in a file of its name`, () => {
    const rooms = ['verbs', 'runs', ...(withoutAnswer.has(verb) ? [] : ['answers'])];
    expect(rooms.filter((room) => !existsSync(fileOf(room, verb)))).toEqual([]);
    if (withoutAnswer.has(verb)) expect(existsSync(fileOf('answers', verb))).toBe(false);
  });

  test(`the verb ${verb} says its flags in at most 60 lines, and leaves the work to its run`, async () => {
    const text = await readFile(fileOf('verbs', verb), 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(61);
    expect(text).toMatch(new RegExp(`import\\('(?:\\.\\./)+runs/${verb}\\.ts'\\)`));
  });
}
