import { readFileSync } from 'node:fs';
import { isObject } from '@grantlens/snapshot/internal';
import { isRunning, thisMachine } from './machine.ts';

/** The process that holds a lock. */
export interface Holder {
  readonly host: string;
  /** Tells machines of one name apart, containers, and the time before a restart from that after it. */
  readonly machine: string;
  readonly pid: number;
  /** When the process began, as the system counts; another process may get its number later. */
  readonly began: string;
  /** Since when it holds the lock, RFC 3339, UTC. */
  readonly since: string;
}

const format = 'grantlens.lock';

/** This process. */
export function thisHolder(): Holder {
  return {
    host: thisMachine().host,
    machine: machine(),
    pid: process.pid,
    began: beganAt(process.pid) ?? '',
    since: new Date().toISOString(),
  };
}

export function holderText(holder: Holder): string {
  return `${JSON.stringify({ format, ...holder })}\n`;
}

/** Undefined for a text that is not of a lock. */
export function readHolder(text: string): Holder | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(json) || json.format !== format) return undefined;
  const { host, machine: of, pid, began, since } = json;
  if (typeof host !== 'string' || typeof of !== 'string' || typeof pid !== 'number') return undefined;
  if (typeof began !== 'string' || typeof since !== 'string') return undefined;
  return { host, machine: of, pid, began, since };
}

/** Whether the holder is still running; `unknown` for one of another machine. */
export function stateOf(holder: Holder): 'running' | 'ended' | 'unknown' {
  if (holder.host !== thisMachine().host || holder.machine !== machine()) return 'unknown';
  if (!isRunning(holder.pid)) return 'ended';
  const began = beganAt(holder.pid);
  return began === undefined || holder.began === '' || began === holder.began ? 'running' : 'ended';
}

/**
 * Only Linux says it without a program of its own; elsewhere a number that was given out again looks like the
 * holder.
 */
function beganAt(pid: number): string | undefined {
  // The name of the program, in brackets, may have blanks in it.
  return orUndefined(() => readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\)/s, '').split(' ')[20]);
}

/** Another one after a restart: the numbers of processes begin again. */
function machine(): string {
  const boot = orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim());
  return `${boot ?? ''} ${thisMachine().processSpace}`.trim();
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
