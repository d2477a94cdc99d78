import { join } from 'node:path';
import { printable } from '@grantlens/engine/internal';
import { fetchSnapshots } from '@grantlens/fetcher';
import type { ClientOptions, PartialOptions } from '@grantlens/fetcher/internal';
import type { AccountRecord } from '../accounts/account-record.ts';
import { accountResult, refuse } from '../accounts/account-result.ts';
import type { ListedAccount } from '../accounts/accounts-to-read.ts';
import { snapshotFileName } from '../accounts/file-name.ts';
import type { JournalEntry } from '../accounts/journal.ts';
import { accountsAtOnce } from '../progress/accounts-rows.ts';
import type { Display } from '../progress/display.ts';
import { countOf } from '../progress/row.ts';
import type { AccountsRun } from './accounts-run.ts';
import { removePartial } from './partial.ts';

/** Reads the accounts that are not settled yet, and settles each. */
export async function readAccounts(
  run: AccountsRun,
  connection: ClientOptions & { readonly memberDates?: boolean },
  display: Display,
): Promise<void> {
  const { accounts, entries, partials, folder, journal, start } = run;
  const settled = entries.size;
  const open = [...accounts.values()].filter(({ id }) => !entries.has(id));
  const isReadable = ({ id }: ListedAccount) => snapshotFileName(id) !== undefined;
  display.say(
    `reading ${countOf(open.length, 'account')}${settled === 0 ? '' : `; ${settled} are there from an earlier run`}`,
  );
  display.note({ kind: 'planned', accounts: settled + open.length, done: settled });

  const keep = async (entry: JournalEntry) => {
    const { id } = entry.record;
    entries.set(id, entry);
    await journal.append(entry);
    const partial = partials.get(id);
    partials.delete(id);
    if (partial !== undefined && entry.again === 'useless') await removePartial(partial);
    sayRecord(entry.record, display);
    display.note({ kind: 'done', accountId: id });
  };
  for (const account of open) if (!isReadable(account)) await keep(refuse(account));

  const outcomes = fetchSnapshots({
    ...connection,
    accountIds: open.filter(isReadable).map(({ id }) => id),
    atOnce: accountsAtOnce,
    onProgress: (accountId, progress) => display.note({ kind: 'progress', accountId, progress }),
    partialOf: (id) => {
      const partial: PartialOptions = {
        path: join(folder, `${snapshotFileName(id)}.partial`),
        start,
        onFound: (found) =>
          found.kind === 'answers' && display.note({ kind: 'found', requests: found.answers }),
      };
      partials.set(id, partial);
      return partial;
    },
  });
  for await (const outcome of outcomes) {
    const account = accounts.get(outcome.accountId) ?? { id: outcome.accountId, name: null };
    await keep(await accountResult(outcome, account, folder));
  }
}

function sayRecord({ id, status, problem, collections = {} }: AccountRecord, display: Display): void {
  if (status === 'failed') display.warn(printable(`account ${id} failed: ${problem?.message}`));
  if (status !== 'incomplete') return;
  const short = Object.entries(collections).map(([name, how]) => `${name} ${how}`);
  display.say(printable(`account ${id} is incomplete: ${short.join(', ')}`));
}
