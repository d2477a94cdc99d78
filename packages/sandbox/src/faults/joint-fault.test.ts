import { expect, test } from 'vitest';
import { jointFaultOf } from './joint-fault.ts';

test('latencies add up, the first fault in the place of the answer counts, and all others apply', () => {
  const append = { kind: 'rows', append: ['odd'] } as const;
  const total = { kind: 'total', says: { count: 7 } } as const;
  const odd = { kind: 'success-with-errors' } as const;
  const found = jointFaultOf([
    { kind: 'latency', ms: 20 },
    append,
    { kind: 'cut-short', keep: 0.5 },
    { kind: 'stall' },
    total,
    odd,
    { kind: 'latency', ms: 5 },
  ]);
  expect(found).toEqual({
    latency: 25,
    others: [],
    answer: { kind: 'cut-short', keep: 0.5 },
    list: [append, total],
    envelope: [odd],
  });
});
