import { didYouMean } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exit-code.ts';
import type { Io } from './io.ts';
import type { Run } from './run.ts';
import { openSettings } from './settings/open-settings.ts';
import { refuseUnclearArguments } from './unclear-arguments.ts';
import { exampleText } from './verbs/examples.ts';
import { tool } from './version.ts';

/** Runs the program on its arguments (without `node` and the script) and gives the exit code. */
export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  const toCome = verbToCome(args);
  if (toCome !== null) return await refuseUsage(toCome, '', io);
  let code: ExitCode = exitCodes.yes;
  let usage = '';
  const run: Run = async (verb) => {
    code = await verb();
  };
  try {
    const program = await buildProgram(args, io, run);
    const stranger = strangeVerb(program, args);
    if (stranger !== null) return await refuseUsage(stranger, '', io);
    usage = usageOf(program, args);
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return await usageCode(error, usage, io);
    if (error instanceof GrantlensError && error.code === 'usage')
      return await refuseUsage(error.message, usage, io);
    const { describeFailure, describeInterrupted } = await import('./failure.ts');
    io.err(io.isInterrupted() ? describeInterrupted('nothing was written') : describeFailure(error));
    return exitCodes.error;
  }
}

type AddVerb = (program: Command, io: Io, run: Run) => void;

/** The verbs in the order in which help lists them. Each is loaded when it is wanted: a script may ask often. */
const verbs: Readonly<Record<string, () => Promise<AddVerb>>> = {
  snapshot: async () => (await import('./verbs/snapshot.ts')).addSnapshot,
  whoami: async () => (await import('./verbs/whoami.ts')).addWhoami,
  can: async () => (await import('./verbs/can.ts')).addCan,
  'who-can': async () => (await import('./verbs/who-can.ts')).addWhoCan,
  'what-can': async () => (await import('./verbs/what-can.ts')).addWhatCan,
  list: async () => (await import('./verbs/list.ts')).addList,
  show: async () => (await import('./verbs/show.ts')).addShow,
  compare: async () => (await import('./verbs/compare.ts')).addCompare,
  matrix: async () => (await import('./verbs/matrix.ts')).addMatrix,
  diff: async () => (await import('./verbs/diff.ts')).addDiff,
  'what-if': async () => (await import('./verbs/what-if.ts')).addWhatIf,
  ask: async () => (await import('./verbs/ask.ts')).addAsk,
  explore: async () => (await import('./verbs/explore.ts')).addExplore,
  activity: async () => (await import('./verbs/activity.ts')).addActivity,
  paths: async () => (await import('./verbs/paths.ts')).addPaths,
  check: async () => (await import('./verbs/check.ts')).addCheck,
  findings: async () => (await import('./verbs/findings.ts')).addFindings,
  report: async () => (await import('./verbs/report.ts')).addReport,
  review: async () => (await import('./verbs/review.ts')).addReview,
  verify: async () => (await import('./verbs/verify.ts')).addVerify,
  graph: async () => (await import('./verbs/graph.ts')).addGraph,
  fleet: async () => (await import('./verbs/fleet.ts')).addFleet,
  anonymise: async () => (await import('./verbs/anonymise.ts')).addAnonymise,
  export: async () => (await import('./verbs/export.ts')).addExport,
  completion: async () => (await import('./verbs/completion.ts')).addCompletion,
  sandbox: async () => (await import('./verbs/sandbox.ts')).addSandbox,
  demo: async () => (await import('./verbs/demo.ts')).addDemo,
};

/** The verb that is asked for; all of them for help, and for a word that is not a verb but may be close to one. */
function verbsFor([first = '']: readonly string[]): Promise<readonly AddVerb[]> {
  const wanted = first === '--version' ? [] : Object.hasOwn(verbs, first) ? [first] : Object.keys(verbs);
  return Promise.all(wanted.flatMap((name) => verbs[name]?.() ?? []));
}

/** The program with the verb that the arguments begin with, or with all of them. */
export async function buildProgram(args: readonly string[], given: Io, run: Run): Promise<Command> {
  const { io, take } = openSettings(given);
  const program = new Command('grantlens')
    .description('Who can do what in a Cloudflare account, and why.')
    .version(tool.version, '-V, --version')
    .option(
      '--config <file>',
      'the settings file (or GRANTLENS_CONFIG; usual: grantlens.yaml in this folder)',
    )
    .option('--no-config', 'go by no settings file')
    .hook('preAction', (root, verb) => take(verb, root.opts().config))
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Exit codes: 0 yes, somebody, clean, unchanged; 1 error; 2 no, nobody, failed check, changed; 3 incomplete: something\ncould not be seen.

Try it without an account:
  grantlens demo`,
    );
  for (const addVerb of await verbsFor(args)) addVerb(program, io, run);
  const commands = commandsOf(program);
  [program, ...commands].forEach(refuseUnclearArguments);
  for (const command of program.commands) command.addHelpText('after', exampleText(command.name()));
  for (const command of [program, ...commands]) {
    command.exitOverride().configureOutput({
      writeOut: io.out,
      // Errors are put into words by `usageCode`, in the one form every error has.
      writeErr: (text) => (text.startsWith('error:') ? undefined : io.err(text)),
    });
  }
  return program;
}

/** Every verb, those of a verb with verbs of its own included. */
function commandsOf({ commands }: Command): readonly Command[] {
  return commands.flatMap((command) => [command, ...commandsOf(command)]);
}

/** Commander stops the program for `--help` and `--version` too; those are answers and not errors. */
async function usageCode(error: CommanderError, usage: string, io: Io): Promise<ExitCode> {
  if (error.exitCode === 0 || error.code === 'commander.help')
    return error.exitCode === 0 ? exitCodes.yes : exitCodes.error;
  const { usageWords } = await import('./usage-words.ts');
  return await refuseUsage(usageWords(error.message), usage, io);
}

async function refuseUsage(what: string, usage: string, io: Io): Promise<ExitCode> {
  const { describeUsage } = await import('./failure.ts');
  io.err(describeUsage(what, usage));
  return exitCodes.error;
}

/** How the verb that was asked for is written; empty where there is no such verb. */
function usageOf({ commands }: Command, [first, ...rest]: readonly string[], above = 'grantlens'): string {
  const verb = commands.find((command) => command.name() === first);
  if (verb === undefined) return '';
  const name = `${above} ${verb.name()}`;
  return usageOf(verb, rest, name) || `${name} ${verb.usage()}`;
}

/** Verbs that people look for and that this version does not have: an error that names none of the others. */
const verbsToCome: ReadonlySet<string> = new Set(['sql']);

function verbToCome(args: readonly string[]): string | null {
  const [verb = ''] = args[0] === 'help' ? args.slice(1) : args;
  return verbsToCome.has(verb) ? `"${verb}" is not in this version of grantlens` : null;
}

/**
 * Why there is no such verb, where the help of all verbs would otherwise be given for something that is not there: a
 * script that looks whether there is a verb would take it for one. Null where there is, or no help is asked for.
 */
function strangeVerb(program: Command, args: readonly string[]): string | null {
  const words = args.filter((word) => word !== 'help');
  if (words.length === args.length && !args.includes('--help') && !args.includes('-h')) return null;
  let { commands } = program;
  for (const word of words) {
    if (word.startsWith('-') || commands.length === 0) return null;
    const found = commands.find((command) => command.name() === word);
    if (found === undefined) {
      return `there is no verb "${word}"${didYouMean(
        word,
        commands.map((command) => command.name()),
      )}`;
    }
    commands = found.commands;
  }
  return null;
}
