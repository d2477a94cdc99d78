import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangeFormats } from '@grantlens/reporter/options';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let harbour: string;
let agency: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-export-'));
  harbour = join(folder, 'north-harbour.snapshot.json');
  agency = join(folder, 'small-agency.snapshot.json');
  await writeFile(harbour, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  await writeFile(agency, encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(exchangeFormats)(
  'export to %s writes one file for its owner, or standard output',
  async (format) => {
    const out = join(folder, 'new', format);
    const written = await grantlens(['export', '-s', harbour, '--format', format, '--out', out]);
    expect(written).toMatchObject({ code: 3, out: `${out}\n` });
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const shown = await grantlens(['export', '-s', harbour, '--format', format, '--exit-zero']);
    expect(shown).toEqual({ code: 0, out: await readFile(out, 'utf8'), err: written.err });
  },
);

test('export says in one sentence what the form cannot say, and what was not seen', async () => {
  const { err } = await grantlens(['export', '-s', harbour, '--format', 'vanta']);
  expect(err.split('\n')).toEqual([
    'note: vanta cannot say of this account: 1 deny policy (what it takes is left out); 1 policy of which something is only possible (not granted there); 3 tokens with conditions (listed without them); 3 invitations not yet accepted (listed as not active)',
    expect.stringMatching(/^not seen: what the permission group Workers Scripts Write gives on /),
    '',
  ]);
});

test('export lists a deny as what is missing of an entitlement, and never as a grant', async () => {
  const { out } = await grantlens(['export', '-s', harbour, '--format', 'probo']);
  const rows = out.split('\r\n');
  expect(rows.find((row) => row.startsWith('kai.brennan@'))).toContain(
    'Domain DNS on every zone (except tickets.northharbour.example + booking.northharbour.example + pay.northharbour.example)',
  );
  expect(
    rows.filter((row) => row.includes('cloudflare.invalid')).every((row) => row.endsWith(',SERVICE_ACCOUNT')),
  ).toBe(true);
});

test.each([
  ['parquet', /: "parquet" is for many snapshots at once, which is not in this version of grantlens\. /],
  ['zilla', /: "zilla" is not one of vanta, probo, secureslate, baton, ocsf, opengraph; usage: /],
])('export in the form %s is refused with those that there are', async (format, sentence) => {
  const { code, out, err } = await grantlens(['export', '-s', agency, '--format', format]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(sentence);
});

test('export never replaces what it reads', async () => {
  const { code, err } = await grantlens(['export', '-s', agency, '--format', 'ocsf', '--out', agency]);
  expect(code).toBe(1);
  expect(err).toContain('which is read');
});
