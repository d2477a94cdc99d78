import { GrantlensError } from '@grantlens/snapshot';
import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { describeFailure } from './failure.ts';
import type { Io } from './io.ts';
import type { Run } from './run.ts';
import { addAsk } from './verbs/ask.ts';
import { addCan } from './verbs/can.ts';
import { addDemo } from './verbs/demo.ts';
import { addReport } from './verbs/report.ts';
import { addSandbox } from './verbs/sandbox.ts';
import { addSnapshot } from './verbs/snapshot.ts';
import { addWhatCan } from './verbs/what-can.ts';
import { addWhoCan } from './verbs/who-can.ts';
import { addWhoami } from './verbs/whoami.ts';
import { tool } from './version.ts';

/** Runs the program on its arguments (without `node` and the script) and gives the exit code. */
export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.yes;
  const run: Run = async (verb) => {
    code = await verb();
  };
  try {
    await buildProgram(io, run).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return usageCode(error, io);
    io.err(io.isInterrupted() ? 'grantlens: interrupted; nothing was written.\n' : describeFailure(error));
    return exitCodes.error;
  }
}

function buildProgram(io: Io, run: Run): Command {
  const program = new Command('grantlens')
    .description('Who can do what in a Cloudflare account, and why.')
    .version(tool.version, '-V, --version')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Exit codes: 0 yes, somebody, clean; 1 error; 2 no, nobody; 3 incomplete: something could not be seen.

Try it without an account:
  grantlens demo`,
    );
  addSnapshot(program, io, run);
  addWhoami(program, io, run);
  addCan(program, io, run);
  addWhoCan(program, io, run);
  addWhatCan(program, io, run);
  addAsk(program, io, run);
  addReport(program, io, run);
  addSandbox(program, io, run);
  addDemo(program, io, run);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: io.out,
      // Errors are put into words by `usageCode`, in the one form every error has.
      writeErr: (text) => (text.startsWith('error:') ? undefined : io.err(text)),
    });
  }
  return program;
}

/** Commander stops the program for `--help` and `--version` too; those are answers and not errors. */
function usageCode(error: CommanderError, io: Io): ExitCode {
  if (error.exitCode === 0 || error.code === 'commander.help')
    return error.exitCode === 0 ? exitCodes.yes : exitCodes.error;
  const what = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    // Whoever passes a secret in an argument should not find it in a log as well.
    .replace(/(--?[\w-]+)=[^\s']*/g, '$1')
    .replace(/[.\s]+$/, '');
  io.err(describeFailure(new GrantlensError('usage', what)));
  return exitCodes.error;
}
