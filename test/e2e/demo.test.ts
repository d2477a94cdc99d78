import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from './program.ts';

let folder: string;
let shown: string;

const at = (...path: readonly string[]) => join(folder, 'the demo', ...path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-demo-'));
  // The second run replaces what the first one wrote.
  expect((await grantlens(['demo', '--out', at()])).code).toBe(0);
  const { code, out } = await grantlens(['demo', '--out', at()]);
  expect(code).toBe(0);
  shown = out;
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the demo takes two quarters and says where its files are', async () => {
  const written = ['north-harbour.snapshot.json', 'q3-report', 'q3.snapshot.json', 'report'];
  expect((await readdir(at())).sort()).toEqual(written);
  const files = ['report.html', 'entitlements.csv', 'manifest.json'];
  expect(await readdir(at('report'))).toEqual(expect.arrayContaining(files));
  expect(shown).toContain('group Network Operations → DNS → the whole account');
  expect(shown.split('\n').at(-2)).toBe(`Open ${at('report', 'report.html')} in a browser.`);
});

test('the demo chains the review of now to the one before', async () => {
  const { code, out } = await grantlens(['verify', at('report'), '--previous', at('q3-report')]);
  expect(code).toBe(0);
  expect(out).toContain(`previous   ${at('q3-report')}`);
  expect(await readFile(at('report', 'changes.csv'), 'utf8')).toContain('Revenue freeze');
});

test('the demo shows the diff as the program prints it, to the end of a principal', async () => {
  const snapshots = [at('q3.snapshot.json'), at('north-harbour.snapshot.json')];
  const { out } = await grantlens(['diff', ...snapshots]);
  const part = out.slice(0, out.indexOf('\n\nquinn.ash'));
  expect(part).toContain('joined the user group Revenue freeze');
  const rest = out.trimEnd().split('\n').length - part.split('\n').length;
  expect(shown).toContain(`${part}\n\n… and ${rest} more lines: the command prints them all\n`);
});

test('the demo shows commands that can be typed as they are', () => {
  const [before, now] = [at('q3.snapshot.json'), at('north-harbour.snapshot.json')];
  expect(shown).toContain(`$ grantlens diff '${before}' '${now}'\n`);
  expect(shown).toContain(` --previous '${at('q3-report')}' --out '${at('report')}'\n`);
  expect(shown).toMatch(/^\$ grantlens sandbox --fixture north-harbour --when q3 &\nhttp:/m);
});
