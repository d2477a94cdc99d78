/** The four answers there are: yes, no by a deny, no because nothing gives it, and "cannot tell". */
export const verdicts = ['allowed', 'denied', 'not-granted', 'unknown'] as const;

/** The answer to a question, as one of four words. */
export type Verdict = (typeof verdicts)[number];

/** The order of verdicts where any of several will do. */
const preference = ['allowed', 'unknown', 'denied', 'not-granted'] as const satisfies readonly Verdict[];

/** The best of several verdicts, where any of them will do; `not-granted` of none. */
export function preferred(found: Iterable<Verdict>): Verdict {
  const all = new Set(found);
  return preference.find((verdict) => all.has(verdict)) ?? 'not-granted';
}

/** How sure it is that a grant counts. What certainly does not count is not there at all. */
export type Certainty = 'sure' | 'maybe';
