import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error: the rules are plain JavaScript.
import rules from '../../.dependency-cruiser.mjs';

interface Rule {
  readonly name: string;
  readonly comment: string;
  readonly to: { readonly path?: string };
}

const packages = [
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
] as const;
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const map = read('packages/README.md');

/** The rules between the rooms of a package, in the order of the rooms. */
function wallsOf(name: string): readonly Rule[] {
  const { forbidden } = rules as { readonly forbidden: readonly Rule[] };
  return forbidden.filter(
    (rule) => rule.name.startsWith(`${name}-`) && rule.name.endsWith('-imports-no-later-room'),
  );
}

/** The rooms of a package as its rules name them; the last one has no rule of its own, for nothing comes after it. */
function roomsOf(name: string): readonly string[] {
  const walls = wallsOf(name);
  const last = /src\/\(([^|)]+)\)/.exec(walls.at(-1)?.to.path ?? '')?.[1] ?? '';
  const named = walls.map((rule) => rule.name.slice(name.length + 1, -'-imports-no-later-room'.length));
  return [...named, last];
}

/** What lies in the source of a package: folders, and files that stand beside them. */
function sourcesOf(name: string): readonly string[] {
  const entries = readdirSync(new URL(`../../packages/${name}/src`, import.meta.url), {
    withFileTypes: true,
  });
  const isRoom = (file: string) =>
    !/\.(test|fixture|generated)\.ts$|\.d\.ts$/.test(file) && !/^(index|internal|options)\.ts$/.test(file);
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return [entry.name];
    return isRoom(entry.name) ? [entry.name.replace(/\.ts$/, '')] : [];
  });
}

test.each(packages)('every folder and file in the source of %s is a room with a rule', (name) => {
  expect([...roomsOf(name)].sort()).toEqual([...sourcesOf(name)].sort());
});

test.each(packages)('every wall between the rooms of %s says why it stands there', (name) => {
  for (const { comment } of wallsOf(name)) expect(comment).toMatch(/^[A-Z].{15,}\.$/);
});

test.each(packages)('the map lists the rooms of %s in the order in which they may be imported', (name) => {
  const rows = map.slice(map.search(new RegExp(`^\\| \`${name}\` +\\| holds`, 'm'))).split('\n\n')[0] ?? '';
  const listed = [...rows.matchAll(/^\| `([a-z-]+)`/gm)].map(([, room]) => room).slice(1);
  const rooms = roomsOf(name).filter((room) => listed.includes(room));
  expect(listed).toEqual(rooms);
});
