import { createHash } from 'node:crypto';
import { openDeflate, type StreamPacking } from '@grantlens/reporter/internal';
import { expect, test } from 'vitest';
import { openPackingThread } from './packing-thread.ts';

const raw: StreamPacking = { form: 'raw', level: 3 };
const gzip: StreamPacking = { form: 'gzip', level: 6 };

/** Parts of every size, among them one larger than the memory of a part. */
const parts = [0, 1, 70_000, 300_000, 262_144, 262_145, 900_000, 5, 200_000].map((size, at) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(size / 64) }, (_, row) =>
      createHash('sha512')
        .update(`${at} ${row % 500}`)
        .digest(),
    ),
  ).subarray(0, size),
);

async function packedBy(
  open: ReturnType<typeof openPackingThread>['open'],
  packing: StreamPacking,
): Promise<Buffer> {
  const stream = open(packing);
  const ready: Uint8Array[] = [];
  const memory = Buffer.alloc(1_000_000);
  for (const part of parts) {
    // As a part of a file, whose memory the next is written over.
    memory.set(part);
    ready.push(...(await stream.push(memory.subarray(0, part.length))));
  }
  return Buffer.concat([...ready, ...(await stream.end())]);
}

test('a thread packs into the bytes that are made here, also where two streams are packed at once', async () => {
  const thread = openPackingThread();
  try {
    const both = [packedBy(thread.open, raw), packedBy(thread.open, gzip), packedBy(thread.open, raw)];
    const [first, second, third] = await Promise.all(both);
    expect(first?.equals(await packedBy(openDeflate, raw))).toBe(true);
    expect(second?.equals(await packedBy(openDeflate, gzip))).toBe(true);
    expect(third?.equals(first ?? Buffer.alloc(0))).toBe(true);
  } finally {
    await thread.close();
  }
});

test('a stream of a thread that has ended fails, and nobody waits for it', async () => {
  const thread = openPackingThread();
  const waiting = thread.open(raw).end();
  const outcome = expect(waiting).rejects.toThrow('the thread that packs has ended');
  await thread.close();
  await outcome;
  await expect(thread.open(gzip).end()).rejects.toThrow('the thread that packs has ended');
});
