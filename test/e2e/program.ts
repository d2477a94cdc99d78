import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built program, as a user runs it. */
export const program: string = fileURLToPath(new URL('../../apps/cli/bin/grantlens.js', import.meta.url));

/** What a run left behind. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How a run differs from an empty environment in the current folder. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
  /** For Node itself. */
  readonly nodeArgs?: readonly string[];
}

/** A run that goes on. */
export interface Running {
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The code is null when a signal ended it. */
  readonly ran: Promise<Ran>;
}

/** Runs the program with nothing of this process's environment but the path. */
export function grantlens(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return startGrantlens(args, options).ran;
}

/** Starts the program like `grantlens`, and does not wait for its end. */
export function startGrantlens(args: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), program, ...args], {
    env: { PATH: process.env.PATH ?? '', ...options.env },
    cwd: options.cwd,
  });
  child.stdin.end(options.input ?? '');
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ran = Promise.all([text(child.stdout), text(child.stderr), closed]).then(([out, err, code]) => ({
    code,
    out,
    err,
  }));
  return { kill: (signal) => child.kill(signal), ran };
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  // A character of several bytes may come in two parts.
  stream.setEncoding('utf8');
  let all = '';
  for await (const chunk of stream) all += String(chunk);
  return all;
}

/** A sandbox run as its own process. */
export interface RunningSandbox {
  readonly baseUrl: string;
  readonly stop: () => Promise<number | null>;
}

/** Starts `grantlens sandbox` and waits for the first line, which is its address. */
export async function startSandboxProcess(...args: readonly string[]): Promise<RunningSandbox> {
  const child: ChildProcess = spawn(process.execPath, [program, 'sandbox', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (child.stdout === null) throw new Error('the sandbox has no output');
  const lines = createInterface({ input: child.stdout });
  const baseUrl = await new Promise<string>((resolve) => lines.once('line', resolve));
  return {
    baseUrl,
    stop: () => {
      child.kill('SIGTERM');
      return closed;
    },
  };
}
