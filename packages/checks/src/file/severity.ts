/** How much a failed check matters, the most first. */
export const checkSeverities = ['critical', 'high', 'medium', 'low', 'info'] as const;
/** How much a failed check matters. */
export type CheckSeverity = (typeof checkSeverities)[number];
