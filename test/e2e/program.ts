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
}

/** Runs the program with nothing of this process's environment but the path. */
export async function grantlens(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH ?? '', ...options.env },
    cwd: options.cwd,
  });
  child.stdin.end(options.input ?? '');
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, out, err };
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
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
