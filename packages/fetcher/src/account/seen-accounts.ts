import type { SeenAccounts } from '@grantlens/snapshot/internal';
import type { Client } from '../client.ts';
import type { WriteDown } from '../wire/question.ts';
import { summaryOf } from './account-list.ts';

/**
 * Which accounts the credential sees, by the first page of their list: a credential of many is known for one by then,
 * and more pages would be taken from what the account itself may be asked. A refusal is an answer too.
 */
export async function readSeenAccounts(client: Client, writeDown: WriteDown): Promise<SeenAccounts> {
  const query = { page: '1', per_page: '50' };
  const answer = await client.ask({ about: 'account', path: '/accounts', query, page: 1 }, writeDown);
  if (answer.kind === 'refusal') {
    const { code, message } = answer.problem;
    return { items: [], problem: { code, message: client.redactor.text(message) } };
  }
  const { result, info } = answer;
  if (!Array.isArray(result)) {
    const message = "the API's answer cannot be read: its result is not a list";
    return { items: [], problem: { code: 'unreadable', message } };
  }
  const byId = new Map(result.flatMap(summaryOf).map((account) => [account.id, account]));
  return {
    items: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...(info.totalCount !== undefined && { total: info.totalCount }),
  };
}
