import { lstat } from 'node:fs/promises';
import type { Manifest } from '@grantlens/reporter';
import { firstDifference } from '@grantlens/reporter/internal';
import {
  type ClosingManifest,
  type Closure,
  closingManifestText,
  closureOf,
  isSealAsWritten,
  obstaclesTo,
  readClosingManifest,
} from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { Check } from '../answers/verify.ts';
import { naming } from '../input/named-bytes.ts';
import { copyDifferences } from '../review/check-copies.ts';
import { closingFiles, largestReviewFile, reviewPath } from '../review/files.ts';
import { closingOf, holdStored } from '../review/hold-review.ts';
import { type OpenedReview, openReview } from '../review/open-review.ts';
import { reviewName } from '../review/package-files.ts';
import { closingTexts } from '../review/write-closing.ts';
import { tool } from '../version.ts';
import { checkSealed } from './check-sealed.ts';
import { readPlain } from './plain-file.ts';

/** A package whose review may be closed. */
export interface ToCheck {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly maxSize?: number | undefined;
}

const title = 'closing';
const sealName = reviewName(closingFiles.seal);

/**
 * Whether a closed review is what its package, its log and its later snapshot give: regenerated, to the byte, with every
 * file of the package named. A review that is open has nothing of that.
 */
export async function checkClosing(one: ToCheck): Promise<Check> {
  const { folder } = one;
  const seal = await readSeal(folder);
  const review = await openReview(folder).catch((error: unknown) => {
    if (error instanceof GrantlensError) return error;
    throw error;
  });
  if (seal instanceof GrantlensError) return { title, says: 'not readable', differences: [seal.message] };
  const closure = review instanceof GrantlensError ? null : closureOf(review.log.lines);
  if (seal === null) {
    if (closure === null) return { title, says: 'the review is not closed', differences: [] };
    const why = `${sealName}: it is not there, and the review is closed: “review close” was interrupted, and ends it`;
    return { title, says: 'not whole', differences: [why] };
  }
  const sealed = await checkSealed(folder, seal.manifest, one.manifest);
  // What is wrong with the log stands among the decisions.
  if (review instanceof GrantlensError) return { title, says: 'not whole', differences: sealed };
  if (closure === null) {
    const why = `${sealName}: it is there, and the log does not say that the review was closed`;
    return { title, says: 'not whole', differences: [...sealed, why] };
  }
  return { title, ...(await checkMade({ ...one, seal, review, closure, sealed })) };
}

interface Seal {
  readonly bytes: Uint8Array;
  readonly manifest: ClosingManifest;
}

/** Null where there is none; or why it cannot be read. */
async function readSeal(folder: string): Promise<Seal | GrantlensError | null> {
  const path = reviewPath(folder, closingFiles.seal);
  if ((await lstat(path).catch(() => null)) === null) return null;
  try {
    const bytes = await readPlain(path, { what: 'the file', limit: largestReviewFile });
    return { bytes, manifest: naming(path, () => readClosingManifest(bytes)) };
  } catch (error) {
    if (error instanceof GrantlensError) return error;
    throw error;
  }
}

interface Closed extends ToCheck {
  readonly seal: Seal;
  readonly review: OpenedReview;
  readonly closure: Closure;
  /** What is wrong with the files that it names: sentences. */
  readonly sealed: readonly string[];
}

async function checkMade(one: Closed): Promise<Omit<Check, 'title'>> {
  const { seal, closure, sealed } = one;
  const { by, at } = closure.signOff;
  const closed = `closed by ${by} at ${at}`;
  const { version } = seal.manifest.tool;
  if (version !== tool.version) {
    const unlooked = `the review was closed by grantlens ${version} and this is ${tool.version}: verify it with grantlens ${version}`;
    const differences = isSealAsWritten(seal.manifest, seal.bytes)
      ? sealed
      : [...sealed, `${sealName}: it is not what was written: its digest does not match`];
    return { says: `${closed}, by grantlens ${version}: hashes only`, differences, unlooked };
  }
  const differences = [...sealed, ...(await madeDifferences(one))];
  const outcome = differences.length === 0 ? 'every byte is the same' : 'not every byte is the same';
  return { says: `${closed}; regenerated: ${outcome}`, differences };
}

async function madeDifferences(one: Closed): Promise<readonly string[]> {
  const { folder, manifest, maxSize, seal, review, closure } = one;
  const { signOff, before } = closure;
  try {
    const stored = await holdStored({ review, manifest, lines: before, at: signOff.at, maxSize });
    const open = obstaclesTo(stored.held).map(({ about, what }) =>
      [`the review was closed although`, about, what].filter((part) => part !== null).join(' '),
    );
    if (stored.held.after === null) return open;
    const closing = closingOf(stored, { by: signOff.by, role: signOff.role, at: signOff.at });
    const differences = [
      ...open,
      ...(await copyDifferences(folder, before)),
      ...unlikeLog(seal.manifest, closure.close.files),
    ];
    for (const [name, text] of closingTexts(closing))
      differences.push(...(await differenceIn(folder, name, Buffer.from(text))));
    // That its files are those of the package is checked one by one.
    const records = new Map(seal.manifest.files.map((record) => [record.name, record]));
    const made = Buffer.from(closingManifestText(closing, review.log.head, [...records.values()]));
    const at = await firstDifference([seal.bytes], [made]);
    return at === null
      ? differences
      : [
          ...differences,
          `${sealName}: it is not what the package gives; the first byte that differs is ${at}`,
        ];
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    return [`the closing cannot be regenerated: ${error.message}`];
  }
}

/** The files of the review that the line which closed it names as others, or not at all. */
function unlikeLog({ files }: ClosingManifest, logged: Readonly<Record<string, string>>): readonly string[] {
  const folder = reviewName('');
  const named = files.filter(({ name }) => name.startsWith(folder));
  const other = named.filter(({ name, sha256 }) => logged[name.slice(folder.length)] !== sha256);
  const left = Object.keys(logged).filter((name) => !named.some((one) => one.name === reviewName(name)));
  return [
    ...other.map(({ name }) => `${name}: the line that closed the review names another file`),
    ...left.map(
      (name) => `${reviewName(name)}: the line that closed the review names it, and ${sealName} does not`,
    ),
  ];
}

async function differenceIn(folder: string, name: string, made: Uint8Array): Promise<readonly string[]> {
  const path = reviewPath(folder, name);
  const found = await lstat(path).catch(() => null);
  if (!found?.isFile()) return [];
  const stored = await readPlain(path, { what: 'the file', limit: largestReviewFile });
  const at = await firstDifference([stored], [made]);
  if (at === null) return [];
  return [`${reviewName(name)}: it is not what was closed; the first byte that differs is ${at}`];
}
