import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@grantlens/engine';
import { buildReport } from '@grantlens/reporter';
import type { InputRole } from '@grantlens/reporter/internal';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { collectionNames, seal } from '@grantlens/snapshot/internal';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NamedBytes } from '../input/named-bytes.ts';
import { writePackage } from './write-package.ts';

const collections = Object.fromEntries(
  collectionNames.map((name) => [
    name,
    {
      status: 'complete',
      items: name === 'userGroupMembers' ? {} : [],
      requests: [
        { path: '/', query: {}, httpStatus: 200, at: '2025-11-01T09:00:00Z', rows: 0, bodySha256: '' },
      ],
    },
  ]),
) as unknown as Snapshot['collections'];
const snapshot = seal({
  format: 'grantlens.snapshot',
  version: 1,
  account: { id: 'a', name: 'Nobody' },
  takenAt: { start: '2025-11-01T09:00:00Z', end: '2025-11-01T09:00:05Z' },
  tool: { name: 'grantlens', version: '1' },
  source: { apiBase: 'https://api.cloudflare.com/client/v4', credential: { kind: 'token' } },
  collections,
  removed: [],
});
const access = compile(normalise(snapshot));
const report = buildReport(access, { toolVersion: '1' });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes a package of no formats whose one input is this. */
const write = (people: NamedBytes) =>
  writePackage(
    {
      report,
      catalogue: access.account,
      snapshotModified: false,
      formats: [],
      inputs: {
        files: new Map<InputRole, NamedBytes>([['people', people]]),
        modified: 'refuse',
        settings: {},
        previousManifest: null,
        previousLogic: null,
        seed: null,
        warnings: [],
      },
    },
    { out: join(folder, 'review'), signWith: null, signal: new AbortController().signal },
  );

const people: NamedBytes = { path: 'hr.csv', bytes: Buffer.from('email\n') };

test('a package takes the place of an earlier one that nobody touched', async () => {
  await write(people);
  await write({ ...people, bytes: Buffer.from('email\na@x.example\n') });
  expect(await readdir(folder)).toEqual(['review']);
});

test('what comes into the earlier package while the new one is made is kept, and so is that package', async () => {
  await write(people);
  const decidedMeanwhile: NamedBytes = {
    path: 'hr.csv',
    get bytes() {
      writeFileSync(join(folder, 'review', 'decisions.jsonl'), '{}\n');
      return people.bytes;
    },
  };
  await expect(write(decidedMeanwhile)).rejects.toMatchObject({
    code: 'folder-taken',
    message: expect.stringContaining('decisions.jsonl'),
  });
  expect(await readdir(folder)).toEqual(['review']);
  expect(await readdir(join(folder, 'review'))).toEqual([
    'catalogue.json',
    'decisions.jsonl',
    'manifest.json',
    'people.csv',
    'reperform.mjs',
  ]);
});
