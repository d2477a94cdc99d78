import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const zone = 'tickets.northharbour.example';
let folder: string;
let harbour: string;
let crowd: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-graph-'));
  harbour = join(folder, 'north-harbour.snapshot.json');
  crowd = join(folder, 'crowd.snapshot.json');
  await writeFile(harbour, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  await writeFile(crowd, encodeSnapshot(workload('S', 1), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const graph = (...args: readonly string[]) => grantlens(['graph', '-s', harbour, ...args]);

test('graph draws on standard output, in DOT unless another format is named', async () => {
  const dot = await graph();
  expect(dot).toMatchObject({ code: 0, err: '' });
  expect(dot.out).toMatch(/^digraph /);
  expect(await graph('--format', 'dot')).toEqual(dot);
});

test.each([
  ['mermaid', /^---\ntitle: "Access graph of North Harbour Ferries"\n---\nflowchart LR\n/],
  ['graphml', /<graphml [\s\S]*<data key="label">astrid\.holm@northharbour\.example<\/data>/],
  ['gexf', /<gexf version="1\.3"[\s\S]*label="astrid\.holm@northharbour\.example"/],
  ['svg', /<svg [^>]*role="img"[\s\S]*<title id="title">Access graph of North Harbour Ferries<\/title>/],
] as const)('graph draws in %s', async (format, pattern) => {
  const { code, out } = await graph('--format', format);
  expect(code).toBe(0);
  expect(out).toMatch(pattern);
});

test('graph writes several formats into a folder, and one to a file, for its owner alone', async () => {
  const out = join(folder, 'all', 'formats');
  const written = await graph('--format', 'svg,dot,gexf,graphml,mermaid', '--out', out);
  const names = ['dot', 'mmd', 'graphml', 'gexf', 'svg'].map((end) => `access-graph.${end}`);
  expect(written).toEqual({ code: 0, err: '', out: names.map((name) => `${join(out, name)}\n`).join('') });
  expect((await readdir(out)).sort()).toEqual([...names].sort());
  const file = join(folder, 'new', 'picture.svg');
  expect(await graph('--format', 'svg', '--out', file)).toEqual({ code: 0, err: '', out: `${file}\n` });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).toBe(await readFile(join(out, 'access-graph.svg'), 'utf8'));
});

test('graph draws only what was asked for, and says so in the picture', async () => {
  const { out } = await graph(
    ...['--format', 'svg', '--member', 'kai.brennan@kelp-and-cable.example', 'token:cert-renewal'],
    ...['--permission', 'dns_records:edit', '--resource', zone],
  );
  expect(out).toContain('only kai.brennan@kelp-and-cable.example, token:cert-renewal<');
  expect(out).toContain('only what gives or takes, or may give or take, dns_records:edit<');
  expect(out).toMatch(/only what reaches tickets\.northharbour\.example \(zone [0-9a-f]{32}\)</);
  expect(out).toContain('> denies <');
  expect(out).not.toContain('astrid.holm');
  expect(out).not.toContain('booking.northharbour.example');
});

test.each([
  [['--format', 'dot,svg'], 'several formats need a folder to go to'],
  [['--format', 'pdf'], '"pdf" is not one of dot, mermaid, graphml, gexf, svg'],
  [['--member', 'nobody@northharbour.example'], 'no member of the account is'],
  [['--resource', 'nowhere.example'], 'there is no zone or resource "nowhere.example"'],
  [['--permission', 'dns:fly'], 'dns:fly'],
])('graph says in one sentence what is wrong with %j', async (args, sentence) => {
  const { code, out, err } = await graph(...args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(sentence);
  expect(err).toMatch(/^grantlens: [^\n]+\.\n$/);
});

test.each(['svg', 'mermaid'])(
  'graph refuses a picture in %s that nobody could read, and writes nothing',
  async (format) => {
    const out = join(folder, `too-large-${format}`);
    const ran = await grantlens(['graph', '-s', crowd, '--format', `dot,${format}`, '--out', out]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(
      /^grantlens: the (svg|mermaid) picture would be of \d+ boxes and \d+ lines, [^\n]*--member, --permission or --resource[^\n]*\.\n$/,
    );
    await expect(stat(out)).rejects.toThrow('ENOENT');
  },
);

test('graph exits with 3 and says so where members were not seen whole', async () => {
  const snapshot = await takeSnapshot('s12c-unreadable-tokens');
  const file = join(folder, 'unseen.snapshot.json');
  await writeFile(file, encodeSnapshot(snapshot, 'json'));
  const { code, out, err } = await grantlens(['graph', '-s', file]);
  expect(code).toBe(3);
  expect(err).toContain('The graph is INCOMPLETE');
  expect(out).toContain('INCOMPLETE');
  expect((await grantlens(['graph', '-s', file, '--exit-zero'])).code).toBe(0);
});
