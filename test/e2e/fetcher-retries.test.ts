import { createHash } from 'node:crypto';
import { fetchSnapshot } from '@grantlens/fetcher';
import { systemClock } from '@grantlens/fetcher/internal';
import { expect, test } from 'vitest';
import {
  answer,
  failure,
  groupsPath,
  type Handler,
  membersPath,
  pages,
  rowsOf,
  serve,
  success,
} from './fetcher-server.ts';

const rolesPath = '/accounts/acc/roles';
const honest = pages(rowsOf(3));

/** Something else for the first few times, and then the right answer. */
const onlyFirst =
  (times: number, odd: Handler): Handler =>
  (asked, response) =>
    (asked.time <= times ? odd : honest)(asked, response);

async function rolesServed(handler: Handler, limits = {}) {
  const server = await serve({ [rolesPath]: handler });
  const { collections } = await fetchSnapshot({ ...server.options, limits });
  return { ...collections.roles, slept: server.clock.slept };
}

test.each([408, 429, 500, 502, 503, 504, 520])(
  'a request that was answered with status %i is sent again',
  async (status) => {
    const roles = await rolesServed(
      onlyFirst(2, (_, response) => answer(response, status, failure(1, 'later'))),
    );
    expect(roles).toMatchObject({ status: 'complete', expected: 3 });
    expect(roles.requests.map(({ httpStatus }) => httpStatus)).toEqual([status, status, 200]);
    expect(roles.requests.map(({ rows }) => rows)).toEqual([0, 0, 3]);
  },
);

test('a request whose connection broke off is sent again, and the ledger shows that nothing arrived', async () => {
  const roles = await rolesServed(onlyFirst(1, (_, response) => void response.socket?.destroy()));
  expect(roles.status).toBe('complete');
  expect(roles.requests.map(({ httpStatus }) => httpStatus)).toEqual([0, 200]);
  expect(roles.requests[0]?.bodySha256).toBe(createHash('sha256').digest('hex'));
});

test('a request whose answer broke off in the middle of the body is sent again', async () => {
  const roles = await rolesServed(
    onlyFirst(1, (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"success":true,"result":[{"id":"half"}', () => void response.socket?.destroy());
    }),
  );
  expect(roles).toMatchObject({ status: 'complete', expected: 3 });
  expect(roles.requests.map(({ httpStatus }) => httpStatus)).toEqual([0, 200]);
});

test('a request is sent again when its JSON was cut short, although the answer said it was whole', async () => {
  const roles = await rolesServed(
    onlyFirst(1, (_, response) => answer(response, 200, '{"success":true,"resu')),
  );
  expect(roles).toMatchObject({ status: 'complete', expected: 3 });
});

test('a request without an answer within the time limit is sent again', async () => {
  const roles = await rolesServed(
    onlyFirst(1, () => undefined),
    { timeoutMs: 100 },
  );
  expect(roles.status).toBe('complete');
  expect(roles.requests.map(({ httpStatus }) => httpStatus)).toEqual([0, 200]);
});

test('a request is sent at most five times, and then the collection fails with the reason', async () => {
  const roles = await rolesServed((_, response) => void response.socket?.destroy());
  expect(roles).toMatchObject({ status: 'failed', problem: { code: 'network' } });
  expect(roles.problem?.message).toMatch(/the connection broke off \(.+\), 5 times in a row/);
  expect(roles.requests).toHaveLength(5);
});

test('a request that was refused for good is never sent again', async () => {
  const roles = await rolesServed((_, response) => answer(response, 400, failure(1, 'no')));
  expect(roles.requests).toHaveLength(1);
});

const limited =
  (retryAfter: string): Handler =>
  (_, response) =>
    answer(response, 429, failure(971, 'slow down'), { 'retry-after': retryAfter });

test('Retry-After in seconds is waited for, by every request', async () => {
  const server = await serve({ [rolesPath]: onlyFirst(1, limited('120')) });
  const { collections } = await fetchSnapshot({ ...server.options, concurrency: 1 });
  expect(collections.roles.status).toBe('complete');
  expect(Math.max(...server.clock.slept)).toBeGreaterThan(119_000);
  const [blocked] = collections.roles.requests;
  const others = Object.values(collections).flatMap(({ requests }) => requests);
  const soon = others.filter(({ at }) => {
    const after = Date.parse(at) - Date.parse(blocked?.at ?? '');
    return after > 0 && after < 119_000;
  });
  expect(soon).toEqual([]);
});

test('Retry-After as a date is waited for', async () => {
  const date: Handler = (_, response) => {
    const until = new Date(systemClock.now() + 60_000).toUTCString();
    answer(response, 503, failure(1, 'later'), { 'retry-after': until });
  };
  const roles = await rolesServed(onlyFirst(1, date));
  expect(roles.status).toBe('complete');
  expect(Math.max(...roles.slept)).toBeGreaterThan(50_000);
});

test('Retry-After of more than five minutes is not waited for', async () => {
  const roles = await rolesServed(limited('301'));
  expect(roles).toMatchObject({ status: 'failed', problem: { code: 'rate-limited' } });
  expect(roles.problem?.message).toContain('it asks to wait for 301 seconds');
  expect(roles.requests).toHaveLength(1);
});

test('Retry-After that makes no sense is ignored', async () => {
  const roles = await rolesServed(onlyFirst(2, limited('soon')));
  expect(roles.status).toBe('complete');
  expect(Math.max(...roles.slept)).toBeLessThan(15_000);
});

test('the number of requests in flight stays within its limit', async () => {
  let inFlight = 0;
  let most = 0;
  const slow: Handler = (_, response) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    setTimeout(() => {
      inFlight -= 1;
      answer(response, 200, success([], { per_page: 100, total_count: 0 }));
    }, 10);
  };
  const ids = Array.from({ length: 40 }, (_, at) => `g${at}`);
  const handlers = Object.fromEntries(ids.map((id) => [`${groupsPath}/${id}/members`, slow]));
  const { options } = await serve({ ...handlers, [groupsPath]: pages(ids.map((id) => ({ id }))) });
  await fetchSnapshot({ ...options, concurrency: 3 });
  expect(most).toBe(3);
});

