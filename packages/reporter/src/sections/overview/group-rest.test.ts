import { expect, test } from 'vitest';
import type { Flow } from './flows.ts';
import { drawnWays, drawnWhats, mostWays, mostWhats } from './group-rest.ts';
import { openTally } from './tally.ts';

const flow = (way: string | null, what: string, holders: readonly number[], privileged = false): Flow => ({
  way: { key: way ?? 'direct', group: way === null ? null : { name: way } },
  what: { key: what, name: what },
  sure: new Set([holders]),
  unsure: new Set(),
  privileged,
  wholeAccount: true,
  hasWhole: true,
  hasCut: false,
  places: new Set(),
});

const few = Array.from({ length: 20 }, (_, at) => flow(`Group ${at}`, `What ${at}`, [at, at + 1]));
const flows = [
  ...few,
  flow(null, 'What 0', [3]),
  flow('Large', 'Secret', [1, 2, 3, 4, 5]),
  flow('Small', 'Key', [9], true),
];

test('the smaller user groups are drawn as one, and each of their members is counted once', () => {
  const ways = drawnWays(flows, openTally(30));
  expect(ways).toHaveLength(mostWays);
  expect(ways[0]).toMatchObject({ name: 'Directly', isDirect: true });
  expect(ways[1]?.name).toBe('Large');
  const last = ways.at(-2);
  expect(last?.name).toBe('12 other user groups without privileged access');
  expect(ways.at(-1)?.name).toBe('Small');
  expect(last?.keys.size).toBe(12);
  const kept = [...ways.slice(1, -2), ...ways.slice(-1)].flatMap(({ keys }) => [...keys]);
  const rest = flows.filter(({ way }) => way.group !== null && !kept.includes(way.key));
  expect(last?.tally.all.length).toBe(new Set(rest.flatMap(({ sure }) => [...sure].flat())).size);
});

test('a privileged permission group is always drawn alone, however few hold it', () => {
  const whats = drawnWhats(flows, openTally(30));
  expect(whats).toHaveLength(mostWhats);
  expect(whats.slice(0, 2).map(({ name }) => name)).toEqual(['Key', 'Secret']);
  expect(whats.at(-1)?.name).toMatch(/^\d+ others for other areas$/);
});

test('each node is drawn where there are few', () => {
  const names = drawnWays(few.slice(0, 3), openTally(30)).map(({ name }) => name);
  expect(names).toEqual(['Group 0', 'Group 1', 'Group 2']);
});

test('the smaller permission groups are drawn together by what they are about, and one alone of its kind by name', () => {
  const names = ['DNS Read', 'Zone Read', 'Workers Scripts Read', 'Pages Read', 'Logs Read'];
  const large = Array.from({ length: mostWhats - 3 }, (_, at) => flow('Ops', `Large ${at}`, [1, 2, 3]));
  const small = names.map((name) => flow('Ops', name, [1]));
  const drawn = drawnWhats([...large, ...small], openTally(30)).map(({ name }) => name);
  expect(drawn).toHaveLength(mostWhats);
  expect(drawn.slice(-3)).toEqual([
    '2 others for DNS and domains',
    'Logs Read',
    '2 others for the developer platform',
  ]);
});
