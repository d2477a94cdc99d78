import { Worker } from 'node:worker_threads';
import { fleetWorker } from '../fleet-worker.ts';
import type { FleetOutcomes, FleetTask } from './task.ts';

/** Threads that carry out tasks, each one at a time. */
export interface Pool {
  readonly carryOut: <Task extends FleetTask>(task: Task) => Promise<FleetOutcomes[Task['kind']]>;
  readonly close: () => Promise<void>;
}

/** Opens a pool; of one thread alone it is this one. */
export async function openPool(size: number): Promise<Pool> {
  if (size > 1) return openThreads(size);
  const { carryOut } = await import('./carry-out.ts');
  return { carryOut, close: async () => undefined };
}

/** A task that waits for a thread, or for its outcome. */
interface Waiting {
  readonly task: FleetTask;
  readonly done: (outcome: FleetOutcomes[FleetTask['kind']]) => void;
}

function openThreads(size: number): Pool {
  const threads = new Set<Worker>();
  const idle: Worker[] = [];
  const queue: Waiting[] = [];
  const busy = new Map<Worker, Waiting>();
  const give = (): void => {
    while (queue.length > 0) {
      const thread = idle.pop() ?? (threads.size < size ? begin() : undefined);
      const next = thread === undefined ? undefined : queue.shift();
      if (thread === undefined || next === undefined) return;
      busy.set(thread, next);
      thread.postMessage(next.task);
    }
  };
  const begin = (): Worker => {
    const thread = new Worker(fleetWorker());
    threads.add(thread);
    thread.on('message', (outcome: FleetOutcomes[FleetTask['kind']]) => {
      busy.get(thread)?.done(outcome);
      busy.delete(thread);
      idle.push(thread);
      give();
    });
    // A thread that ends takes its file with it, and no other.
    thread.on('error', (error) => {
      const lost = busy.get(thread);
      busy.delete(thread);
      threads.delete(thread);
      lost?.done(lostWith(lost.task, error));
      give();
    });
    return thread;
  };
  return {
    carryOut: (task) =>
      new Promise((done) => {
        // The outcome of a task is of its kind.
        queue.push({ task, done: done as Waiting['done'] });
        give();
      }),
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

function lostWith(task: FleetTask, error: unknown): FleetOutcomes[FleetTask['kind']] {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const reason = isMemory
    ? 'there is not enough memory for it; ask it alone, with NODE_OPTIONS=--max-old-space-size=…'
    : `this is a bug in grantlens, please report it: ${error instanceof Error ? error.stack : String(error)}`;
  if (task.kind === 'look') return { file: task.file, reason };
  return { kind: 'broken', file: task.moment.file, reason };
}
