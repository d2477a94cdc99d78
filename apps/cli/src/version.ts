import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

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

let digest: string | undefined;

/** `sha256-<hex>` over the files of the program by name: the same wherever this version is installed. */
export function programDigest(): string {
  if (digest !== undefined) return digest;
  const folder = new URL('../dist/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.cjs')) continue;
    hash.update(`${name}\0`).update(
      createHash('sha256')
        .update(readFileSync(new URL(name, folder)))
        .digest(),
    );
  }
  digest = `sha256-${hash.digest('hex')}`;
  return digest;
}
