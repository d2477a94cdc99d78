import { Worker } from 'node:worker_threads';
import type { OpenPacking, StreamPacking } from '@grantlens/reporter/internal';
import { invariant } from '@grantlens/snapshot/internal';

/** A thread that packs, while this one makes ready what is to be packed next. */
export interface PackingThread {
  readonly open: OpenPacking;
  /** Ends it, whatever it is at. */
  readonly close: () => Promise<void>;
}

/** What the thread is asked: to open a stream, to pack the first bytes of a piece of memory, or to end a stream. */
export type PackingRequest =
  | { readonly kind: 'open'; readonly stream: number; readonly packing: StreamPacking }
  | { readonly kind: 'push'; readonly stream: number; readonly memory: ArrayBuffer; readonly length: number }
  | { readonly kind: 'end'; readonly stream: number };

/** What it answers to a part and to an end: what is ready, and the memory of the part for another. */
export interface PackingAnswer {
  readonly stream: number;
  readonly ready: readonly Uint8Array<ArrayBuffer>[];
  readonly memory: ArrayBuffer | null;
}

/** Parts that may be waiting for the thread: enough that it is always busy, and few, for each has memory of its own. */
const mostWaiting = 4;
/** Memory of a part, at least. */
const leastMemory = 262_144;

/** Starts the thread. It loads nothing but what packs. */
export function openPackingThread(): PackingThread {
  const worker = new Worker(new URL('../dist/packing-worker.cjs', import.meta.url));
  const streams = new Map<number, Stream>();
  const spare: ArrayBuffer[] = [];
  let failed: Error | null = null;
  const fail = (error: Error) => {
    failed ??= error;
    for (const stream of streams.values()) stream.wake();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread that packs has ended')));
  worker.on('message', ({ stream, ready, memory }: PackingAnswer) => {
    if (memory !== null && spare.length < mostWaiting) spare.push(memory);
    streams.get(stream)?.take(ready);
  });
  const ask = (request: PackingRequest, moved: readonly ArrayBuffer[] = []) =>
    worker.postMessage(request, moved);
  let opened = 0;
  return {
    open: (packing) => {
      const at = opened++;
      const stream = new Stream();
      streams.set(at, stream);
      ask({ kind: 'open', stream: at, packing });
      const readyOf = async (waiting: number) => {
        while (stream.waiting > waiting && failed === null) await stream.next();
        if (failed !== null) throw failed;
        return stream.taken();
      };
      return {
        push: (part) => {
          const memory = roomFor(part.length, spare);
          new Uint8Array(memory).set(part);
          stream.waiting += 1;
          ask({ kind: 'push', stream: at, memory, length: part.length }, [memory]);
          return readyOf(mostWaiting - 1);
        },
        end: async () => {
          stream.waiting += 1;
          ask({ kind: 'end', stream: at });
          const ready = await readyOf(0);
          streams.delete(at);
          return ready;
        },
      };
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** Memory that comes back from the thread is taken again: what is thrown away would have to be collected. */
function roomFor(length: number, spare: ArrayBuffer[]): ArrayBuffer {
  const found = spare.pop();
  if (found !== undefined && found.byteLength >= length) return found;
  return new ArrayBuffer(Math.max(length, leastMemory));
}

/** What is known of a stream here. A class: it lives as long as the stream. */
class Stream {
  /** Requests without an answer yet. */
  waiting = 0;
  #ready: Uint8Array<ArrayBuffer>[] = [];
  #wake: (() => void) | null = null;

  take(ready: readonly Uint8Array<ArrayBuffer>[]): void {
    this.waiting -= 1;
    this.#ready.push(...ready);
    this.wake();
  }

  taken(): readonly Uint8Array<ArrayBuffer>[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  /** Settles at the next answer, or when there will be no more. */
  next(): Promise<void> {
    invariant(this.#wake === null, 'one waits for a stream at a time');
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
