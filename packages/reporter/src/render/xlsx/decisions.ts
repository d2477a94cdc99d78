/** What a reviewer can decide about an entitlement. */
export const decisions = ['keep', 'modify', 'revoke', 'escalate'] as const;
export type Decision = (typeof decisions)[number];

/** The columns a reviewer fills, beside an entitlement. */
export const decisionColumns = ['decision', 'justification', 'reviewer', 'ticket', 'due'] as const;
