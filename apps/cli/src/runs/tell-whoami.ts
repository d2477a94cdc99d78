import { type Whoami, whoami } from '@grantlens/fetcher';
import { collectionNames } from '@grantlens/snapshot';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { columnsTable } from '../output/table.ts';
import { connect, type NetworkOptions } from './connect.ts';

/** What the verb can be told. */
export interface WhoamiOptions extends NetworkOptions {
  readonly output: 'table' | 'json';
}

/** `grantlens whoami` */
export async function tellWhoami(options: WhoamiOptions, io: Io): Promise<ExitCode> {
  const connection = await connect(options, io);
  const answer = await whoami({
    ...connection,
    ...(options.account !== undefined && { accountId: options.account }),
  });
  io.out(options.output === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : `${describe(answer)}\n`);
  const collections = answer.access?.collections;
  const readsAll =
    collections !== undefined &&
    collectionNames.every(
      (name) => collections[name].status !== 'forbidden' && collections[name].status !== 'failed',
    );
  return readsAll ? exitCodes.yes : exitCodes.incomplete;
}

/** What to create where the credential falls short: the least that reads everything. */
const leastPrivilege =
  'an account-owned token with Account Settings Read, Account API Tokens Read, Zone Read and SSO Connector Read reads all of it';

function describe({ credential, accounts, access }: Whoami): string {
  const { kind, id, status, expiresOn } = credential;
  const facts = [id && `id ${id}`, status, expiresOn && `expires ${expiresOn}`].filter(Boolean).join(', ');
  const lines = [`credential: ${kind}${facts === '' ? '' : ` (${facts})`}`];
  lines.push(
    `accounts:   ${accounts.accounts.map((account) => `${account.id} ${account.name ?? ''}`.trim()).join('\n            ') || 'none'}`,
  );
  if (access === undefined)
    return [...lines, '', 'Pass --account to see which collections of it can be read.'].join('\n');
  const rows = collectionNames.map((name) => [
    name,
    access.collections[name].status,
    access.collections[name].problem?.message ?? '',
  ]);
  const columns = [{ title: 'collection' }, { title: 'can be read' }, { title: 'why not' }];
  const short = rows.some(([, can]) => can === 'forbidden');
  return [
    ...lines,
    '',
    `in account ${access.accountId}:`,
    columnsTable(columns, rows, 'table'),
    ...(short ? ['', leastPrivilege] : []),
  ].join('\n');
}
