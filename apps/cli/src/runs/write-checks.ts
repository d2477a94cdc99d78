import type { Fault } from '@grantlens/checks';
import { faultLine } from '@grantlens/checks/internal';
import type { Access } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { type ExitCode, exitCodes, relaxed } from '../exit-code.ts';
import { type AskedSnapshot, answerFrom } from '../input/answer-from.ts';
import { questionPaths } from '../input/question-paths.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { type Destination, prepareDestination, writeTo } from '../output/destination.ts';
import { madeFor, type OutputFormat, writeAnswer } from '../output/formats.ts';

/** A file that what became of checks is written to, besides standard output. */
export interface WriteTo {
  readonly format: OutputFormat;
  readonly path: string;
}

/** How what became of checks is written. */
export interface CheckOutputOptions extends QuestionOptions {
  readonly output: OutputFormat;
  readonly write: readonly WriteTo[];
  readonly exitZero?: boolean;
}

/** What is judged, and by what. */
export interface ChecksToWrite {
  readonly asked: readonly AskedSnapshot[];
  /** The accounts of these, where they are open already. */
  readonly opened?: readonly Access[] | undefined;
  /** The files that are read besides the snapshots. */
  readonly inputs: readonly string[];
  /** Judges; or gives what is wrong with the files. */
  readonly work: (...accesses: readonly Access[]) => Answer | readonly Fault[];
}

/** Everything that is to be written, made before any of it is. */
interface Made {
  readonly output: Answer;
  /** One for each file. */
  readonly files: readonly Answer[];
}

/** Judges, and writes what became of it in every format that is wanted, or all that is wrong with the files. */
export async function writeChecks(
  options: CheckOutputOptions,
  io: Io,
  { asked, opened, inputs, work }: ChecksToWrite,
): Promise<ExitCode> {
  const made = async (...accesses: readonly Access[]): Promise<Made | readonly Fault[]> => {
    const answer = work(...accesses);
    if (isFaults(answer)) return answer;
    return {
      output: shownIn(answer, options.output),
      files: options.write.map(({ format }) => shownIn(answer, format)),
    };
  };
  const { answer, finish } =
    opened === undefined
      ? await answerFrom(asked, io, made)
      : { answer: await made(...opened), finish: () => undefined };
  try {
    if (isFaults(answer)) {
      for (const fault of answer) io.err(`${printable(faultLine(fault))}\n`);
      return exitCodes.error;
    }
    const read = [...inputs, ...asked.flatMap((one) => questionPaths(one.options, io))];
    const destinations = await destinationsOf(options.write, read);
    for (const [at, { format }] of options.write.entries()) {
      const [destination, made] = [destinations[at], answer.files[at]];
      if (destination !== undefined && made !== undefined)
        await writeTo(destination, await textOf(made, format, io), io);
    }
    return relaxed(await writeAnswer(answer.output, options.output, io), options.exitZero);
  } finally {
    finish();
  }
}

/** The table is for reading; `wide` has the rows that the other formats have. */
function shownIn({ prose, ...answer }: Answer, format: OutputFormat): Answer {
  return madeFor(format === 'table' && prose !== undefined ? { ...answer, prose } : answer, format);
}

/** What would go to standard output, for a file. */
async function textOf(answer: Answer, format: OutputFormat, { page: _, ...io }: Io): Promise<string> {
  let text = '';
  const out = (more: string) => {
    text += more;
  };
  await writeAnswer(answer, format, { ...io, out, err: () => undefined });
  return text;
}

function isFaults<Other>(answer: Other | readonly Fault[]): answer is readonly Fault[] {
  return Array.isArray(answer);
}

/** Where the files go: each to a place of its own, and none to standard output or over what is read. */
async function destinationsOf(
  writes: readonly WriteTo[],
  inputs: readonly string[],
): Promise<readonly Destination[]> {
  const destinations: Destination[] = [];
  for (const { path, format } of writes) {
    const destination = await prepareDestination(path, inputs);
    if (destination.kind === 'stdout')
      throw new GrantlensError(
        'usage',
        `--write ${format}=${path} names standard output: choose what goes there with -o`,
      );
    if (writes.filter((one) => one.path === path).length > 1)
      throw new GrantlensError('usage', `two formats are to be written to ${path}`);
    destinations.push(destination);
  }
  return destinations;
}
