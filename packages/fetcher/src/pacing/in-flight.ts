/**
 * How many requests may be in flight: more while answers come back in time, half after a 429 or when they
 * slow down.
 */
export interface InFlightLimit {
  /** Requests that may be in flight now. */
  current(): number;
  /** An answer came back, or was given up. */
  answered(answer: AnswerTime): void;
  /** The API refused a request as one too many. */
  refused(): void;
}

/** How long an answer took. */
export interface AnswerTime {
  readonly latencyMs: number;
  /** What it was about. One kind of question may take ten times as long as another, so each is compared with itself. */
  readonly about: string;
  /** Whether as many requests were in flight as may be. */
  readonly isFull: boolean;
}

/** A run starts with this number of requests in flight. */
const atFirst = 8;

/** Answers take this much longer than the fastest ones before they count as slow, in milliseconds. */
const slackMs = 200;

/** The weight of one answer in the average time of an answer. */
const weight = 1 / 8;

/** Opens the limit of a run, which never exceeds `most`. */
export function openInFlightLimit(most: number): InFlightLimit {
  let limit = Math.min(atFirst, most);
  const averages = new Map<string, { now: number; fastest: number }>();
  /** Answers to requests that were sent before the last halving: they say nothing about the new limit. */
  let oldAnswers = 0;
  let inTime = 0;
  let wasHalved = false;

  const halve = () => {
    if (oldAnswers > 0) return;
    oldAnswers = limit;
    limit = Math.max(1, Math.floor(limit / 2));
    inTime = 0;
    wasHalved = true;
    // Should answers stay this slow, that is how fast they are.
    for (const average of averages.values()) average.fastest = average.now;
  };

  const grow = () => {
    inTime += 1;
    // As TCP does: fast at first, then one more for each round of answers.
    if (limit >= most || inTime < (wasHalved ? limit : 1)) return;
    limit += 1;
    inTime = 0;
  };

  return {
    current: () => limit,
    answered: ({ latencyMs, about, isFull }) => {
      oldAnswers = Math.max(0, oldAnswers - 1);
      const average = averages.get(about) ?? { now: latencyMs, fastest: latencyMs };
      averages.set(about, average);
      average.now += (latencyMs - average.now) * weight;
      average.fastest = Math.min(average.fastest, average.now);
      if (average.now > 2 * average.fastest + slackMs) halve();
      else if (isFull && oldAnswers === 0) grow();
    },
    refused: halve,
  };
}
