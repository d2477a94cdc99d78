import { fileURLToPath } from 'node:url';

/** The file that a thread of `fleet` runs; it stands beside what was built of this program, wherever that is run from. */
export function fleetWorker(): string {
  return fileURLToPath(new URL('../dist/fleet-worker.cjs', import.meta.url));
}
