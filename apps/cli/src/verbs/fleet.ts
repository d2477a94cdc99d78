import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import { addFleetCheck } from './fleet/check.ts';
import { addFleetDiff } from './fleet/diff.ts';
import { addFleetFindings } from './fleet/findings.ts';
import { addFleetPerson } from './fleet/person.ts';
import { addFleetPrivileged } from './fleet/privileged.ts';
import { addFleetWhoCan } from './fleet/who-can.ts';

/** Questions about many accounts at once. */
const verbs = [
  addFleetWhoCan,
  addFleetPerson,
  addFleetPrivileged,
  addFleetFindings,
  addFleetDiff,
  addFleetCheck,
];

export function addFleet(program: Command, io: Io, run: Run): void {
  const fleet = program
    .command('fleet')
    .description('ask a folder of snapshots, or several: every account at once, with its name in front');
  for (const add of verbs) add(fleet, io, run);
}
