import { type Access, compile } from '@grantlens/engine';
import type { Report } from '@grantlens/reporter';
import { decodeSnapshot, GrantlensError, normalise, type Snapshot } from '@grantlens/snapshot';
import { type CatalogueEntry, invariant, usualMaxSize } from '@grantlens/snapshot/internal';
import { type NamedBytes, naming } from '../input/named-bytes.ts';
import { openBytes, readEntries } from '../input/snapshot-file.ts';
import { makeReport } from '../package/make-report.ts';
import { readPlain } from '../package/plain-file.ts';
import type { ReportInputs } from '../package/report-inputs.ts';
import { readStoredInputs } from '../package/stored-inputs.ts';
import { compareFiles, readManifestIn } from '../package/stored-package.ts';

/** The account that a review is about, and what the package says that permission groups contain. */
export interface ReviewedAccount {
  readonly snapshot: Snapshot;
  readonly before: Access;
  readonly catalogue: readonly CatalogueEntry[];
}

/**
 * Opens the account of the package in a folder.
 *
 * @throws GrantlensError `package-unreadable`
 */
export async function openReviewed(folder: string, maxSize?: number): Promise<ReviewedAccount> {
  const { files } = await reviewedInputs(folder, maxSize);
  const file = files.get('snapshot');
  invariant(file !== undefined, 'every report is made from a snapshot');
  const catalogue = await readEntries(files.get('catalogue') ?? null);
  const { snapshot, modified } = naming(file.path, () => decodeSnapshot(file.bytes, 'allow', file.maxSize));
  return { snapshot, before: compile(normalise(snapshot, { catalogue, modified })), catalogue };
}

/** Makes the report of the package in a folder again. */
export async function remakeReport(folder: string): Promise<Report> {
  return (await makeReport(await reviewedInputs(folder))).report;
}

async function reviewedInputs(folder: string, maxSize?: number): Promise<ReportInputs> {
  const stored = await readManifestIn(folder);
  const comparison = await compareFiles(folder, stored.manifest);
  const found = await readStoredInputs({ folder, stored, comparison }, maxSize);
  if (found.kind !== 'inputs')
    throw new GrantlensError('package-unreadable', `${folder} no longer has what its report was made from`);
  return found.inputs;
}

/** Opens a later snapshot: its digest must match, and the same catalogue holds. */
export function openLater(file: NamedBytes, catalogue: readonly CatalogueEntry[]): Access {
  return openBytes(file, { catalogue, modified: 'refuse' });
}

/** Opens the later snapshot that a review keeps. */
export async function openKeptLater(
  path: string,
  catalogue: readonly CatalogueEntry[],
  maxSize: number = usualMaxSize,
): Promise<Access> {
  const bytes = await readPlain(path, { what: 'the later snapshot', limit: maxSize });
  return openLater({ path, bytes, maxSize }, catalogue);
}
