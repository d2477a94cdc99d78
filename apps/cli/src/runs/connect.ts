import { printable } from '@grantlens/engine';
import {
  type ClientOptions,
  checkApiBase,
  cloudflareApiBase,
  listAccounts,
  type Retry,
} from '@grantlens/fetcher';
import { GrantlensError } from '@grantlens/snapshot';
import { readCredential } from '../input/credential.ts';
import type { Io } from '../io.ts';
import { tool } from '../version.ts';

/** What every verb that needs the network can be told. */
export interface NetworkOptions {
  readonly account?: string;
  /** Cloudflare's own by default. */
  readonly apiBase?: string;
  readonly tokenFile?: string;
  readonly concurrency: number;
}

/** Checks the address before the credential is read, so that a secret never comes near a wrong one. */
export async function connect(options: NetworkOptions, io: Io): Promise<ClientOptions> {
  const apiBase = checkApiBase(options.apiBase ?? cloudflareApiBase);
  const credential = await readCredential(options.tokenFile, io);
  const onRetry = (retry: Retry) => tellLongWait(retry, io);
  return { apiBase, credential, concurrency: options.concurrency, signal: io.signal, tool, onRetry };
}

/** A short pause needs no word; a long silence does. */
function tellLongWait({ path, problem, waitMs }: Retry, io: Io): void {
  if (waitMs < 3000 && problem.code !== 'timeout') return;
  const text = `asking for ${path} again in ${Math.ceil(waitMs / 1000)} s: ${problem.message}`;
  io.err(`${printable(text)}\n`);
}

/** The account asked for; without one, the only account the credential sees. */
export async function chooseAccount(options: NetworkOptions, connection: ClientOptions): Promise<string> {
  if (options.account !== undefined) return options.account;
  const { accounts } = await listAccounts(connection);
  const [only, ...others] = accounts;
  if (only === undefined) throw new GrantlensError('account-unknown', 'the credential sees no account');
  if (others.length === 0) return only.id;
  const names = accounts.slice(0, 10).map(({ id, name }) => `${id} (${name ?? 'without a name'})`);
  throw new GrantlensError(
    'usage',
    `the credential sees ${accounts.length} accounts, choose one with --account: ${names.join(', ')}`,
  );
}
