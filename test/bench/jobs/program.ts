import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { timeOf } from '../measure.ts';

/** The built program. */
export const program = fileURLToPath(new URL('../../../../../apps/cli/bin/grantlens.js', import.meta.url));

/** Exit codes of an answer: yes, no, cannot tell. */
const answered = new Set([0, 2, 3]);

/** Nobody waits longer for an answer. */
const patience = 300_000;

/** The wall time of a process in milliseconds, its output thrown away; infinite where it is not there in time. */
export function wallOf(args: readonly string[]): number {
  const { ms, value } = timeOf(() =>
    spawnSync(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      timeout: patience,
    }),
  );
  if (value.signal !== null) return Number.POSITIVE_INFINITY;
  if (value.status === null || !answered.has(value.status))
    throw new Error(`${args.join(' ')}: ${value.stderr}`);
  return ms;
}

/** Runs before a program whose memory is wanted: at its end it says the most it had, in kB. */
const saysPeak = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

/** The most memory that a process had at once, in bytes. */
export function peakBytesOf(args: readonly string[]): number {
  const { output, stderr, status } = spawnSync(process.execPath, ['--import', saysPeak, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: patience,
  });
  if (status === null || !answered.has(status)) throw new Error(`${args.join(' ')}: ${stderr}`);
  return Number(output[3]) * 1024;
}

/** How fast a process writes rows, and by how much its memory grows meanwhile. */
export interface RowSpeed {
  readonly rows: number;
  readonly ms: number;
  readonly grownBytes: number;
}

/** Reads rows from their first until the last, or until it has read long enough. */
export async function rowSpeedOf(args: readonly string[], enoughMs: number): Promise<RowSpeed> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const residentBytes = (): number => {
    try {
      const [, kilobytes = '0'] =
        /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) * 1024;
    } catch {
      return 0;
    }
  };
  let [rows, start, end, before, after] = [0, 0, 0, 0, 0];
  for await (const chunk of child.stdout) {
    if (start === 0) start = performance.now();
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
    end = performance.now();
    if (before === 0 && end - start > enoughMs / 4) before = residentBytes();
    if (end - start > enoughMs) {
      after = residentBytes();
      break;
    }
  }
  child.kill('SIGKILL');
  await sleep(0);
  return { rows, ms: end - start, grownBytes: Math.max(0, after - before) };
}
