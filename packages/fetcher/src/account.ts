import { GrantlensError, isObject } from '@grantlens/snapshot';
import type { Client } from './client.ts';
import { pathOf } from './path.ts';
import { refused } from './refused.ts';
import type { Storable } from './storable.ts';

/**
 * Reads the account object; without it there is nothing to read.
 *
 * @throws GrantlensError `credential-refused`, `account-unknown`, `network`, `api`
 */
export async function readAccount(
  client: Client,
  accountId: string,
): Promise<Storable<Readonly<Record<string, unknown>>>> {
  const path = pathOf('accounts', accountId);
  if (path === undefined) throw new GrantlensError('account-unknown', 'this is not the id of an account');
  const answer = await client.ask({ about: 'account', path, query: {} });
  const what = `the account ${client.redactor.text(accountId)}`;
  if (answer.kind === 'refusal') {
    throw refused(what, answer.problem, answer.problem.code === 'not-found' ? 'account-unknown' : undefined);
  }
  const { result, removed } = answer;
  if (!isObject(result)) {
    throw refused(what, { code: 'unreadable', message: "the API's answer has no account in it" });
  }
  if (result.id !== accountId) {
    throw refused(what, { code: 'unreadable', message: 'the API answered with another account' });
  }
  return { value: result, removed };
}
