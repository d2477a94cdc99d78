import { join } from 'node:path';
import { type Access, resolvePermission, resolveResource } from '@grantlens/engine';
import {
  drawSelected,
  permissionWords,
  principalWords,
  printable,
  resolveHolder,
  type Selection,
  unseenPrincipals,
} from '@grantlens/engine/internal';
import { type GraphFormat, renderGraph } from '@grantlens/reporter';
import { graphFileNames } from '@grantlens/reporter/internal';
import { GrantlensError, type Principal } from '@grantlens/snapshot';
import { askedResource } from '../answers/asked-resource.ts';
import { readingNotes, readOtherwise } from '../answers/other-reading.ts';
import { type ExitCode, exitCodes, relaxed } from '../exit-code.ts';
import { answerFrom } from '../input/answer-from.ts';
import { questionPaths } from '../input/question-paths.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import type { Io } from '../io.ts';
import {
  checkFolder,
  type Destination,
  nameLine,
  prepareDestination,
  writeTo,
} from '../output/destination.ts';
import { subjectWords } from '../output/words.ts';
import { type Drawn, drawEscalation } from './graph-escalation.ts';

/** The options of the verb. */
export interface GraphOptions extends QuestionOptions {
  readonly format: readonly GraphFormat[];
  readonly out?: string;
  readonly member?: readonly string[];
  readonly permission?: string;
  readonly resource?: string;
  /** Draw the steps to more access instead. */
  readonly escalation?: boolean;
  readonly exitZero?: boolean;
}

/** `grantlens graph`. Nothing is written before everything is drawn. */
export async function drawGraph(options: GraphOptions, io: Io): Promise<ExitCode> {
  const { format: formats, out } = options;
  if (formats.length > 1 && out === undefined) {
    throw new GrantlensError('usage', 'several formats need a folder to go to: pass --out DIR');
  }
  const { answer, finish } = await answerFrom([{ options }], io, async (access: Access) => {
    const { drawing, notes, gaps, complete } = drawn(options, access);
    const about = { access, narrowed: notes };
    const texts: string[] = [];
    for (const format of formats) texts.push(await renderGraph(drawing, about, format));
    return { texts, gaps, complete, asked: notesOf(options, access) };
  });
  const { texts, gaps, complete, asked } = answer;
  const destinations = await destinationsOf(options, io);
  for (const [at, destination] of destinations.entries()) await writeTo(destination, texts[at] ?? '', io);
  io.out(destinations.map(nameLine).join(''));
  for (const note of asked) io.err(`note: ${printable(note)}\n`);
  for (const { clouds } of complete ? [] : gaps) io.err(`The graph is INCOMPLETE: not seen is ${clouds}.\n`);
  finish();
  return relaxed(complete ? exitCodes.yes : exitCodes.incomplete, options.exitZero);
}

function drawn(options: GraphOptions, access: Access): Drawn {
  const selection = readSelection(options, access);
  if (options.escalation) return drawEscalation(access, selection, options);
  const gaps = unseenPrincipals(access);
  const drawing = drawSelected(access, selection);
  return { drawing, notes: narrowedTo(selection), gaps, complete: gaps.length === 0 };
}

function readSelection({ member, permission, resource }: GraphOptions, { account }: Access): Selection {
  const holders = member?.map((name) => resolveHolder(name, account));
  const principals = holders?.flatMap((one) => (one.kind === 'principal' ? [one.principal] : []));
  return {
    principals: principals === undefined ? null : [...new Set(principals)],
    userGroups: holders?.flatMap((one) => (one.kind === 'user-group' ? [one.userGroup] : [])),
    permission: permission === undefined ? null : resolvePermission(permission, account),
    subject: resource === undefined ? null : resolveResource(resource, account),
  };
}

/** What whoever asked should know about the question. */
function notesOf({ permission, resource }: GraphOptions, { account }: Access): readonly string[] {
  const reading =
    permission === undefined
      ? null
      : readOtherwise(permission, resolvePermission(permission, account), account);
  const asked = resource === undefined ? null : askedResource(resolveResource(resource, account), account);
  return [...readingNotes(reading), ...(asked?.notes ?? [])];
}

/** How the graph was narrowed, for a reader. */
function narrowedTo({ principals, userGroups = [], permission, subject }: Selection): readonly string[] {
  const groups = userGroups.map(({ name, key }) => printable(`the user group ${name ?? key}`));
  return [
    ...(principals === null ? [] : [`only ${namesOf(principals, groups)}`]),
    ...(permission === null
      ? []
      : [`only what gives or takes, or may give or take, ${permissionWords(permission)}`]),
    ...(subject === null ? [] : [`only what reaches ${subjectWords(subject)}`]),
  ];
}

function namesOf(principals: readonly Principal[], groups: readonly string[]): string {
  const names = [...principals.map(principalWords), ...groups];
  const most = 5;
  return names.length > most ? `${names.length} members and tokens` : names.join(', ');
}

/** One for each format: a path of its own, or its name in a folder. */
async function destinationsOf(
  { format: formats, out = '-', ...options }: GraphOptions,
  io: Io,
): Promise<readonly Destination[]> {
  const inputs = questionPaths(options, io);
  if (formats.length === 1) return [await prepareDestination(out, inputs)];
  checkFolder(out, '--out of several formats');
  const destinations: Destination[] = [];
  for (const format of formats)
    destinations.push(await prepareDestination(join(out, graphFileNames[format]), inputs));
  return destinations;
}
