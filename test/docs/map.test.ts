import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const map = await readFile(new URL('packages/README.md', root), 'utf8');

/** The rooms that the map lists for a package, by the table that begins with its name. */
function roomsOnTheMap(name: string): readonly string[] {
  const from = map.indexOf(`\n| \`${name}\` `);
  const table = map.slice(from, map.indexOf('\n\n', from));
  const rows = [...table.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, room]) => room ?? '');
  return rows.slice(1).sort();
}

test.each([
  'snapshot',
  'fetcher',
  'engine',
  'reporter',
  'checks',
  'fleet',
  'review',
  'terraform',
  'remediator',
  'sandbox',
  'testkit',
  'apps/cli',
])('the map lists every room of %s and no other', async (name) => {
  const folder = new URL(name === 'apps/cli' ? 'apps/cli/src/' : `packages/${name}/src/`, root);
  const entries = await readdir(folder, { withFileTypes: true });
  const rooms = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  expect(roomsOnTheMap(name)).toEqual(rooms.sort());
});
