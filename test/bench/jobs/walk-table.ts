import { readFileSync } from 'node:fs';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { pathOf } from '../account/files.ts';
import { popcountMs } from '../anchors.ts';
import { openEngine } from '../engine/adapter.ts';
import { medianOf } from '../measure.ts';
import type { Findings, Task } from './job.ts';

/** Walks the whole effective table, symbolic, beside a popcount pass over as many bytes. */
export async function walkTable({ folder, budget }: Task): Promise<Findings> {
  const { index } = openEngine(
    normalise(JSON.parse(readFileSync(pathOf(folder, 'snapshot'), 'utf8')) as Snapshot),
  );
  const { rows, triples, bytes } = index.table();
  const tableMs = await medianOf(() => index.table(), budget);
  return {
    figures: {
      tableMs,
      tableRows: rows,
      triples,
      tableBytes: bytes,
      popcountMs: await popcountMs(bytes, budget),
    },
  };
}
