import { GrantlensError } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import type { Client } from '../client.ts';
import { pathOf } from '../wire/path.ts';
import { type Problem, refused } from '../wire/problem.ts';
import type { WriteDown } from '../wire/question.ts';
import type { Storable } from '../wire/storable.ts';

/**
 * Reads the account object; without it there is nothing to read.
 *
 * @throws GrantlensError `credential-refused`, `account-unknown`, `network`, `api`
 */
export async function readAccount(
  client: Client,
  accountId: string,
  writeDown?: WriteDown,
): Promise<Storable<Readonly<Record<string, unknown>>>> {
  const path = pathOf('accounts', accountId);
  if (path === undefined) throw new GrantlensError('account-unknown', 'this is not the id of an account');
  const answer = await client.ask({ about: 'account', path, query: {} }, writeDown);
  const unreadable = (problem: Problem) => accountRefused(client.redactor.text(accountId), problem);
  if (answer.kind === 'refusal') throw unreadable(answer.problem);
  const { result, removed } = answer;
  if (!isObject(result)) {
    throw unreadable({ code: 'unreadable', message: "the API's answer has no account in it" });
  }
  if (result.id !== accountId) {
    throw unreadable({ code: 'unreadable', message: 'the API answered with another account' });
  }
  return { value: result, removed };
}

/** The error for an account of which nothing can be read. The id must be fit to be shown. */
export function accountRefused(accountId: string, problem: Problem): GrantlensError {
  const code = problem.code === 'not-found' ? 'account-unknown' : undefined;
  return refused(`the account ${accountId}`, problem, code);
}
