import { GrantlensError } from '@grantlens/snapshot';
import {
  type CollectionName,
  collectionNames,
  type ExtraName,
  extraNames,
} from '@grantlens/snapshot/internal';
import { idOf } from '../paging/sheet.ts';
import type { Answer } from '../wire/answer.ts';
import { pathOf } from '../wire/path.ts';
import type { Problem } from '../wire/problem.ts';
import type { Ask } from '../wire/question.ts';
import { type Endpoint, endpointsOf, groupMembersEndpoint, smallestPage } from './endpoints.ts';
import { extraEndpointsOf } from './extra-endpoints.ts';

/** Whether a credential can read a collection; `unknown` where there is nothing to try it on. */
export interface Probe {
  readonly status: 'readable' | 'forbidden' | 'failed' | 'unknown';
  readonly problem?: Problem;
}

/**
 * Tries a credential on each collection of an account, with one small request for each.
 *
 * @throws GrantlensError `account-unknown` when the id cannot be one
 */
export async function probeAccount(
  ask: Ask,
  accountId: string,
): Promise<Readonly<Record<CollectionName, Probe>>> {
  const endpoints = endpointsOf(accountId);
  const groups = askFirstPage(ask, endpoints.userGroups[0]);
  const probes = collectionNames.map(async (name) => {
    if (name === 'userGroups') return [name, probeOf(await groups)] as const;
    if (name === 'userGroupMembers') return [name, await probeMembers(ask, accountId, await groups)] as const;
    return [name, probeOf(await askFirstPage(ask, endpoints[name][0]))] as const;
  });
  return Object.fromEntries(await Promise.all(probes)) as Record<CollectionName, Probe>;
}

/** Tries a credential on each extra, likewise. One that the account does not have is `failed`. */
export async function probeExtras(ask: Ask, accountId: string): Promise<Readonly<Record<ExtraName, Probe>>> {
  const endpoints = extraEndpointsOf(accountId);
  const probes = extraNames.map(
    async (name) => [name, probeOf(await askFirstPage(ask, endpoints[name]))] as const,
  );
  return Object.fromEntries(await Promise.all(probes)) as Record<ExtraName, Probe>;
}

async function askFirstPage(
  ask: Ask,
  { about, path: parts, query, perPage, form }: Endpoint,
): Promise<Answer> {
  const path = pathOf(...parts);
  if (path === undefined) throw new GrantlensError('account-unknown', 'this is not the id of an account');
  if (form === 'scim')
    return ask({ about, path, query: { startIndex: '1', count: String(smallestPage) }, form });
  const paging = perPage.length === 0 ? {} : { page: '1', per_page: String(smallestPage) };
  return ask({ about, path, query: { ...query, ...paging } });
}

async function probeMembers(ask: Ask, accountId: string, groups: Answer): Promise<Probe> {
  if (groups.kind === 'refusal') return probeOf(groups);
  const rows = Array.isArray(groups.result) ? groups.result : [];
  const id = rows.map(idOf).find((one) => one !== undefined && pathOf(one) !== undefined);
  if (id === undefined) return { status: 'unknown' };
  return probeOf(await askFirstPage(ask, groupMembersEndpoint(accountId, id)));
}

function probeOf(answer: Answer): Probe {
  if (answer.kind === 'refusal') {
    const { problem } = answer;
    return { status: problem.code === 'forbidden' ? 'forbidden' : 'failed', problem };
  }
  if (answer.result === null || Array.isArray(answer.result)) return { status: 'readable' };
  const message = "the API's answer cannot be read: its result is not a list";
  return { status: 'failed', problem: { code: 'unreadable', message } };
}
