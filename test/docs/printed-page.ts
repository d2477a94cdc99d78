import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

/** Every command line of a page, and what the page says that it prints. */
export function printedIn(page: string): readonly (readonly [command: string, output: string])[] {
  return [...page.matchAll(/```console\n\$ grantlens (.*)\n([\s\S]*?)```/g)].map(
    ([, command = '', output = '']) => [command, output] as const,
  );
}

/** Writes the snapshots that the pages ask: two quarters of one account. */
export async function writeQuarters(folder: string): Promise<void> {
  const write = (name: string, snapshot: Snapshot) =>
    writeFile(join(folder, name), encodeSnapshot(snapshot, 'json'));
  await write('q3.snapshot.json', await takeEarlierSnapshot('north-harbour', 'q3'));
  await write('q4.snapshot.json', await takeSnapshot('north-harbour'));
}

/** The words of a command line; a snapshot is a file of the folder. */
export function argumentsOf(command: string, folder: string): readonly string[] {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return words.map((word) => (word.endsWith('.snapshot.json') ? join(folder, word) : word));
}

/** Output as a pattern: `…` is whatever changes from run to run. */
export function pattern(output: string): RegExp {
  const escaped = output.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('…', '[^\\n]*')}$`);
}
