import { type Whoami, whoami } from '@grantlens/fetcher';
import { readsEverything, whoamiWords } from '../answers/whoami.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { FormatWithoutRows } from '../output/formats.ts';
import { jsonText } from '../output/json.ts';
import { leastPrivilege } from '../output/least-privilege.ts';
import { endlessPage } from '../output/page.ts';
import { openDisplay } from '../progress/display.ts';
import { connect, mayNeedAccount, type NetworkOptions, reportTo } from './connect.ts';
import { reportEnding } from './ending.ts';
import { startTimeLimit } from './time-limit.ts';

/** The options of the verb. */
export interface WhoamiOptions extends NetworkOptions {
  readonly output: FormatWithoutRows;
  /** Of the whole run, in milliseconds. */
  readonly deadline: number;
}

/** `grantlens whoami` */
export async function showWhoami(options: WhoamiOptions, io: Io): Promise<ExitCode> {
  // A dozen requests need no bars; only a wait is worth a word.
  const display = openDisplay({ of: 'account', as: 'lines' }, io);
  const limit = startTimeLimit(options.deadline);
  try {
    const connection = limit.within({ ...(await connect(options, io)), ...reportTo(display) });
    const { account } = options;
    const answer = await (account === undefined
      ? mayNeedAccount(whoami(connection))
      : whoami({ ...connection, accountId: account }));
    return writeAnswer(answer, options, io);
  } catch (error) {
    return reportEnding({ error, limit, left: undefined }, io);
  } finally {
    display.end();
  }
}

function writeAnswer(answer: Whoami, { output }: WhoamiOptions, io: Io): ExitCode {
  io.out(`${texts[output](answer, io)}\n`);
  return readsEverything(answer) ? exitCodes.yes : exitCodes.incomplete;
}

const texts: Readonly<Record<FormatWithoutRows, (answer: Whoami, io: Io) => string>> = {
  table: (answer, io) => whoamiWords(answer, Date.now(), io.page ?? endlessPage),
  json: (answer) =>
    jsonText(
      { schemaVersion: 1, ...answer, readsEverything: readsEverything(answer) ?? null, leastPrivilege },
      2,
    ),
};
