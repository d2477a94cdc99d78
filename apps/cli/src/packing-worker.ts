import { parentPort } from 'node:worker_threads';
import { type Deflate, openDeflate } from '@grantlens/reporter/internal';
import { invariant } from '@grantlens/snapshot/internal';
import type { PackingAnswer, PackingRequest } from './packing-thread.ts';

// The thread that packs. It is a file of its own in the built program.

const port = parentPort;
invariant(port !== null, 'this runs on a thread');

const streams = new Map<number, Deflate>();

function streamOf(stream: number): Deflate {
  const found = streams.get(stream);
  invariant(found !== undefined, 'a stream is opened before it is packed');
  return found;
}

function answer(answered: PackingAnswer): void {
  const moved = answered.ready.map(({ buffer }) => buffer);
  port?.postMessage(answered, answered.memory === null ? moved : [...moved, answered.memory]);
}

port.on('message', (request: PackingRequest) => {
  const { stream } = request;
  switch (request.kind) {
    case 'open':
      streams.set(stream, openDeflate(request.packing));
      return;
    case 'push': {
      const { memory, length } = request;
      answer({ stream, ready: streamOf(stream).push(new Uint8Array(memory, 0, length)), memory });
      return;
    }
    case 'end':
      answer({ stream, ready: streamOf(stream).end(), memory: null });
      streams.delete(stream);
  }
});
