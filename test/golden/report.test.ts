import { compile } from '@grantlens/engine';
import { buildReport, type Report, renderReport, reportFormats } from '@grantlens/reporter';
import { manifestText, openRecorder, writeManifest } from '@grantlens/reporter/internal';
import { type Account, normalise, type Snapshot } from '@grantlens/snapshot';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { renderAll } from '../../packages/reporter/src/render/rendered.fixture.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

/** What differs from one taking of a snapshot to the next, made the same. */
const stamp = {
  takenAt: { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:00:05Z' },
  digest: `sha256-${'0'.repeat(64)}`,
} satisfies Partial<Account>;

/** The sandbox has another port, and requests another time and ray id, each time. */
function stamped({ source, ...account }: Account): Account {
  const rays = { count: 0, first: null, last: null };
  const { start: first, end: last } = stamp.takenAt;
  const bodies = stamp.digest;
  const endpoints = source.endpoints.map((one) => ({ ...one, first, last, bodies, rays }));
  return {
    ...account,
    ...stamp,
    source: { ...source, apiBase: 'http://127.0.0.1:8787/client/v4', endpoints },
  };
}

const reportOf = (snapshot: Snapshot): Report =>
  buildReport(compile(stamped(normalise(snapshot))), { toolVersion: '0.0.0', raw: { snapshot } });

const rendered = async (report: Report): Promise<ReadonlyMap<string, Buffer>> => {
  const files = await renderAll(renderReport(report));
  return new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes)]));
};

/** The same snapshot with every list from its end. A row that comes twice is counted twice, so none does here. */
function turnedRound(snapshot: Snapshot): Snapshot {
  const turn = (_: string, value: unknown) => (Array.isArray(value) ? value.toReversed() : value);
  return JSON.parse(JSON.stringify(snapshot), turn);
}

/** The page as a person can compare it: without its script, and what the script reads, which is packed. */
function readable(name: string, bytes: Buffer): Buffer {
  if (name !== 'report.html') return bytes;
  const html = bytes.toString('utf8');
  return Buffer.from(
    html
      .replaceAll(/(<script[^>]*>)[\s\S]*?(?=<\/script>)/g, '$1')
      .replace(/script-src '[^']*'/, "script-src '…'"),
  );
}

const committed = (name: string) => `report/small-agency/${name}`;

let snapshot: Snapshot;
let report: Report;
let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  snapshot = await takeSnapshot('small-agency');
  report = reportOf(snapshot);
  files = await rendered(report);
});

test.each([
  'report.html',
  'report.json',
  'entitlements.csv',
  'principals.csv',
  'groups.csv',
  'findings.csv',
  'changes.csv',
  'units.csv',
])('the report of small-agency is as committed in %s', async (name) => {
  const bytes = files.get(name) ?? Buffer.alloc(0);
  await expect(readable(name, bytes).toString('utf8')).toMatchFileSnapshot(committed(name));
});

test('the report of small-agency is as committed in review.xlsx, file by file and tag by tag', async () => {
  const parts = Object.entries(unzipSync(files.get('review.xlsx') ?? new Uint8Array()));
  const text = parts
    .filter(([name]) => !name.startsWith('xl/theme/'))
    .map(([name, bytes]) => `=== ${name}\n${strFromU8(bytes).replaceAll('><', '>\n<')}\n`);
  await expect(text.join('\n')).toMatchFileSnapshot(committed('review.xlsx.txt'));
});

test('the report of small-agency has the manifest that is committed', async () => {
  const records = [...files].map(([name, bytes]) => {
    const recorder = openRecorder(name);
    recorder.take(readable(name, bytes));
    return recorder.record();
  });
  const manifest = writeManifest(report, {
    inputs: new Set(['snapshot']),
    formats: reportFormats,
    snapshotModified: false,
    previousManifest: null,
    files: records,
  });
  await expect(manifestText(manifest)).toMatchFileSnapshot(committed('manifest.json'));
});

test('the report of small-agency has the same bytes whatever the order of rows', async () => {
  const again = await rendered(reportOf(turnedRound(snapshot)));
  const differing = [...files].filter(([name, bytes]) => again.get(name)?.equals(bytes) !== true);
  expect(differing.map(([name]) => name)).toEqual([]);
});
