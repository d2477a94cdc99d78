import { cloudflareApiBase, listAccounts } from '@grantlens/fetcher';
import { type ClientOptions, checkApiBase } from '@grantlens/fetcher/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { holdsSecret, readCredential } from '../input/credential.ts';
import type { Io } from '../io.ts';
import type { Display } from '../progress/display.ts';
import { tool } from '../version.ts';

/** The options of every verb that needs the network. */
export interface NetworkOptions {
  readonly account?: string;
  /** Cloudflare's own by default. */
  readonly apiBase?: string;
  readonly tokenFile?: string;
  readonly concurrency: number;
}

/** Checks the address before the credential is read, so that a secret is never sent to a wrong one. */
export async function connect(options: NetworkOptions, io: Io): Promise<ClientOptions> {
  const apiBase = checkApiBase(options.apiBase ?? cloudflareApiBase);
  const credential = await readCredential(options.tokenFile, io);
  // An argument that holds the secret would make it the name of a file, or of an account in an error.
  if (options.account !== undefined && holdsSecret(options.account, credential))
    throw new GrantlensError('usage', 'what was given as the account is the credential');
  const { signal, env: environment } = io;
  return { apiBase, credential, concurrency: options.concurrency, signal, environment, tool };
}

/** Shows waits and repeated requests. */
export function reportTo(display: Display): Pick<ClientOptions, 'onRetry' | 'onPause'> {
  return {
    onRetry: (retry) => {
      display.note({ kind: 'retry', retry });
      const { problem, waitMs } = retry;
      // Where it holds up no other request, nothing else reports this wait.
      if (problem.code === 'rate-limited')
        display.note({ kind: 'pause', pause: { ms: waitMs, why: 'refused' } });
    },
    onPause: (pause) => display.note({ kind: 'pause', pause }),
  };
}

/** What fails without an account named, with the advice to name one where that may be all that is missing. */
export async function mayNeedAccount<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (!(error instanceof GrantlensError) || error.code !== 'credential-refused') throw error;
    const advice = 'if the token is owned by an account, name the account with --account';
    throw new GrantlensError(error.code, `${error.message}; ${advice}`, { cause: error });
  });
}

/** The account asked for; without one, the only account the credential sees. */
export async function chooseAccount(
  { account }: Pick<NetworkOptions, 'account'>,
  connection: ClientOptions,
): Promise<string> {
  if (account !== undefined) return account;
  const { accounts } = await mayNeedAccount(listAccounts(connection));
  const [only, ...others] = accounts;
  if (only === undefined)
    throw new GrantlensError('account-needed', 'the API lists no account to this credential');
  if (others.length === 0) return only.id;
  const names = accounts.slice(0, 10).map(({ id, name }) => `${id} (${name ?? 'without a name'})`);
  throw new GrantlensError(
    'usage',
    `the credential sees ${accounts.length} accounts, choose one with --account: ${names.join(', ')}`,
  );
}
