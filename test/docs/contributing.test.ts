import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { commentFormats, outputFormats, rulingFormats } from '../../apps/cli/src/output/formats.ts';
import { leastPrivilege } from '../../apps/cli/src/output/least-privilege.ts';
import { examples } from '../../apps/cli/src/verbs/examples.ts';
import { sourceFiles } from './source-files.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');
const page = await read('CONTRIBUTING.md');
const sources = await sourceFiles();
const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(new URL(folder, root)))
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''));

/** A walk of the page, by its heading. */
function walk(heading: string): string {
  const text = page.split('\n## ').find((part) => part.startsWith(heading));
  if (text === undefined) throw new Error(`there is no walk "${heading}"`);
  return text;
}

/** What stands in backticks: not in a block of commands, and not among the words that are to be avoided. */
const [walks = ''] = page.split('\n## How words are chosen');
const quoted = [...walks.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(
  ([, word = '']) => word,
);

test('every path that CONTRIBUTING.md names is a file or a folder', () => {
  const paths = quoted.filter((word) => /^(packages|apps|test)\/[^<\s]+$/.test(word));
  const isThere = (path: string) => sources.some(({ name }) => name === path || name.startsWith(`${path}/`));
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

test('every function that CONTRIBUTING.md names is declared in a source file', () => {
  const names = quoted.filter((word) => /^[a-z]+[A-Z][A-Za-z]+$/.test(word));
  const code = sources.filter(({ name }) => /^(packages|apps)\/.*\/src\/.*(?<!\.test)\.ts$/.test(name));
  const isDeclared = (name: string) =>
    code.some(({ text }) => new RegExp(`\\b(function|const|readonly) ${name}\\b`).test(text));
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !isDeclared(name))).toEqual([]);
});

test('every verb has flags, work, an answer and an example where the walk of a verb says', async () => {
  const program = await read('apps/cli/src/program.ts');
  const verbs = [...program.matchAll(/^ {2}'?([a-z-]+)'?: async \(\) => \(await import\(/gm)].map(
    ([, verb = '']) => verb,
  );
  const [, named = ''] =
    /A verb that writes files or\s+serves \(([^)]+)\)\s+has none/.exec(walk('Add a verb')) ?? [];
  const without = [...named.matchAll(/`([a-z-]+)`/g)].map(([, verb]) => verb);
  const [flags, runs, answers] = await Promise.all(
    ['verbs', 'runs', 'answers'].map((room) => namesIn(`apps/cli/src/${room}`)),
  );
  const ownHelp = sources.filter(({ text }) => text.includes('addHelpText'));
  expect(verbs.length).toBeGreaterThan(15);
  expect(verbs.filter((verb) => !flags?.includes(verb))).toEqual([]);
  expect(verbs.filter((verb) => !runs?.includes(verb))).toEqual([]);
  expect(verbs.filter((verb) => answers?.includes(verb) === without.includes(verb))).toEqual([]);
  expect(
    verbs.filter(
      (verb) =>
        !Object.hasOwn(examples, verb) &&
        !ownHelp.some(({ name }) => name === `apps/cli/src/verbs/${verb}.ts`),
    ),
  ).toEqual([]);
});

test('every format of answers has a file of its own, but for the two that are pages', async () => {
  const files = await namesIn('apps/cli/src/output/formats');
  const pages = ['table', 'wide'];
  expect([...files].sort()).toEqual(
    [
      ...outputFormats.filter((name) => !pages.includes(name)),
      ...rulingFormats,
      ...commentFormats,
      'page',
    ].sort(),
  );
});

test('the README lists the permissions of the smallest token that reads everything', async () => {
  const readme = await read('README.md');
  expect(leastPrivilege.filter((permission) => !readme.includes(permission))).toEqual([]);
});

test('the oracle is as short as the page about tests says', async () => {
  const [, most = ''] = /under (\d+) lines/.exec(await read('test/README.md')) ?? [];
  expect((await read('packages/snapshot/src/reference/reference.ts')).split('\n').length).toBeLessThan(
    Number(most),
  );
});
