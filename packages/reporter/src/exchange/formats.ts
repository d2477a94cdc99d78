/** The forms of other tools that one account is written in; each is exactly what its reader documents. */
export const exchangeFormats = ['vanta', 'probo', 'secureslate', 'baton', 'ocsf', 'opengraph'] as const;
/** A form of another tool that one account is written in. */
export type ExchangeFormat = (typeof exchangeFormats)[number];
