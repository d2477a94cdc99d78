import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import { addFleetWhoCan } from './fleet/who-can.ts';

/** Questions about many accounts at once. */
const verbs = [addFleetWhoCan];

export function addFleet(program: Command, io: Io, run: Run): void {
  const fleet = program
    .command('fleet')
    .description('ask a folder of snapshots, or several: every account at once, with its name in front');
  for (const add of verbs) add(fleet, io, run);
}
