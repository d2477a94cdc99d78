import { readFileSync, statSync } from 'node:fs';

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** This program's name and version, as snapshots and reports record them. */
export const tool: { readonly name: 'grantlens'; readonly version: string } = {
  name: 'grantlens',
  version: String((manifest as { version?: unknown }).version),
};

/** Tells this build from every other: two that are made during development have one version. */
export function buildName(): string {
  const built = statSync(new URL('../dist/start.cjs', import.meta.url), { throwIfNoEntry: false });
  return `${tool.version} ${built?.mtimeMs ?? 0}`;
}

/** `sha256-<hex>` over the files of the program, worked out when it was built: the same wherever this version is installed. */
export function programDigest(): string {
  return readFileSync(new URL('../dist/digest.txt', import.meta.url), 'utf8').trim();
}
