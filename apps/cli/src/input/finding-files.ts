import { type FindingOptions, readRules, readToxicPairs, readWaivers } from '@grantlens/engine';
import { checkToxicPairs, checkWaivers } from '@grantlens/engine/internal';
import type { People } from '@grantlens/reporter';
import type { InputRole } from '@grantlens/reporter/internal';
import type { ChosenColumns } from '@grantlens/reporter/options';
import type { Account } from '@grantlens/snapshot';
import { type NamedBytes, naming, readBytes } from './named-bytes.ts';
import { checkPeopleColumns } from './people-columns.ts';
import { readYaml } from './yaml-file.ts';

/** The files that findings are found by, as the command line names them. */
export interface FindingFileFlags {
  readonly rules?: string;
  readonly waivers?: string;
  readonly toxic?: string;
  readonly people?: string;
  /** Which columns of the HR data are what. */
  readonly peopleColumns?: ChosenColumns;
}

type Role = Extract<InputRole, 'rules' | 'waivers' | 'toxic' | 'people'>;

const roles: readonly Role[] = ['rules', 'waivers', 'toxic', 'people'];

const words: Readonly<Record<Role, string>> = {
  rules: 'the rules',
  waivers: 'the waivers',
  toxic: 'the toxic pairs',
  people: 'the HR data',
};

/** What the files say; what no file was given for is not there. */
export type FindingFilesRead = Pick<FindingOptions, 'rules' | 'waivers' | 'toxicPairs'> & {
  readonly people?: People;
};

/** Reads the files that the options name. */
export async function readFindingFiles(
  flags: FindingFileFlags,
): Promise<readonly (readonly [Role, NamedBytes])[]> {
  checkPeopleColumns(flags);
  const files: (readonly [Role, NamedBytes])[] = [];
  for (const role of roles) {
    const path = flags[role];
    if (path !== undefined) files.push([role, { path, bytes: await readBytes(path, words[role]) }]);
  }
  return files;
}

/**
 * Reads what such files say about an account. What they name must be there: what was given and not understood
 * would look like something that was looked at.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function parseFindingFiles(
  files: ReadonlyMap<InputRole, NamedBytes>,
  account: Account,
  peopleColumns?: ChosenColumns,
): Promise<FindingFilesRead> {
  const rules = files.get('rules');
  const waivers = files.get('waivers');
  const toxic = files.get('toxic');
  const people = files.get('people');
  const ownRules = rules && (await readYaml(rules, { code: 'rules-unreadable', read: readRules }));
  return {
    ...(ownRules && { rules: ownRules }),
    ...(waivers && {
      waivers: await readYaml(waivers, {
        code: 'waivers-unreadable',
        read: (file) => checked(readWaivers(file), (all) => checkWaivers(all, ownRules)),
      }),
    }),
    ...(toxic && {
      toxicPairs: await readYaml(toxic, {
        code: 'toxic-pairs-unreadable',
        read: (file) => checked(readToxicPairs(file), (all) => checkToxicPairs(all, account)),
      }),
    }),
    ...(people && { people: await parsePeople(people, peopleColumns) }),
  };
}

function checked<T>(read: T, check: (read: T) => void): T {
  check(read);
  return read;
}

async function parsePeople({ path, bytes }: NamedBytes, columns?: ChosenColumns): Promise<People> {
  // Not every question has HR data, and none should wait for what reads it.
  const { readPeople } = await import('@grantlens/reporter');
  return naming(path, () => readPeople(bytes, columns));
}
