import {
  type AccessGraph,
  type FindingOptions,
  readRules,
  readToxicPairs,
  readWaivers,
} from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { openSnapshot, type QuestionOptions } from './snapshot-file.ts';
import { readYamlFile } from './yaml-file.ts';

/** What findings are evaluated by, as the command line says it. */
export interface FindingFlags extends QuestionOptions {
  readonly rules?: string;
  readonly waivers?: string;
  readonly toxic?: string;
  readonly previous?: readonly string[];
  readonly ownDomain?: readonly string[];
  readonly maxSuperAdministrators?: number;
  readonly dormantDays?: number;
  readonly staleDays?: number;
}

/**
 * Reads the files that findings are evaluated by.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function readFindingOptions(
  flags: FindingFlags,
  { account }: AccessGraph,
  io: Io,
): Promise<FindingOptions> {
  const earlier: AccessGraph[] = [];
  for (const snapshot of flags.previous ?? []) earlier.push(await openSnapshot({ ...flags, snapshot }, io));
  const stranger = earlier.find((one) => one.account.id !== account.id);
  if (stranger !== undefined) {
    const text = `a previous snapshot is of the account ${stranger.account.id} and this one of ${account.id}`;
    throw new GrantlensError('accounts-differ', text);
  }
  const { rules, waivers, toxic, ownDomain, maxSuperAdministrators, dormantDays, staleDays } = flags;
  return {
    earlier,
    ...(ownDomain === undefined ? {} : { ownDomains: ownDomain }),
    ...(maxSuperAdministrators === undefined ? {} : { maxSuperAdministrators }),
    ...(dormantDays === undefined ? {} : { dormantAfterDays: dormantDays }),
    ...(staleDays === undefined ? {} : { staleAfterDays: staleDays }),
    ...(rules === undefined
      ? {}
      : {
          rules: await readYamlFile({
            path: rules,
            what: 'the rules',
            code: 'rules-unreadable',
            read: readRules,
          }),
        }),
    ...(waivers === undefined
      ? {}
      : {
          waivers: await readYamlFile({
            path: waivers,
            what: 'the waivers',
            code: 'waivers-unreadable',
            read: readWaivers,
          }),
        }),
    ...(toxic === undefined
      ? {}
      : {
          toxicPairs: await readYamlFile({
            path: toxic,
            what: 'the toxic pairs',
            code: 'toxic-pairs-unreadable',
            read: readToxicPairs,
          }),
        }),
  };
}
