import { whoami } from '@grantlens/fetcher';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { jsonText } from '../output/json.ts';
import { leastPrivilege } from '../output/least-privilege.ts';
import { readsEverything, whoamiWords } from '../output/whoami-words.ts';
import { openDisplay } from '../progress/display.ts';
import { connect, type NetworkOptions, toldTo } from './connect.ts';

/** What the verb can be told. */
export interface WhoamiOptions extends NetworkOptions {
  readonly output: 'table' | 'json';
}

/** `grantlens whoami` */
export async function tellWhoami(options: WhoamiOptions, io: Io): Promise<ExitCode> {
  // A dozen requests need no bars; only a wait is worth a word.
  const display = openDisplay({ of: 'account', as: 'lines' }, io);
  const connection = { ...(await connect(options, io)), ...toldTo(display) };
  const answer = await whoami({
    ...connection,
    ...(options.account !== undefined && { accountId: options.account }),
  }).finally(display.end);
  const readsAll = readsEverything(answer);
  if (options.output === 'json') {
    const told = { schemaVersion: 1, ...answer, readsEverything: readsAll ?? null, leastPrivilege };
    io.out(`${jsonText(told, 2)}\n`);
  } else {
    io.out(`${whoamiWords(answer, Date.now())}\n`);
  }
  return readsAll ? exitCodes.yes : exitCodes.incomplete;
}
