import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

/** Two accounts as they are, one of them as it was a quarter ago, and files that are no snapshot. */
export interface FleetFolder {
  readonly at: (...names: readonly string[]) => string;
  readonly harbour: Snapshot;
  readonly agency: Snapshot;
}

/**
 * Writes `now/` (two accounts), `q3/` (one of them a quarter earlier), and `mixed/` (one account twice, and everything that
 * cannot be used).
 */
export async function writeFleet(): Promise<FleetFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-fleet-'));
  const at: FleetFolder['at'] = (...names) => join(folder, ...names);
  // It is taken first: a snapshot is as of when it is taken.
  const earlier = await takeEarlierSnapshot('north-harbour', 'q3');
  const harbour = await takeSnapshot('north-harbour');
  const agency = await takeSnapshot('small-agency');
  for (const name of ['now', 'q3', 'mixed', 'empty']) await mkdir(at(name));
  const json = (snapshot: Snapshot) => encodeSnapshot(snapshot, 'json');
  await writeFile(at('now', 'harbour.snapshot.json'), json(harbour));
  await writeFile(at('now', 'agency.snapshot.json.gz'), encodeSnapshot(agency, 'gzip'));
  await writeFile(at('q3', 'harbour.snapshot.json'), json(earlier));
  await writeFile(at('mixed', 'a.snapshot.json'), json(agency));
  await writeFile(at('mixed', 'b-copy.snapshot.json'), json(agency));
  await writeFile(at('mixed', 'c-cut.snapshot.json'), json(harbour).subarray(0, 5000));
  await writeFile(at('mixed', 'd-foreign.snapshot.json'), '{"format":"other"}');
  await writeFile(at('mixed', 'e-newer.snapshot.json'), '{"format":"grantlens.snapshot","version":99}');
  await writeFile(
    at('mixed', 'f-edited.snapshot.json'),
    Buffer.from(json(harbour)).toString().replace('North Harbour', 'South Harbour'),
  );
  await writeFile(at('mixed', 'index.json'), '{}');
  await writeFile(at('mixed', 'g.snapshot.json.partial'), 'half');
  await mkdir(at('mixed', 'h.snapshot.json'));
  return { at, harbour, agency };
}
