import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = new URL('../../', import.meta.url);
const table = await readFile(new URL('./limits.md', import.meta.url), 'utf8');

/**
 * Modules through which the world comes in: files, packed bytes, sockets, programs, and languages that others
 * write in.
 */
const doors = [
  'node:fs',
  'node:fs/promises',
  'node:zlib',
  'node:net',
  'node:tls',
  'node:http',
  'node:https',
  'node:http2',
  'node:dns',
  'node:dgram',
  'node:child_process',
  'node:readline',
  'node:stream/consumers',
  'undici',
  'yaml',
  '@hono/node-server',
  '@marcbachmann/cel-js',
  're2js',
];

/** Words of a source that take something in without importing a door. */
const words = [
  /\breadBytes\(/,
  /\bprocess\.stdin\b/,
  /\b(gunzip|inflate|brotliDecompress)\w*\(/i,
  /\bfetch\('http/,
  /\bnew Worker\(/,
  /\bgetBuiltinModule\b/,
];

/** A source that imports a door for more than its types, or has one of the words. */
function takesSomethingIn(source: string): boolean {
  const imported = [
    ...source.matchAll(/^import (?!type\b)[^;]*?from '([^']+)'/gm),
    ...source.matchAll(/\bimport\('([^']+)'\)/g),
  ].map(([, module = '']) => module);
  return imported.some((module) => doors.includes(module)) || words.some((word) => word.test(source));
}

/** Sources of the program and its packages that users run, without tests and what only tests use. */
async function sources(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of ['apps/cli/src', 'packages']) {
    for (const name of await readdir(new URL(folder, top), { recursive: true })) {
      const path = `${folder}/${name}`;
      if (!/\.ts$/.test(name) || /\.(test|fixture|d)\.ts$/.test(name)) continue;
      if (/(^|\/)(node_modules|dist)\//.test(path) || !path.includes('/src/')) continue;
      // What is embedded is a text to the program: an auditor runs it, or a browser.
      if (path.endsWith('.generated.ts')) continue;
      // The page of the report runs in a browser, and the testkit in the tests of others.
      if (path.startsWith('packages/testkit/') || path.includes('/src/browser/')) continue;
      found.push(path);
    }
  }
  return found.sort();
}

const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| what |'))
  .map((line) => line.slice(1, -1).split('|'))
  .map((cells) => cells.map((cell) => cell.trim()));

const quoted = (cell: string = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

test('the table of limits names every source that reads a file, waits for the world or evaluates what others wrote', async () => {
  const named = new Set(rows.flatMap(([, source]) => quoted(source)));
  const missing: string[] = [];
  for (const path of await sources()) {
    const text = await readFile(new URL(path, top), 'utf8');
    if (takesSomethingIn(text) && !named.has(path)) missing.push(path);
  }
  expect(missing).toEqual([]);
});

test('the table of limits names no source and no test that does not exist', () => {
  const names = rows.flatMap(([, source, , , , , test]) => [
    ...quoted(source),
    ...quoted(test).map((name) => (name.includes('/') ? name : `test/e2e/${name}`)),
  ]);
  expect(names.filter((name) => !existsSync(fileURLToPath(new URL(name, top))))).toEqual([]);
});

test('the table of limits says something of every limit in every row', () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((cells) => cells.length !== 7 || cells.includes(''))).toEqual([]);
});

test('a source that reads something is found, whichever way it reads', () => {
  expect(takesSomethingIn("import { readFile } from 'node:fs/promises';")).toBe(true);
  expect(takesSomethingIn("import {\n  open,\n} from 'node:fs';")).toBe(true);
  expect(takesSomethingIn("const { parse } = await import('yaml');")).toBe(true);
  expect(takesSomethingIn('const bytes = await readBytes(path);')).toBe(true);
  expect(takesSomethingIn("process.getBuiltinModule('node:fs')")).toBe(true);
  expect(takesSomethingIn("import type { ServerResponse } from 'node:http';")).toBe(false);
  expect(takesSomethingIn("import { join } from 'node:path';")).toBe(false);
});
