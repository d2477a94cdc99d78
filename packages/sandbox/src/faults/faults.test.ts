import { expect, onTestFinished, test, vi } from 'vitest';
import { type SandboxOptions, startSandbox } from '../sandbox.ts';
import type { Fault, FaultRule } from './fault.ts';
import type { Pause } from './waiting.ts';

const shop = {
  account: { id: 'shop', name: 'Shop' },
  members: Array.from({ length: 12 }, (_, at) => ({ id: `m${at}`, status: 'accepted' })),
  resourceGroups: [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }],
};
const members = '/accounts/shop/members?per_page=5';

async function sandbox(faults: readonly FaultRule[], options: Partial<SandboxOptions> = {}) {
  const running = await startSandbox({ accounts: [shop], faults, ...options });
  onTestFinished(() => running.close());
  const headers = { authorization: 'Bearer any' };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${running.baseUrl}${path}`, { headers, redirect: 'manual', ...init });
  const statuses = () => running.requests().map(({ status }) => status);
  return { ...running, ask, statuses };
}

const one = (fault: Fault): readonly FaultRule[] => [{ fault }];

interface Envelope {
  readonly success: boolean;
  readonly errors: readonly unknown[];
  readonly result: readonly { readonly id: string }[];
  readonly result_info?: unknown;
}

const envelopeOf = async (answer: Promise<Response>) => (await (await answer).json()) as Envelope;
const idsOf = async (answer: Promise<Response>) => (await envelopeOf(answer)).result.map(({ id }) => id);

test('every byte is as without faults where no fault applies', async () => {
  const walk = async (faults: readonly FaultRule[]) => {
    const { ask } = await sandbox(faults);
    const paths = [members, `${members}&page=3`, '/accounts', '/accounts/shop/iam/resource_groups', members];
    const texts: string[] = [];
    for (const path of paths) texts.push(await (await ask(path)).text());
    return texts;
  };
  const elsewhere = [{ path: '/nowhere', fault: { kind: 'stall' } }] as const;
  expect(await walk(elsewhere)).toEqual(await walk([]));
});

test('a connection that drops at once is a reset, and stands in the log with status 0', async () => {
  const { ask, requests } = await sandbox(one({ kind: 'reset', at: 'asked' }));
  await expect(ask(members)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  expect(requests()).toMatchObject([{ path: '/accounts/shop/members', status: 0 }]);
});

test.each(['head', 'body'] as const)('a connection that drops after the %s gets that far', async (at) => {
  const { ask, statuses } = await sandbox(one({ kind: 'reset', at }));
  const answer = await ask(members);
  const length = Number(answer.headers.get('content-length'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('ratelimit')).not.toBeNull();

  let received = 0;
  const read = async () => {
    for await (const chunk of answer.body ?? []) received += chunk.length;
  };
  await expect(read()).rejects.toThrow('terminated');
  expect(received).toBe(at === 'head' ? 0 : Math.floor(length / 2));
  expect(statuses()).toEqual([0]);
});

test('an answer that is cut short looks whole to HTTP and is not JSON', async () => {
  const { ask, statuses } = await sandbox(one({ kind: 'cut-short', keep: 0.5 }));
  const text = await (await ask(members)).text();
  expect(text.length).toBeGreaterThan(10);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(statuses()).toEqual([200]);
});

test('a refusal can arrive in pieces too', async () => {
  const { ask } = await sandbox(one({ kind: 'cut-short', keep: 0.5 }));
  const answer = await ask('/accounts/shop/members/nobody');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toMatch(/^\{"success":false/);
});

test('another status keeps the headers of the rate limit, and nothing of the request is done', async () => {
  const rule: FaultRule = {
    times: { from: 1, to: 1 },
    fault: { kind: 'status', status: 503, body: 'web-page', retryAfter: '7' },
  };
  const { ask } = await sandbox([rule]);
  const remove = () => ask('/accounts/shop/members/m0', { method: 'DELETE' });
  const { status, headers } = await remove();
  expect([status, headers.get('retry-after')]).toEqual([503, '7']);
  expect(headers.get('ratelimit')).toBe('"default";r=1199;t=1');
  expect((await remove()).status).toBe(200);
});

test('a fault can redirect a request elsewhere', async () => {
  const { ask } = await sandbox(one({ kind: 'redirect', location: 'http://elsewhere.example/members' }));
  const answer = await ask(members);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://elsewhere.example/members']);
});

test('a request above the limit meets no fault and does not count as a time', async () => {
  const rule: FaultRule = {
    times: { from: 2, to: 2 },
    fault: { kind: 'status', status: 500, body: 'empty' },
  };
  let now = Date.parse('2026-01-01T00:00:00Z');
  const { ask } = await sandbox([rule], {
    rateLimit: { quota: 1, windowSeconds: 10 },
    clock: () => new Date(now),
  });
  const statuses = [(await ask(members)).status, (await ask(members)).status];
  now += 20_000;
  statuses.push((await ask(members)).status);
  expect(statuses).toEqual([200, 429, 500]);
});

test('latency waits through the pause before anything else', async () => {
  const waited: number[] = [];
  const pause: Pause = async (ms) => {
    waited.push(ms);
  };
  const { ask } = await sandbox(
    [
      { fault: { kind: 'status', status: 500, body: 'empty' }, path: '/members' },
      { fault: { kind: 'latency', ms: 80 } },
    ],
    { pause },
  );
  expect((await ask(members)).status).toBe(500);
  expect((await ask('/accounts')).status).toBe(200);
  expect(waited).toEqual([80, 80]);
});

test('a stall ends when the client gives up', async () => {
  const { ask, statuses } = await sandbox(one({ kind: 'stall' }));
  await expect(ask(members, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
  await vi.waitFor(() => expect(statuses()).toEqual([0]));
});

test('a stall ends when the sandbox is closed', async () => {
  const waited: number[] = [];
  const pause: Pause = (ms, signal) => {
    waited.push(ms);
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  };
  const running = await startSandbox({ accounts: [shop], faults: one({ kind: 'stall' }), pause });
  const headers = { authorization: 'Bearer any' };
  const stalled = expect(fetch(`${running.baseUrl}/accounts`, { headers })).rejects.toThrow();
  await vi.waitFor(() => expect(waited).toEqual([Number.POSITIVE_INFINITY]));
  await running.close();
  await stalled;
  expect(running.requests()).toMatchObject([{ path: '/accounts', status: 0 }]);
});

test('faults of lists apply together, and to lists without pages as far as they can', async () => {
  const { ask } = await sandbox([
    { fault: { kind: 'rows', append: [{ id: 'm0', odd: true }] } },
    { fault: { kind: 'page-size', most: 2, says: 'the-truth' } },
    { fault: { kind: 'total', says: { count: 'a dozen' } } },
  ]);
  const last = await envelopeOf(ask(`${members}&page=7`));
  expect(last.result).toEqual([{ id: 'm0', odd: true }]);
  expect(last.result_info).toMatchObject({ per_page: 2, total_pages: 7, total_count: 'a dozen' });
  const groups = idsOf(ask('/accounts/shop/iam/resource_groups'));
  expect((await groups).sort()).toEqual(['m0', 'r1', 'r2', 'r3']);
});

test('rows that move between pages are lost on some walks and seen twice', async () => {
  const { ask } = await sandbox(one({ kind: 'order', seed: 3 }));
  const seen: string[] = [];
  for (const page of [1, 2, 3]) seen.push(...(await idsOf(ask(`${members}&page=${page}`))));
  expect(seen).toHaveLength(12);
  expect(new Set(seen).size).toBeLessThan(12);
});

test('a success can carry errors, or anything else as its result', async () => {
  const { ask } = await sandbox([
    { path: '/members', fault: { kind: 'success-with-errors' } },
    { path: '/accounts', fault: { kind: 'result', value: 'all of them' } },
  ]);
  const odd = await envelopeOf(ask(members));
  expect([odd.success, odd.errors.length, odd.result.length]).toEqual([true, 1, 5]);
  expect(await envelopeOf(ask('/accounts'))).toMatchObject({ success: true, result: 'all of them' });
});
