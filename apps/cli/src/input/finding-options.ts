import type { Access, FindingOptions } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import type { ChosenColumns, EvaluationSettings } from '@grantlens/reporter/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { unreadNotes } from '../output/people-notes.ts';
import { type FindingFileFlags, parseFindingFiles, readFindingFiles } from './finding-files.ts';
import { openEarlier, type QuestionOptions } from './snapshot-file.ts';

/** The plain settings of findings, as the command line says them. */
export interface FindingSettingFlags {
  readonly ownDomain?: readonly string[];
  readonly maxSuperAdministrators?: number;
  readonly dormantDays?: number;
  readonly staleDays?: number;
  readonly peopleColumns?: ChosenColumns;
}

/** What findings are evaluated by, as the command line says it. */
export interface FindingFlags extends QuestionOptions, FindingFileFlags, FindingSettingFlags {
  readonly previous?: readonly string[];
}

/** The settings that were given. */
export function readFindingSettings({
  ownDomain,
  maxSuperAdministrators,
  dormantDays,
  staleDays,
  peopleColumns,
}: FindingSettingFlags): Partial<EvaluationSettings> {
  return {
    ...(ownDomain === undefined ? {} : { ownDomains: ownDomain }),
    ...(maxSuperAdministrators === undefined ? {} : { maxSuperAdministrators }),
    ...(dormantDays === undefined ? {} : { dormantAfterDays: dormantDays }),
    ...(staleDays === undefined ? {} : { staleAfterDays: staleDays }),
    ...(peopleColumns === undefined ? {} : { peopleColumns }),
  };
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
  const read = await parseFindingFiles(new Map(await readFindingFiles(flags)), account, flags.peopleColumns);
  const { people, ...files } = read;
  if (people !== undefined)
    io.err(
      unreadNotes(people)
        .map((note) => `${printable(note)}\n`)
        .join(''),
    );
  return { earlier, ...readFindingSettings(flags), ...files, ...(people && { people: people.rows }) };
}
