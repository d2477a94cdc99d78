/** The formats an access graph comes in, with the ends of their file names. */
export const graphFormats = ['dot', 'mermaid', 'graphml', 'gexf', 'svg'] as const;
/** A format that an access graph is drawn in. */
export type GraphFormat = (typeof graphFormats)[number];
