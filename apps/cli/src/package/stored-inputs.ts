import { join } from 'node:path';
import { type InputRole, inputFiles, type Manifest, sha256 } from '@grantlens/reporter';
import { type NamedBytes, readBytes } from '../input/named-bytes.ts';
import { keptBytes } from './make-report.ts';
import type { ReportInputs } from './report-inputs.ts';
import type { Comparison } from './stored-package.ts';

/** The inputs that a package keeps; or why a report of them would say nothing about this package. */
export type StoredInputs =
  | { readonly kind: 'inputs'; readonly inputs: ReportInputs }
  | { readonly kind: 'unusable'; readonly files: readonly string[] };

/** Reads the inputs that a package keeps. One of which only the packing changed, and not what is in it, will do. */
export async function readStoredInputs(
  folder: string,
  { inputs, files, settings }: Manifest,
  { states }: Comparison,
): Promise<StoredInputs> {
  const found = new Map<InputRole, NamedBytes>();
  const unusable: string[] = [];
  for (const { role, file } of inputs) {
    const state = states.get(file);
    if (state !== 'same' && state !== 'changed') {
      unusable.push(file);
      continue;
    }
    const path = join(folder, file);
    const bytes = await readBytes(path, 'the file');
    const listed = files.find(({ name }) => name === file)?.sha256;
    if (state === 'same' || hashOfContents(role, bytes) === listed) found.set(role, { path, bytes });
    else unusable.push(file);
  }
  // Every report is made from a snapshot, also where the manifest does not say so.
  if (!inputs.some(({ role }) => role === 'snapshot')) unusable.unshift(inputFiles.snapshot);
  if (unusable.length > 0) return { kind: 'unusable', files: unusable };
  // That they are the very files is known by their hashes; what their digests say becomes part of the report.
  return { kind: 'inputs', inputs: { files: found, modified: 'allow', settings } };
}

/** Null where it cannot even be unpacked. */
function hashOfContents(role: InputRole, bytes: Uint8Array): string | null {
  try {
    return sha256(keptBytes(role, bytes));
  } catch {
    return null;
  }
}
