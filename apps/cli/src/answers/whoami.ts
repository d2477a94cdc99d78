import { printable } from '@grantlens/engine/internal';
import type { Whoami } from '@grantlens/fetcher';
import { collectionNames, extraNames, type SnapshotCredential } from '@grantlens/snapshot/internal';
import { type Expiry, readExpiry } from '../output/expiry.ts';
import { leastPrivilegeWords } from '../output/least-privilege.ts';
import type { Page } from '../output/page.ts';
import { columnsTable } from '../output/table.ts';

/** Whether the credential reads every collection that could be tried; undefined when none was. */
export function readsEverything({ access }: Whoami): boolean | undefined {
  if (access === undefined) return undefined;
  const statuses = collectionNames.map((name) => access.collections[name].status);
  return statuses.every((status) => status !== 'forbidden' && status !== 'failed');
}

/** What a credential is, sees and can read, and what would be enough. `now` is in milliseconds since 1970. */
export function whoamiWords(answer: Whoami, now: number, page: Page): string {
  const expiry = readExpiry(answer.credential.expiresOn, now);
  return [
    ...labelled('credential:', [credentialWords(answer.credential, expiry)]),
    ...warningsOf(answer.credential, expiry).map((warning) => `warning: ${warning}`),
    ...labelled('accounts:', accountLines(answer)),
    '',
    ...accessLines(answer, page),
    '',
    sufficiency(answer),
    `The least that reads everything is an account-owned API token with ${leastPrivilegeWords}.`,
  ].join('\n');
}

const kinds: Readonly<Record<SnapshotCredential['kind'], string>> = {
  'account-token': 'an account-owned API token',
  'user-token': 'an API token of a user',
  token: 'an API token, of which the API tells nothing more',
  'global-key': 'a global API key of a user, who can do with it whatever the user can',
};

function credentialWords({ kind, id, status }: SnapshotCredential, expiry: Expiry): string {
  const facts = [
    kinds[kind],
    ...(id === undefined ? [] : [`id ${id}`]),
    ...(status === undefined ? [] : [status]),
    ...(expiry.kind === 'never' ? [] : [expiryWords(expiry)]),
  ];
  return printable(facts.join(', '));
}

function expiryWords({ kind, at, words }: Exclude<Expiry, { kind: 'never' }>): string {
  const verb = kind === 'over' ? 'expired' : 'expires';
  return words === '' ? `${verb} ${at}` : `${verb} ${at} (${words})`;
}

function warningsOf({ kind, status, id }: SnapshotCredential, expiry: Expiry): readonly string[] {
  if (kind === 'global-key')
    return ['it can change everything and never expires; a token that only reads is safer'];
  return [
    ...(status === undefined || status === 'active' ? [] : [printable(`it is ${status}`)]),
    ...(expiry.kind === 'over' ? ['it has expired'] : []),
    ...(expiry.kind === 'never' && id !== undefined ? ['it never expires; one that does is safer'] : []),
  ];
}

/** More of them would push everything else off the screen. */
const mostAccounts = 20;

function accountLines({ accounts: { accounts, status, problem } }: Whoami): readonly string[] {
  if (accounts.length === 0 && status !== 'complete')
    return [printable(`not listed: ${problem?.message ?? status}`)];
  const shown = accounts
    .slice(0, mostAccounts)
    .map(({ id, name }) => printable(`${id} ${name ?? ''}`.trim()));
  const more = accounts.length - shown.length;
  return [
    ...(shown.length === 0 ? ['none'] : shown),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(status === 'complete' ? [] : [printable(`there may be others: ${problem?.message ?? status}`)]),
  ];
}

function labelled(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => `${(at === 0 ? label : '').padEnd(12)}${line}`);
}

function accessLines({ access }: Whoami, page: Page): readonly string[] {
  if (access === undefined) return ['Pass --account to see which collections of it can be read.'];
  const rows = collectionNames.map((name) => {
    const { status, problem } = access.collections[name];
    return [name, status, printable(problem?.message ?? '')];
  });
  const besides = extraNames.map((name) => {
    const { status, problem } = access.besides[name];
    return [name, status, printable(problem?.message ?? '')];
  });
  const columns = [{ title: 'collection' }, { title: 'can be read' }, { title: 'why not' }];
  return [
    printable(`in account ${access.accountId}:`),
    columnsTable({ columns, rows }, 'table', page),
    '',
    'besides, what no verdict needs:',
    columnsTable({ columns: [{ title: 'extra' }, ...columns.slice(1)], rows: besides }, 'table', page),
  ];
}

function sufficiency(answer: Whoami): string {
  const readsAll = readsEverything(answer);
  if (readsAll === undefined) return 'Whether this credential reads everything was not tried.';
  if (!readsAll) return 'This credential does not read everything.';
  const untried = collectionNames.filter((name) => answer.access?.collections[name].status === 'unknown');
  return untried.length === 0
    ? 'This credential reads everything.'
    : `This credential reads everything that could be tried; there was nothing to try ${untried.join(', ')} on.`;
}
