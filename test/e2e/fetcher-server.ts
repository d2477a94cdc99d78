import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { credentialFrom, type FetchSnapshotOptions } from '@grantlens/fetcher';
import { type Clock, systemClock } from '@grantlens/fetcher/internal';
import { onTestFinished } from 'vitest';

/** One request as the server got it. */
export interface Asked {
  /** Below `/client/v4`, as it was on the wire. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** How often this path was asked for, this time included. */
  readonly time: number;
}

/** What is done with a request; a handler may do anything to the response. */
export type Handler = (asked: Asked, response: ServerResponse) => void;

export const accountId = 'acc';
export const token = 'Zq3-test-token-that-is-long-enough-0001';
export const membersPath = '/accounts/acc/members';
export const groupsPath = '/accounts/acc/iam/user_groups';

/** Rows with ids of their own. */
export const rowsOf = (count: number, kind = 'row') =>
  Array.from({ length: count }, (_, at) => ({ id: `${kind}-${String(at).padStart(5, '0')}` }));

/** Answers with a body, as JSON unless it is text already. */
export function answer(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The wrapping of a result. */
export const success = (result: unknown, info?: object) => ({
  success: true,
  errors: [],
  messages: [],
  result,
  ...(info && { result_info: info }),
});

/** The wrapping of a refusal. */
export const failure = (code: number, message: string) => ({
  success: false,
  errors: [{ code, message }],
  messages: [],
  result: null,
});

/** How a list of rows is served; everything is as it should be unless said otherwise. */
export interface Serving {
  /** The most rows of a page, whatever is asked for. */
  readonly most?: number;
  /** What `result_info` says, or undefined for none. */
  readonly info?: (honest: Readonly<Record<string, number>>) => object | undefined;
}

/** Serves rows in pages. */
export function pages(
  rows: readonly unknown[],
  { most = 100, info = (honest) => honest }: Serving = {},
): Handler {
  return ({ query }, response) => {
    const page = Number(query.get('page') ?? 1);
    const perPage = Math.min(most, Number(query.get('per_page') ?? 20));
    const shown = rows.slice((page - 1) * perPage, page * perPage);
    const honest = {
      page,
      per_page: perPage,
      count: shown.length,
      total_count: rows.length,
      total_pages: Math.ceil(rows.length / perPage),
    };
    answer(response, 200, success(shown, info(honest)));
  };
}

/** Starts a server for a small account that answers as it should, but for the paths with a handler of their own. */
export async function serve(handlers: Readonly<Record<string, Handler>> = {}) {
  const asked: Asked[] = [];
  const healthy: Readonly<Record<string, Handler>> = {
    '/accounts/acc': (_, response) => answer(response, 200, success({ id: accountId, name: 'Acme' })),
    [membersPath]: pages([{ id: 'm1', email: 'ada@example.com' }]),
    '/accounts/acc/tokens/verify': (_, response) =>
      answer(response, 200, success({ id: 't', status: 'active' })),
  };
  const server = createServer((request, response) => {
    const [path = '', search] = (request.url ?? '').slice('/client/v4'.length).split('?');
    const time = asked.filter((one) => one.path === path).length + 1;
    const one = { path, query: new URLSearchParams(search), headers: request.headers, time };
    asked.push(one);
    (handlers[path] ?? healthy[path] ?? pages([]))(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`;
  const clock = quickClock();
  const options: FetchSnapshotOptions = {
    apiBase,
    accountId,
    credential: credentialFrom({ token }),
    tool: { name: 'grantlens', version: '0.0.0' },
    clock,
  };
  return {
    apiBase,
    asked,
    clock,
    options,
    askedFor: (path: string) => asked.filter((one) => one.path === path),
  };
}

/** Real time that skips over every sleep, and remembers how long each of them would have been. */
export function quickClock(): Clock & { readonly slept: readonly number[] } {
  const slept: number[] = [];
  let skipped = 0;
  return {
    slept,
    now: () => systemClock.now() + skipped,
    random: () => 0.5,
    after: systemClock.after,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      skipped += ms;
      await setImmediate();
    },
  };
}
