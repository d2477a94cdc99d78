import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@grantlens/engine';
import { renderReport } from '@grantlens/reporter';
import { manifestText, proofFiles, writeManifest } from '@grantlens/reporter/internal';
import { encodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { transform } from 'esbuild';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWithin } from '../../packages/reporter/src/sections/build-report.ts';
import { budget } from '../differential/budget.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const minutes = 60_000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grantlens-reperform-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly error: string;
}

/** Writes what the script reads of a package, with at most `most` grants listed one by one. */
async function write(snapshot: Snapshot, most: number, previous?: Snapshot): Promise<void> {
  const access = compile(normalise(snapshot));
  const report = buildWithin(most, access, {
    toolVersion: '1',
    ...(previous && { previous: compile(normalise(previous)) }),
  });
  for (const { name, render } of [...renderReport(report, ['csv']), ...proofFiles(access.account)]) {
    const parts: Uint8Array[] = [];
    for await (const part of render()) parts.push(part);
    writeFileSync(join(folder, name), Buffer.concat(parts));
  }
  writeFileSync(join(folder, 'snapshot.json.gz'), encodeSnapshot(snapshot, 'json'));
  rmSync(join(folder, 'manifest.json'), { force: true });
  const files = readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const manifest = writeManifest(report, {
    inputs: new Set(['snapshot']),
    formats: ['csv'],
    snapshotModified: false,
    previousManifest: null,
    files,
  });
  writeFileSync(join(folder, 'manifest.json'), manifestText(manifest));
}

/** Runs the script as the package has it. */
function reperform(): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'reperform.mjs'), folder], {
    encoding: 'utf8',
  });
  return { code: status, lines: stdout.trimEnd().split('\n'), error: stderr };
}

/** The lines that name a cell; what follows counts rows, and says what is not derived. */
const cellsOf = ({ lines }: Outcome): readonly string[] =>
  lines.slice(
    0,
    lines.findIndex((line) => / rows read: /.test(line)),
  );

