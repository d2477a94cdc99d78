import { type Shell, scripts } from '../completion/scripts.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';

/** `grantlens completion` */
export async function printCompletion(shell: Shell, io: Io): Promise<ExitCode> {
  io.out(scripts[shell]);
  return exitCodes.yes;
}
