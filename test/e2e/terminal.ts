import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { program } from './program.ts';

/** What is typed, and what is read: until a pattern was shown and all is quiet, or no more than that it is amid one. */
export type Step = { readonly type: string } & ({ readonly until: string } | { readonly amid: string });

/** What the program showed after each step, and its exit code. */
export interface Shown {
  readonly shown: readonly string[];
  readonly code: number;
}

const script = fileURLToPath(new URL('./terminal.py', import.meta.url));

/** Python has pseudo-terminals, which Node does not. */
export const hasTerminal: boolean = spawnSync('python3', ['-c', 'import pty']).status === 0;

/** Runs the built program on a real terminal of 80 columns and 24 lines. */
export async function onTerminal(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  steps: readonly Step[],
): Promise<Shown> {
  const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(
    JSON.stringify({
      command: [process.execPath, program, ...args],
      env: { PATH: process.env.PATH, TERM: 'xterm', ...env },
      steps,
    }),
  );
  let out = '';
  for await (const part of child.stdout.setEncoding('utf8')) out += String(part);
  const { shown, code }: { readonly shown: readonly string[]; readonly code: number } = JSON.parse(out);
  return { shown: shown.map(asText), code };
}

/** What of an output is text, each line in one. */
function asText(shown: string): string {
  return stripVTControlCharacters(shown).replace(/\r+\n/g, '\n');
}
