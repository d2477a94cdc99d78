import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Served, Serving } from './serve.ts';

/** An account that is served by a process of its own, as the API would be by another machine. */
export interface Server {
  readonly baseUrl: string;
  served(): Promise<Served>;
  stop(): void;
}

export async function startServer(serving: Serving): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./serve.js', import.meta.url)), {
    execArgv: ['--max-old-space-size=8000'],
    serialization: 'advanced',
  });
  const answerTo = async (message: Serving | 'what was asked'): Promise<unknown> => {
    const answer = once(child, 'message');
    child.send(message);
    return (await answer)[0];
  };
  return {
    baseUrl: String(await answerTo(serving)),
    served: async () => (await answerTo('what was asked')) as Served,
    stop: () => child.kill(),
  };
}
