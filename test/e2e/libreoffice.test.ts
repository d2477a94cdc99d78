import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodeSnapshot } from '@grantlens/snapshot';
import { seal, type UnsealedSnapshot } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const run = promisify(execFile);
const isThere = whether('soffice');
const why = 'there is no LibreOffice on the path (Debian: apt-get install libreoffice-calc)';
const minutes = 60_000;
const formula = '=HYPERLINK("http://evil.example","Zoë")';
const accents = 'Zoë Ångström';

let folder: string;

function whether(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-libreoffice-'));
  const { digest: _, ...snapshot } = await takeSnapshot('north-harbour');
  const { members } = snapshot.collections;
  const [first, second, ...others] = members.items as readonly { readonly user: object }[];
  const named = (row: { readonly user: object } | undefined, name: string) => ({
    ...row,
    user: { ...row?.user, first_name: name, last_name: null },
  });
  const items = [named(first, formula), named(second, accents), ...others];
  const collections = { ...snapshot.collections, members: { ...members, items } };
  const path = join(folder, 'harbour.snapshot.json');
  await writeFile(path, encodeSnapshot(seal({ ...snapshot, collections } as UnsealedSnapshot), 'json'));
  await grantlens(['report', '-s', path, '--format', 'csv,xlsx', '--out', join(folder, 'package')]);
}, minutes);

afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * A file as LibreOffice opens it, as flat XML; a CSV as whoever opens it sees it proposed: commas, quotes, UTF-8. Where it asks
 * it proposes UTF-8 because of the mark; without a screen it does not ask, and takes the character set of the system.
 */
async function opened(name: string): Promise<string> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const out = join(folder, 'opened');
  const filter = name.endsWith('.csv') ? ['--infilter=Text - txt - csv (StarCalc):44,34,76'] : [];
  const to = ['--convert-to', 'fods', '--outdir', out, join(folder, 'package', name)];
  await run('soffice', [profile, '--headless', ...filter, ...to]);
  return readFile(join(out, name.replace(/\.\w+$/, '.fods')), 'utf8');
}

test(
  'LibreOffice opens the workbook with rows as high as their text, its accents, and no formula',
  async ({ skip }) => {
    if (!isThere) skip(why);
    const xml = await opened('review.xlsx');
    const tables = [...xml.matchAll(/<table:table table:name="([^"]+)"/g)].map(([, name]) => name);
    expect(tables).toEqual(expect.arrayContaining(['Summary', 'Privileged', 'Entitlements', 'Principals']));
    expect(xml).not.toContain('table:formula=');
    expect(xml).toContain(accents);
    const heights = [...xml.matchAll(/style:row-height="([\d.]+)(in|cm|mm|pt)"/g)].map(([, size]) =>
      Number(size),
    );
    expect(Math.max(...heights)).toBeGreaterThan(2 * Math.min(...heights));
  },
  2 * minutes,
);

test(
  'LibreOffice opens the tables with their accents, and runs no cell of them',
  async ({ skip }) => {
    if (!isThere) skip(why);
    const xml = await opened('principals.csv');
    expect(xml).not.toContain('table:formula=');
    expect(xml).toContain(`<text:p>${accents}</text:p>`);
    expect(xml).toContain('HYPERLINK(');
    expect(xml).not.toContain('\ufeff');
  },
  2 * minutes,
);
