import type { Fault, FaultRule } from '@grantlens/sandbox';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { openStage, planOf, steps } from '../e2e/remediator-account.ts';

const all = Object.values(steps);
const { seed } = budget;

/** What goes wrong with one request: the write is done, or it is not. */
const trouble: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('reset' as const),
    at: fc.constantFrom('arrival' as const, 'asked' as const, 'head' as const, 'body' as const),
  }),
  fc.record({ kind: fc.constant('cut-short' as const), keep: fc.double({ min: 0, max: 0.9, noNaN: true }) }),
  fc
    .record({ status: fc.constantFrom(408, 429, 500, 502, 503), isDone: fc.boolean() })
    .map(({ status, isDone }) => ({
      kind: 'status' as const,
      status,
      body: 'empty' as const,
      ...(isDone && { done: true as const }),
    })),
);

const rules: fc.Arbitrary<readonly FaultRule[]> = fc.array(
  fc.record({
    method: fc.constantFrom('GET', 'PUT', 'DELETE'),
    times: fc
      .record({ from: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 0, max: 4 }) })
      .map(({ from, more }) => ({ from, to: from + more })),
    fault: trouble,
  }),
  { maxLength: 4 },
);

/** The line at which each run is killed; a run after them is not. */
const deaths = fc.array(fc.integer({ min: 0, max: all.length * 2 }), { maxLength: 3 });

test('killed anywhere and run again, through any faults, a plan ends in the same state', async () => {
  const run = fc.asyncProperty(
    fc.subarray(all, { minLength: 1 }),
    rules,
    deaths,
    async (chosen, faults, killed) => {
      const plan = planOf(...chosen);
      const [calm, rough] = [await openStage(), await openStage(faults)];
      try {
        await calm.apply(plan);
        for (const death of killed) {
          let lines = 0;
          const report = () => {
            lines += 1;
            if (lines > death) throw new Error('killed');
          };
          await rough.apply(plan, { report }).catch(() => undefined);
        }
        let ended = '';
        for (let again = 0; again < 60 && ended !== 'done'; again += 1) {
          ({ ended } = await rough.apply(plan));
        }
        const writes = rough.sandbox.requests().filter(({ method }) => method !== 'GET');
        const planned = new Set(chosen.map(({ method, path }) => `${method} ${path}`));
        expect(ended).toBe('done');
        expect(writes.filter(({ method, path }) => !planned.has(`${method} ${path}`))).toEqual([]);
        for (const { path, method } of chosen) {
          const order = rough.sandbox.requests().filter((request) => request.path === path);
          const texts = order.map((request) => request.method).join(' ');
          expect(texts).not.toContain(`${method} ${method}`);
        }
        expect(await rough.served()).toBe(await calm.served());
      } finally {
        await Promise.all([calm.sandbox.close(), rough.sandbox.close()]);
      }
    },
  );
  await fc.assert(run, { numRuns: 100 + Math.ceil(budget.cases / 4), seed });
}, 1_800_000);
