/** What a reviewer can decide about a unit. */
export const decisionWords = ['keep', 'revoke', 'modify', 'escalate'] as const;
export type DecisionWord = (typeof decisionWords)[number];

/** The cells that a reviewer fills, in their order. */
export const decisionColumns = ['decision', 'justification', 'ticket', 'due'] as const;
export type DecisionColumn = (typeof decisionColumns)[number];