/** Changes the lines of a CSV after its header. */
function edit(file: string, change: (lines: readonly string[]) => readonly string[]): void {
  const [header = '', ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\r\n');
  writeFileSync(join(folder, file), `${[header, ...change(lines)].join('\r\n')}\r\n`);
}

const forms = [
  ['principal', Number.POSITIVE_INFINITY],
  ['holder', -1],
] as const;

for (const [form, most] of forms) {
  test.each([
    ['a well-formed account', accounts()],
    ['an account with every oddity', oddSnapshot],
  ])(
    `reperforming agrees with every row per ${form} of %s`,
    async (_kind, snapshots) => {
      const property = fc.asyncProperty(snapshots, async (snapshot) => {
        await write(snapshot, most);
        const outcome = reperform();
        const { code, error } = outcome;
        expect({ code, lines: cellsOf(outcome), error }).toEqual({ code: 0, lines: [], error: '' });
      });
      await fc.assert(property, { numRuns: Math.ceil(budget.cases / 20) + 8, seed: budget.seed });
    },
    10 * minutes,
  );

  test(`reperforming reports every verdict of north-harbour per ${form} that was changed, and no other`, async () => {
    await write(await takeSnapshot('north-harbour'), most);
    expect(cellsOf(reperform())).toEqual([]);
    const others = { allowed: 'denied', denied: 'allowed', unknown: 'allowed', 'not-granted': 'allowed' };
    const verdict = /,(allowed|denied|unknown|not-granted),/;
    let rows = 0;
    edit('entitlements.csv', (lines) => {
      rows = lines.length;
      return lines.map((line) =>
        line.replace(verdict, (_, word: keyof typeof others) => `,${others[word]},`),
      );
    });
    const { code, lines } = reperform();
    expect(code).toBe(2);
    expect(lines.filter((line) => / effective "/.test(line))).toHaveLength(rows);
  });

  test(`reperforming notices each row of north-harbour per ${form} that was removed, and each that was added`, async () => {
    await write(await takeSnapshot('north-harbour'), most);
    const whole = readFileSync(join(folder, 'entitlements.csv'));
    for (const at of [0, 7, 40]) {
      edit('entitlements.csv', (lines) => lines.filter((_, n) => n !== at));
      expect(reperform().code, `without row ${at}`).toBe(2);
      writeFileSync(join(folder, 'entitlements.csv'), whole);
      edit('entitlements.csv', ([first = '', ...rest]) => [
        first,
        ...rest,
        first.replace(/^g-[0-9a-f]+/, 'g-0'),
      ]);
      edit('entitlements.csv', (lines) =>
        lines.map((line) =>
          line.startsWith('g-0,') ? line.replace(/,[0-9a-f]{32},(allow|deny)?/, ',x,') : line,
        ),
      );
      expect(reperform().lines.join('\n')).toMatch(/nothing in the snapshot gives this/);
      writeFileSync(join(folder, 'entitlements.csv'), whole);
    }
    edit('principals.csv', (lines) => lines.slice(1));
    expect(reperform().lines.join('\n')).toMatch(/^principals.csv - id "no row"/m);
  });
}

test('reperforming holds what changed since the previous review to the rows of now', async () => {
  const now = await takeSnapshot('north-harbour');
  await write(now, Number.POSITIVE_INFINITY, await takeEarlierSnapshot('north-harbour', 'q3'));
  expect(reperform()).toMatchObject({ code: 0 });
  edit('changes.csv', (lines) => lines.map((line) => line.replace(',allowed,', ',denied,')));
  expect(reperform()).toMatchObject({ code: 2 });
});

test('reperforming names a row that is of another snapshot, and a package that it cannot read', async () => {
  await write(await takeSnapshot('small-agency'), Number.POSITIVE_INFINITY);
  edit('units.csv', ([first = '', ...rest]) => [first.replace(/sha256-[0-9a-f]+$/, 'sha256-0'), ...rest]);
  const { code, lines } = reperform();
  expect(code).toBe(2);
  expect(lines[0]).toMatch(/^units.csv - sha256 "[0-9a-f]{64}" "[0-9a-f]{64}"$/);
  expect(lines[1]).toMatch(/^units.csv 2 snapshot_digest "sha256-0" "sha256-/);
  rmSync(join(folder, 'catalogue.json'));
  expect(reperform()).toMatchObject({
    code: 1,
    error: expect.stringContaining('there is no catalogue.json'),
  });
});

/** Changes what a JSON file of the package says. */
function editJson(file: string, change: (value: Record<string, unknown>) => void): void {
  const value = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
  change(value);
  writeFileSync(join(folder, file), JSON.stringify(value));
}

test('reperforming notices an exception and a standing that were changed', async () => {
  await write(await takeSnapshot('north-harbour'), Number.POSITIVE_INFINITY);
  const column = (file: string, name: string) =>
    readFileSync(join(folder, file), 'utf8')
      .replace('\ufeff', '')
      .split('\r\n')[0]
      ?.split(',')
      .indexOf(name) ?? -1;
  const changes = [
    ['entitlements.csv', 'exceptZones'],
    ['entitlements.csv', 'partZones'],
    ['entitlements.csv', 'standing'],
    ['principals.csv', 'standing'],
  ] as const;
  for (const [file, name] of changes) {
    const whole = readFileSync(join(folder, file));
    const at = column(file, name);
    edit(file, (lines) =>
      stringify(
        parse(`${lines.join('\r\n')}\r\n`).map((cells: string[], row: number) =>
          row === 3 ? cells.with(at, `${cells[at]}x`) : cells,
        ),
        { record_delimiter: '\r\n' },
      )
        .trimEnd()
        .split('\r\n'),
    );
    const outcome = reperform();
    expect(outcome.code).toBe(2);
    expect(cellsOf(outcome).filter((line) => !line.includes(' sha256 '))).toEqual([
      expect.stringMatching(new RegExp(`^${file} 5 ${name} `)),
    ]);
    writeFileSync(join(folder, file), whole);
  }
  expect(reperform().code).toBe(0);
});

test('reperforming notices a snapshot, a catalogue and a manifest that were changed', async () => {
  const snapshot = await takeSnapshot('north-harbour');
  const changed = async (file: string, change: (value: Record<string, unknown>) => void) => {
    await write(snapshot, Number.POSITIVE_INFINITY);
    editJson(file, change);
    return reperform();
  };
  const renamed = await changed('snapshot.json.gz', ({ account }) => {
    (account as { name: string }).name = 'Another';
  });
  expect(renamed.code).toBe(2);
  expect(cellsOf(renamed)).toEqual([
    expect.stringMatching(/^snapshot.json.gz - sha256 /),
    expect.stringMatching(/^snapshot.json.gz - digest /),
  ]);
  const emptied = await changed('catalogue.json', ({ groups }) => {
    for (const group of groups as { contents: object }[])
      group.contents = { kind: 'listed', permissions: [], groups: [], complete: true };
  });
  expect(emptied.code).toBe(2);
  expect(cellsOf(emptied)[0]).toMatch(/^catalogue.json - sha256 /);
  expect(cellsOf(emptied).join('\n')).toMatch(/^entitlements.csv \d+ partZones /m);
  const other = await changed('manifest.json', (manifest) => {
    manifest.complete = manifest.complete !== true;
  });
  expect(other.code).toBe(2);
  expect(cellsOf(other)).toEqual([expect.stringMatching(/^manifest.json - digest /)]);
});

test('reperforming cannot read a package that lacks a file, or in which one is not JSON', async () => {
  for (const file of ['snapshot.json.gz', 'catalogue.json', 'manifest.json']) {
    await write(await takeSnapshot('small-agency'), Number.POSITIVE_INFINITY);
    writeFileSync(join(folder, file), '{');
    expect(reperform()).toMatchObject({ code: 1, error: expect.stringContaining(`cannot read: ${file}: `) });
    rmSync(join(folder, file));
    expect(reperform()).toMatchObject({ code: 1, error: expect.stringContaining(`there is no ${file} in `) });
  }
});

test('reperforming says by name what it does not derive', async () => {
  await write(await takeSnapshot('small-agency'), Number.POSITIVE_INFINITY);
  const said = reperform().lines.join(' ');
  for (const name of ['means', 'cutBy', 'assumptions', 'gaps', 'units', 'findings', 'groups'])
    expect(said).toContain(name);
});

test('the script for reperforming is short, needs nothing but Node, and has no syntax newer than Node 18', async () => {
  const path = new URL('../../packages/reporter/src/package/reperform.mjs', import.meta.url);
  const script = readFileSync(path, 'utf8');
  expect(script.split('\n').length - 1).toBeLessThan(400);
  expect(
    [...script.matchAll(/from '([^']+)'/g)].filter(([, name = '']) => !name.startsWith('node:')),
  ).toEqual([]);
  expect(script).not.toMatch(
    /\.(toSorted|toReversed|toSpliced|with|findLast|isWellFormed|toWellFormed)\(|groupBy|fromAsync/,
  );
  const [old, now] = await Promise.all(
    (['node18', 'esnext'] as const).map((target) => transform(script, { target, format: 'esm' })),
  );
  expect(old?.code).toBe(now?.code);
});
