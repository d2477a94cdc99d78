import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { timeOf } from '../measure.ts';

/** The built program. */
export const program = fileURLToPath(new URL('../../../../../apps/cli/bin/grantlens.js', import.meta.url));

/** Exit codes of an answer: yes, no, cannot tell. */
const answered = new Set([0, 2, 3]);

/** What a process takes. */
export interface Taken {
  readonly wallMs: number;
  /** Processor time, of the process and the system for it: it says the same however much else the machine does. */
  readonly cpuMs: number;
  /** The same until the first of an answer was written: what comes then is rows being made and written. */
  readonly answerCpuMs: number;
  readonly peakBytes: number;
}

/** Runs before a program: at its end it says what it took. */
const saysUsage = fileURLToPath(new URL('../../../jobs/says-usage.cjs', import.meta.url));

/** What a process takes, its output thrown away; null where it does not end in time. */
export function takenBy(args: readonly string[], patienceMs: number): Taken | null {
  const { ms, value } = timeOf(() =>
    spawnSync(process.execPath, ['--require', saysUsage, ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: patienceMs,
      killSignal: 'SIGKILL',
    }),
  );
  if (value.signal !== null) return null;
  if (value.status === null || !answered.has(value.status))
    throw new Error(`${args.join(' ')}: ${value.stderr}`);
  const [cpuMs = 0, answerCpuMs = 0, peakKilobytes = 0] = String(value.output[3]).split(' ').map(Number);
  return { wallMs: ms, cpuMs, answerCpuMs, peakBytes: peakKilobytes * 1024 };
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
