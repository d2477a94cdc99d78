/** The four answers there are: yes, no by a deny, no because nothing gives it, and "cannot tell". */
export const verdicts = ['allowed', 'denied', 'not-granted', 'unknown'] as const;

export type Verdict = (typeof verdicts)[number];

/** How sure it is that a grant counts. What certainly does not count is not there at all. */
export type Certainty = 'sure' | 'maybe';
