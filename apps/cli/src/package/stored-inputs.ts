import { join } from 'node:path';
import { type InputRole, listingOf, sha256 } from '@grantlens/reporter/internal';
import { usualMaxSize } from '@grantlens/snapshot/internal';
import type { NamedBytes } from '../input/named-bytes.ts';
import { keptBytes } from './kept-bytes.ts';
import { readPlain } from './plain-file.ts';
import type { ReportInputs } from './report-inputs.ts';
import type { Comparison, StoredManifest } from './stored-package.ts';

/** The inputs that a package keeps; or why a report of them would say nothing about this package. */
export type StoredInputs =
  | { readonly kind: 'inputs'; readonly inputs: ReportInputs }
  | { readonly kind: 'unusable'; readonly files: readonly string[] };

/** A package, and which of its files are as its manifest lists them. */
interface StoredPackage {
  readonly folder: string;
  readonly stored: StoredManifest;
  readonly comparison: Comparison;
}

/**
 * Reads the inputs that a package keeps, the snapshot also where the manifest does not name it. One of which only the
 * packing changed, and not what is in it, will do.
 */
export async function readStoredInputs(
  { folder, stored: { manifest }, comparison: { states } }: StoredPackage,
  maxSize: number = usualMaxSize,
): Promise<StoredInputs> {
  const { inputs, files, settings, previousManifest } = manifest;
  const previousLogic = manifest.logic?.previous ?? null;
  const seed = manifest.accuracy?.seed ?? null;
  const found = new Map<InputRole, NamedBytes>();
  const unusable: string[] = [];
  const roles = new Set(inputs.map(({ role }) => role));
  for (const { role, file } of listingOf({ formats: new Set(), inputs: roles }).inputs) {
    const state = states.get(file);
    if (state !== 'same' && state !== 'changed') {
      unusable.push(file);
      continue;
    }
    const path = join(folder, file);
    const bytes = await readPlain(path, { what: 'the file', limit: maxSize });
    const listed = files.find(({ name }) => name === file)?.sha256;
    if (state === 'same' || hashOfContents(role, { path, bytes, maxSize }) === listed)
      found.set(role, { path, bytes, maxSize });
    else unusable.push(file);
  }
  if (unusable.length > 0) return { kind: 'unusable', files: unusable };
  // That they are the very files is known by their hashes; what their digests say becomes part of the report.
  return {
    kind: 'inputs',
    inputs: { files: found, modified: 'allow', settings, previousManifest, previousLogic, seed },
  };
}

/** Null where it cannot even be unpacked. */
function hashOfContents(role: InputRole, { bytes, maxSize }: NamedBytes): string | null {
  try {
    return sha256(keptBytes(role, bytes, maxSize));
  } catch {
    return null;
  }
}
