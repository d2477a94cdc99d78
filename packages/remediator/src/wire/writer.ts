import {
  type Answer,
  type Client,
  type ClientOptions,
  limitsFor,
  longestWaitMs,
  openConnections,
  openGate,
  planRetry,
  readAnswer,
  receive,
  retryAfterMs,
} from '@grantlens/fetcher/internal';
import type { JsonValue } from '@grantlens/snapshot/internal';

/** One write. */
export interface Write {
  readonly method: 'PUT' | 'DELETE';
  readonly path: string;
  /** Null for none. */
  readonly body: JsonValue;
  readonly about: string;
}

/** What became of a write, as far as the answer says. */
export interface Sent {
  readonly answer: Answer;
  /** The `cf-ray` of the answer. */
  readonly requestId: string | null;
  /** How long to wait before it may be sent once more; null where that is of no use. */
  readonly againInMs: number | null;
}

/** Sends writes, one at a time, paced together with everything else that the process sends. */
export interface Writer {
  /** Sends once: whether to send again is for whoever has read the object. `number` counts the attempts, from 1. */
  send(write: Write, number: number): Promise<Sent>;
  close(): Promise<void>;
}

/** Opens a writer beside a client, with its credential and limits. */
export function openWriter(client: Client, options: ClientOptions): Writer {
  const { apiBase, clock, credential, limits, redactor } = client;
  const { origin, pathname } = new URL(apiBase);
  const shared = limitsFor(clock, origin, credential.secret);
  const gate = openGate({ concurrency: 1, clock, limits: shared, onPause: options.onPause });
  const connections = openConnections(apiBase, 1, options.environment ?? process.env);
  const { signal = new AbortController().signal, tool } = options;
  const headers = {
    accept: 'application/json',
    'user-agent': `${tool.name}/${tool.version}`,
    ...credential.headers,
  };

  const exchange = async ({ method, path, body, about }: Write) => {
    const whole = `${pathname.replace(/\/$/, '')}${path}`;
    const content =
      body === null
        ? { headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const received = await receive({ clock, ...limits, signal }, (stop) =>
      connections.dispatcher.request({ method, origin, path: whole, signal: stop, ...content }),
    );
    const heard = received.kind === 'response' ? received.headers : {};
    gate.heard(heard);
    return { answer: readAnswer(received, { about }, redactor), heard };
  };

  return {
    send: async (write, number) => {
      const leave = await gate.enter(signal, write.about);
      const { answer, heard } = await exchange(write).finally(leave);
      const wanted = retryAfterMs(heard['retry-after'], clock.now());
      const plan = planRetry({ number, answer, retryAfterMs: wanted, random: clock.random() });
      const againInMs = plan.kind === 'again' ? plan.waitMs : null;
      const isLimited = answer.kind === 'refusal' && answer.httpStatus === 429;
      if (isLimited) gate.shut(againInMs ?? Math.min(wanted ?? 0, longestWaitMs));
      const ray = heard['cf-ray'];
      return { answer, requestId: ray === undefined ? null : redactor.text(ray), againInMs };
    },
    close: connections.close,
  };
}
