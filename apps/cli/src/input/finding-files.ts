import { type FindingOptions, readRules, readToxicPairs, readWaivers } from '@grantlens/engine';
import { checkToxicPairs, checkWaivers } from '@grantlens/engine/internal';
import type { People } from '@grantlens/reporter';
import type { InputRole } from '@grantlens/reporter/internal';
import type { ChosenColumns } from '@grantlens/reporter/options';
import type { Account } from '@grantlens/snapshot';
import { type NamedBytes, naming } from './named-bytes.ts';
import { readYaml } from './yaml-file.ts';

/** What the files say; what no file was given for is not there. */
export type FindingFilesRead = Pick<FindingOptions, 'rules' | 'waivers' | 'toxicPairs'> & {
  readonly people?: People;
};

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
