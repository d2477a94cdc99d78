import type { InputRole } from '@grantlens/reporter/internal';
import type { ChosenColumns } from '@grantlens/reporter/options';
import { type NamedBytes, readBytes } from './named-bytes.ts';
import { checkPeopleColumns } from './people-columns.ts';

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
