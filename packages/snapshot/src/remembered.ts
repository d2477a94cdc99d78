/** Where answers are kept: a `WeakMap` keeps each no longer than what it is about. */
export type Known<Asked, Answer> = Pick<Map<Asked, Answer>, 'get'> & {
  readonly set: (asked: Asked, answer: Answer) => unknown;
};

/** The same function, which works out each answer only once. */
export function remembered<Asked, Answer>(
  work: (asked: Asked) => Answer,
  known: Known<Asked, Answer> = new Map(),
): (asked: Asked) => Answer {
  return (asked) => {
    const before = known.get(asked);
    if (before !== undefined) return before;
    const answer = work(asked);
    known.set(asked, answer);
    return answer;
  };
}

/** A function that makes something when it is first asked for, and then gives the same. */
export function once<T>(make: () => T): () => T {
  let made: { readonly is: T } | null = null;
  return () => {
    made ??= { is: make() };
    return made.is;
  };
}
