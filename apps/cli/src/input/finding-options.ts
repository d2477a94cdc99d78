import type { Access, FindingOptions } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import { type Threshold, thresholdNames, thresholds } from '@grantlens/engine/options';
import type { EvaluationSettings } from '@grantlens/reporter/internal';
import type { ChosenColumns } from '@grantlens/reporter/options';
import { GrantlensError } from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { unreadNotes } from '../output/people-notes.ts';
import type { FindingFilesRead } from './finding-files.ts';
import { type FindingFileFlags, readFindingFiles } from './given-finding-files.ts';
import { openEarlier } from './open-snapshot.ts';
import type { QuestionOptions } from './snapshot-bytes.ts';

/** `dormant-days` as the parser of the command line names it: `dormantDays`. */
type Camel<Flag extends string> = Flag extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Flag;

/** A number for each threshold that the command line sets. */
type ThresholdFlags = {
  readonly [Name in Threshold as Camel<(typeof thresholds)[Name]['flag']>]?: number;
};

/** The plain settings of findings, as the command line says them. */
export interface FindingSettingFlags extends ThresholdFlags {
  readonly ownDomain?: readonly string[];
  readonly peopleColumns?: ChosenColumns;
}

/** What findings are evaluated by, as the command line says it. */
export interface FindingFlags extends QuestionOptions, FindingFileFlags, FindingSettingFlags {
  readonly previous?: readonly string[];
}

/** The settings that were given. */
export function readFindingSettings({
  ownDomain,
  peopleColumns,
  ...flags
}: FindingSettingFlags): Partial<EvaluationSettings> {
  const numbers: Readonly<Record<string, unknown>> = { ...flags };
  const given = thresholdNames.flatMap((name) => {
    const number = numbers[camel(thresholds[name].flag)];
    return typeof number === 'number' ? [[name, number] as const] : [];
  });
  return {
    ...(ownDomain === undefined ? {} : { ownDomains: ownDomain }),
    ...Object.fromEntries(given),
    ...(peopleColumns === undefined ? {} : { peopleColumns }),
  };
}

function camel(flag: string): string {
  return flag.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Reads the files that findings are evaluated by.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function readFindingOptions(
  flags: FindingFlags,
  { account }: Access,
  io: Io,
): Promise<FindingOptions> {
  const earlier: Access[] = [];
  for (const snapshot of flags.previous ?? []) earlier.push(await openEarlier({ ...flags, snapshot }, io));
  const stranger = earlier.find((one) => one.account.id !== account.id);
  if (stranger !== undefined) {
    const text = `a previous snapshot is of the account ${stranger.account.id} and this one of ${account.id}`;
    throw new GrantlensError('accounts-differ', text);
  }
  const { people, ...files } = await readGivenFiles(flags, account);
  if (people !== undefined)
    io.err(
      unreadNotes(people)
        .map((note) => `${printable(note)}\n`)
        .join(''),
    );
  return { earlier, ...readFindingSettings(flags), ...files, ...(people && { people: people.rows }) };
}

/** What the files say that were given. Who gives none should not wait for what reads them. */
async function readGivenFiles(
  flags: Pick<FindingFlags, keyof FindingFileFlags>,
  account: Access['account'],
): Promise<FindingFilesRead> {
  const given = await readFindingFiles(flags);
  if (given.length === 0) return {};
  const { parseFindingFiles } = await import('./finding-files.ts');
  return parseFindingFiles(new Map(given), account, flags.peopleColumns);
}
