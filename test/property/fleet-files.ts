import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import type { FleetPrivileged, FleetQuestion } from '../../apps/cli/src/answers/fleet/question.ts';
import { askFleet } from '../../apps/cli/src/fleet/ask-fleet.ts';
import { askPerson } from '../../apps/cli/src/fleet/ask-person.ts';
import { askPrivileged } from '../../apps/cli/src/fleet/ask-privileged.ts';
import { compareFleets } from '../../apps/cli/src/fleet/compare-fleets.ts';
import type { FleetOptions } from '../../apps/cli/src/fleet/running.ts';
import type { Io } from '../../apps/cli/src/io.ts';

/** The same account under another id and name, at another time. */
export function asAccount(snapshot: Snapshot, number: number, day = 1): Snapshot {
  const id = `${number}`.padStart(2, '0').repeat(16);
  const { digest: _, ...rest }: Snapshot = JSON.parse(
    JSON.stringify(snapshot).replaceAll(String(snapshot.account.id), id),
  );
  const taken = `2026-06-${`${day}`.padStart(2, '0')}T00:00:00Z`;
  return seal({ ...rest, account: { id, name: `Account ${number}` }, takenAt: { start: taken, end: taken } });
}

/** Files by their name: snapshots, copies and older ones among them, and what is no snapshot. */
export type FleetFiles = Readonly<Record<string, Uint8Array>>;

/** Up to five files and their copies of up to four accounts. */
export const fleetFiles: fc.Arbitrary<FleetFiles> = fc
  .array(
    fc.record({
      snapshot: accounts(),
      number: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: 1, max: 3 }),
      encoding: fc.constantFrom('json', 'gzip'),
      damage: fc.constantFrom('none', 'none', 'none', 'copied', 'cut', 'foreign', 'newer'),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    shownByName(
      Object.fromEntries(
        drawn.flatMap(({ snapshot, number, day, encoding, damage }, at) => {
          const bytes = encodeSnapshot(asAccount(snapshot, number, day), encoding as 'json' | 'gzip');
          const name = `${at}.snapshot.json${encoding === 'gzip' ? '.gz' : ''}`;
          return [
            [name, damaged(bytes, damage)],
            ...(damage === 'copied' ? [[`copy-of-${name}`, bytes] as const] : []),
          ];
        }),
      ),
    ),
  );

/** Bytes say nothing to whoever reads a counterexample. */
function shownByName(files: FleetFiles): FleetFiles {
  return Object.defineProperty({ ...files }, fc.toStringMethod, {
    value: () => Object.keys(files).join(', '),
  });
}

function damaged(bytes: Uint8Array, how: string): Uint8Array {
  switch (how) {
    case 'cut':
      return bytes.subarray(0, bytes.length / 2);
    case 'foreign':
      return Buffer.from('{"format":"other"}');
    case 'newer':
      return Buffer.from('{"format":"grantlens.snapshot","version":99}');
    default:
      return bytes;
  }
}

/** What a run left behind; an error is its message. */
export interface FleetRan {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Writes the files into a folder for as long as something is done with them. */
export async function inFolder<T>(files: FleetFiles, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-fleet-'));
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Asks a fleet in this process. */
export function ranFleet(
  places: readonly string[],
  question: FleetQuestion,
  options: Partial<FleetOptions> = {},
): Promise<FleetRan> {
  return ran((io) => askFleet({ output: 'json', workers: 1, ...options }, io, places, question));
}

/** Compares two fleets in this process. */
export function ranComparison(places: {
  readonly before: string;
  readonly after: string;
}): Promise<FleetRan> {
  return ran((io) => compareFleets({ output: 'json', workers: 1 }, io, places));
}

/** Asks about a person in this process. */
export function ranPerson(who: string, places: readonly string[]): Promise<FleetRan> {
  return ran((io) => askPerson({ output: 'json', workers: 1 }, io, { who, places }));
}

/** Asks who is privileged in this process. */
export function ranPrivileged(places: readonly string[], asked: FleetPrivileged): Promise<FleetRan> {
  return ran((io) => askPrivileged({ output: 'json', workers: 1 }, io, { asked, places }));
}

async function ran(work: (io: Io) => Promise<number>): Promise<FleetRan> {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  try {
    return { code: await work(io), out, err };
  } catch (error) {
    return { code: 1, out, err: error instanceof Error ? error.message : String(error) };
  }
}
