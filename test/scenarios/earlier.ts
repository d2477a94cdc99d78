import { readFixture } from '@grantlens/sandbox';
import type { Snapshot } from '@grantlens/snapshot';
import { scenarioFolder, takeSnapshotOf } from './scenario.ts';

/** Takes a snapshot of a scenario as it was at an earlier time, which a file beside its account.yaml describes. */
export async function takeEarlierSnapshot(name: string, when: string): Promise<Snapshot> {
  return takeSnapshotOf(await readFixture(scenarioFolder(name), { when }));
}
