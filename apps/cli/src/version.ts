import { readFileSync } from 'node:fs';

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** This program's name and version, as snapshots and reports record them. */
export const tool: { readonly name: 'grantlens'; readonly version: string } = {
  name: 'grantlens',
  version: String((manifest as { version?: unknown }).version),
};
