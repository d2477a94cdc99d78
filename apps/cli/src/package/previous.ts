import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Access } from '@grantlens/engine';
import type { Manifest } from '@grantlens/reporter';
import {
  decisionsFile,
  faultsOf,
  firstSeenFile,
  inputFiles,
  type Logic,
  manifestFile,
  sha256,
} from '@grantlens/reporter/internal';
import { pastDecisionsText } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { usualMaxSize } from '@grantlens/snapshot/internal';
import type { NamedBytes } from '../input/named-bytes.ts';
import { readSnapshotAt } from '../input/snapshot-bytes.ts';
import { openReview } from '../review/open-review.ts';
import { readAgain } from './compare-manifests.ts';
import { readPlain } from './plain-file.ts';
import { compareFiles, filesThatAre, namesIn, readManifestIn } from './stored-package.ts';

/** What the previous review left behind. */
export interface Previous {
  readonly snapshot: NamedBytes;
  /** SHA-256, in hex, of the manifest of its package; null where only the snapshot is given. */
  readonly manifest: string | null;
  /** What its verdicts were reached by; null where it does not say. */
  readonly logic: Logic | null;
  /** What was decided in it; null where nothing was. */
  readonly decisions: NamedBytes | null;
  /** Since when it says that things are seen; null where it follows nothing, or does not say. */
  readonly firstSeen: NamedBytes | null;
  /** What is to be said about the package: sentences. */
  readonly warnings: readonly string[];
}

/**
 * Reads what the previous review saw of an account: a snapshot, or the package of that review.
 *
 * @throws GrantlensError `package-unreadable` when the package is no longer what was written
 */
export async function readPrevious(path: string, maxSize?: number): Promise<Previous> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
  if (!isFolder)
    return {
      snapshot: await readSnapshotAt(path, 'the previous snapshot', maxSize),
      manifest: null,
      logic: null,
      decisions: null,
      firstSeen: null,
      warnings: [],
    };
  if ((await namesIn(path)).includes(manifestFile)) return readPackage(path, maxSize);
  const snapshot = await readKept(path, maxSize);
  const warning = `${path} has no ${manifestFile}: its snapshot is compared, but the chain of manifests ends there.`;
  return { snapshot, manifest: null, logic: null, decisions: null, firstSeen: null, warnings: [warning] };
}

/**
 * Nothing follows a package that was changed: a manifest that names it would vouch for what nobody wrote. What is no
 * longer there cannot mislead, and the workbook is there to be written into: of those it is enough to say so.
 */
async function readPackage(folder: string, maxSize?: number): Promise<Previous> {
  const stored = await readManifestIn(folder);
  const [wrong] = readAgain(stored);
  if (wrong !== undefined) throw changed(join(folder, wrong));
  const snapshot = await readKept(folder, maxSize);
  const listed = stored.manifest.files.find(({ name }) => name === inputFiles.snapshot);
  const manifest = join(folder, manifestFile);
  if (listed?.sha256 !== sha256(snapshot.bytes))
    throw changed(`${snapshot.path} is not the snapshot that ${manifest} lists`);
  const comparison = await compareFiles(folder, stored.manifest);
  const others = filesThatAre(comparison, 'changed', 'strange');
  const [first] = others.filter((name) => name !== workbook);
  if (first !== undefined) throw changed(`${join(folder, first)} is not the file that ${manifest} lists`);
  const [fault] = faultsOf(stored.manifest);
  if (fault !== undefined) throw changed(`${manifest}: ${fault}`);
  return {
    snapshot,
    manifest: sha256(stored.bytes),
    logic: logicOf(stored.manifest),
    decisions: comparison.unlisted.includes(decisionsFile) ? await decisionsIn(folder) : null,
    firstSeen: filesThatAre(comparison, 'same').includes(firstSeenFile) ? await readSeen(folder) : null,
    warnings: [
      ...others.map((name) => `${join(folder, name)} was changed since the previous package was written.`),
      ...filesThatAre(comparison, 'missing').map(
        (name) => `${join(folder, name)} is listed by the previous package, and not there.`,
      ),
    ],
  };
}

/** What a package says of its logic, without what it says of the one before. */
export function logicOf({ logic }: Manifest): Logic | null {
  if (logic === undefined) return null;
  const { engine, catalogue, rules } = logic;
  return { engine, catalogue, rules };
}

/** The words in force of a review that was made on a package. One whose log does not chain is followed by nothing. */
async function decisionsIn(folder: string): Promise<NamedBytes> {
  const { state, log } = await openReview(folder);
  return { path: join(folder, decisionsFile), bytes: Buffer.from(pastDecisionsText(state, log.head)) };
}

/** Since when a package says that things are seen. */
async function readSeen(folder: string): Promise<NamedBytes> {
  const path = join(folder, firstSeenFile);
  return { path, bytes: await readPlain(path, { what: 'the file', limit: usualMaxSize }) };
}

/** What reviewers fill in. */
export const workbook = 'review.xlsx';

/** The snapshot in a folder. */
async function readKept(folder: string, maxSize: number = usualMaxSize): Promise<NamedBytes> {
  const path = join(folder, inputFiles.snapshot);
  const bytes = await readPlain(path, { what: 'the previous snapshot', limit: maxSize });
  return { path, bytes, maxSize };
}

function changed(why: string): GrantlensError {
  return new GrantlensError('package-unreadable', why);
}

/**
 * Checks that one review can be compared with another.
 *
 * @throws GrantlensError `accounts-differ`
 */
export function checkPrevious(previous: Access, current: Access): void {
  const [was, is] = [previous.account, current.account];
  if (was.id !== is.id) {
    const text = `the previous review is of the account ${was.id} and this one of ${is.id}`;
    throw new GrantlensError('accounts-differ', text);
  }
}
