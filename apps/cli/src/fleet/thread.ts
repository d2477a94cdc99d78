import { parentPort } from 'node:worker_threads';
import { carryOut } from './carry-out.ts';
import type { FleetTask } from './task.ts';

// What a thread runs: one task after the other, until it is ended.
parentPort?.on('message', async (task: FleetTask) => {
  parentPort?.postMessage(await carryOut(task));
});