test('a run starts with eight requests in flight and has more once answers arrive in time', async () => {
  let inFlight = 0;
  let answered = 0;
  const most = { beforeAnswers: 0, later: 0 };
  const slow: Handler = (_, response) => {
    inFlight += 1;
    const when = answered === 0 ? 'beforeAnswers' : 'later';
    most[when] = Math.max(most[when], inFlight);
    setTimeout(() => {
      inFlight -= 1;
      answered += 1;
      answer(response, 200, success([], { per_page: 100, total_count: 0 }));
    }, 400);
  };
  const ids = Array.from({ length: 150 }, (_, at) => `g${at}`);
  const handlers = Object.fromEntries(ids.map((id) => [`${groupsPath}/${id}/members`, slow]));
  const { options } = await serve({ ...handlers, [groupsPath]: pages(ids.map((id) => ({ id }))) });
  await fetchSnapshot({ ...options, clock: systemClock });
  expect(most.beforeAnswers).toBeLessThanOrEqual(16);
  expect(most.later).toBeGreaterThan(16);
  expect(most.later).toBeLessThanOrEqual(48);
});

test('a run never sends more than 200 requests in a second', async () => {
  const groups = Array.from({ length: 450 }, (_, at) => ({ id: `g${at}` }));
  const { options } = await serve({ [groupsPath]: pages(groups) });
  const { collections } = await fetchSnapshot({ ...options, clock: systemClock, concurrency: 64 });
  const sent = Object.values(collections).flatMap(({ requests }) => requests.map(({ at }) => Date.parse(at)));
  const busiest = Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + 1000).length));
  expect(busiest).toBeLessThanOrEqual(200);
  expect(busiest).toBeGreaterThan(100);
});

test('a run slows down when the API says that little is left', async () => {
  const scarce: Handler = (asked, response) => {
    response.setHeader('ratelimit-policy', '"default";q=1200;w=300, "burst";q=100;w=60');
    response.setHeader('ratelimit', '"default";r=1100;t=200, "burst";r=5;t=50');
    pages([])(asked, response);
  };
  const server = await serve({ [rolesPath]: scarce, [membersPath]: honest });
  await fetchSnapshot({ ...server.options, concurrency: 1 });
  expect(Math.max(...server.clock.slept)).toBeGreaterThan(9_000);
});

test('a limit of requests in flight outside 1 to 64 is refused', async () => {
  const { options } = await serve();
  for (const concurrency of [0, 65, 1.5, Number.NaN]) {
    await expect(fetchSnapshot({ ...options, concurrency })).rejects.toMatchObject({ code: 'usage' });
  }
});

test('an abort ends a run that waits for an answer', async () => {
  const { options } = await serve({ [rolesPath]: () => undefined });
  const stop = new AbortController();
  const run = fetchSnapshot({ ...options, signal: stop.signal });
  setTimeout(() => stop.abort(new Error('stopped by hand')), 50);
  await expect(run).rejects.toThrow('stopped by hand');
});

test('an abort ends a run that waits for its turn', async () => {
  const limited: Handler = (_, response) =>
    answer(response, 429, failure(971, 'slow down'), { 'retry-after': '200' });
  const { options } = await serve({ [rolesPath]: limited });
  const stop = new AbortController();
  const run = fetchSnapshot({ ...options, clock: systemClock, signal: stop.signal });
  setTimeout(() => stop.abort(new Error('stopped by hand')), 100);
  await expect(run).rejects.toThrow('stopped by hand');
});

test('an abort before the start sends nothing', async () => {
  const { options, asked } = await serve();
  await expect(
    fetchSnapshot({ ...options, signal: AbortSignal.abort(new Error('too late')) }),
  ).rejects.toThrow('too late');
  expect(asked).toEqual([]);
});

test('only GET is ever sent, with the credential and the name of the program', async () => {
  const { options, asked } = await serve();
  await fetchSnapshot(options);
  expect(asked.length).toBeGreaterThan(10);
  for (const { path, headers } of asked) {
    const accept = path.includes('/scim/') ? 'application/scim+json, application/json' : 'application/json';
    expect(headers).toMatchObject({ accept, 'user-agent': 'grantlens/0.0.0' });
    expect(headers['content-length']).toBeUndefined();
  }
});
