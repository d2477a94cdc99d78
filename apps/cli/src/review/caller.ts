import { type ClientOptions, openClient, verifyCredential } from '@grantlens/fetcher/internal';
import type { Plan, PlanStep } from '@grantlens/review/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';

/** The principal of an account that a credential acts as; null where the API does not say, or it is nobody's here. */
export async function callerOf(
  connection: ClientOptions,
  { id: accountId, principals }: Account,
): Promise<Principal | null> {
  const client = openClient(connection);
  try {
    const { kind, id } = await verifyCredential(client, accountId);
    if (kind === 'account-token')
      return principals.find((one) => one.kind === 'token' && one.id === id) ?? null;
    const answer = await client.ask({ about: 'credential', path: '/user', query: {} });
    const user = answer.kind === 'refusal' || !isObject(answer.result) ? {} : answer.result;
    const email = typeof user.email === 'string' ? user.email.toLowerCase() : null;
    const isUser = (one: Principal) =>
      one.kind === 'member' &&
      ((one.userId !== null && one.userId === user.id) ||
        (email !== null && one.email?.toLowerCase() === email));
    return principals.find(isUser) ?? null;
  } finally {
    await client.close();
  }
}

/** The steps of a plan that take something from a principal. */
export function stepsAgainst({ kind, id }: Principal, { steps }: Plan): readonly PlanStep[] {
  return steps.filter(({ loses }) =>
    loses.some(({ principal }) => isObject(principal) && principal.kind === kind && principal.id === id),
  );
}
