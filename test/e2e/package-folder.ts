import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@grantlens/reporter';
import { digestOfManifest, manifestText } from '@grantlens/reporter/internal';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { onTestFinished } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

/** Packages of two reviews of one account, the second of which follows the first, and folders of their copies. */
export interface Reviews {
  readonly folder: string;
  readonly snapshot: string;
  readonly first: string;
  readonly second: string;
}

/** Writes two packages that have every format and every input. */
export async function writeReviews(): Promise<Reviews> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-package-'));
  const at = (name: string) => join(folder, name);
  const taken = await takeSnapshot('small-agency');
  await writeFile(at('first.json'), encodeSnapshot(ofDay(taken, '2026-07-01'), 'json'));
  await writeFile(at('second.json'), encodeSnapshot(ofDay(taken, '2026-10-01'), 'json'));
  await writeFile(
    at('catalogue.json'),
    '{"format":"grantlens.catalogue","version":1,"groups":[{"name":"DNS","permissions":["dns_records:*"],"complete":true}]}',
  );
  await writeFile(at('hr.csv'), 'email,title\nnobody@example.com,None\n');
  await written(['-s', at('first.json'), '--out', at('first')]);
  const given = ['--catalogue', at('catalogue.json'), '--people', at('hr.csv'), '--stale-days', '14'];
  await written(['-s', at('second.json'), '--previous', at('first'), ...given, '--out', at('second')]);
  return { folder, snapshot: at('second.json'), first: at('first'), second: at('second') };
}

async function written(args: readonly string[]): Promise<void> {
  const { err } = await grantlens(['report', ...args]);
  if (err.startsWith('grantlens: ')) throw new Error(err);
}

function ofDay({ digest: _, ...rest }: Snapshot, day: string): Snapshot {
  return seal({ ...rest, takenAt: { start: `${day}T09:00:00Z`, end: `${day}T09:00:05Z` } });
}

/** A copy of a package for one test. */
export async function copyOf(review: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-copy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const copy = join(folder, 'review');
  await cp(review, copy, { recursive: true });
  return copy;
}

export async function manifestIn(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
}

/** Writes a manifest as a forger does: with the digest that fits, and hashes of what there is. */
export async function forge(folder: string, changed: Manifest): Promise<void> {
  const files = await Promise.all(
    changed.files.map(async (file) => {
      const bytes = await readFile(join(folder, file.name)).catch(() => null);
      const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
      return bytes && sha256 ? { ...file, bytes: bytes.length, sha256 } : file;
    }),
  );
  const forged = { ...changed, files };
  const text = manifestText({ ...forged, digest: digestOfManifest(forged) });
  await writeFile(join(folder, 'manifest.json'), text);
}
