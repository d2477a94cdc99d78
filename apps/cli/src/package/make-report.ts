import type { Access } from '@grantlens/engine';
import { buildReport, type People, type Report, type ReportOptions } from '@grantlens/reporter';
import { type Catalogue, inputFiles, type ReportFile, readFirstSeen } from '@grantlens/reporter/internal';
import {
  keptTerraformState,
  pastReviews,
  readPastDecisions,
  readTerraformState,
} from '@grantlens/review/internal';
import { digestOf, invariant } from '@grantlens/snapshot/internal';
import { catalogueNotes } from '../input/catalogue-notes.ts';
import { parseFindingFiles } from '../input/finding-files.ts';
import { type NamedBytes, naming } from '../input/named-bytes.ts';
import { openBytes, openRaw, readEntries } from '../input/snapshot-file.ts';
import { withActivityIn } from '../input/take-up-activity.ts';
import { programDigest, tool } from '../version.ts';
import { keptBytes } from './kept-bytes.ts';
import { checkPrevious } from './previous.ts';
import type { ReportInputs } from './report-inputs.ts';

/** A report and what there is to know of how it came about. */
export interface MadeReport {
  readonly report: Report;
  /** Whether the snapshot was read although its digest does not match. */
  readonly snapshotModified: boolean;
  /** What permission groups were taken to contain. */
  readonly catalogue: Catalogue;
  /** What has no effect in the user's own catalogue: sentences. */
  readonly catalogueNotes: readonly string[];
}

/** The account that a report is about, and what HR says of people; null where no HR data was given. */
export interface Made extends MadeReport {
  readonly access: Access;
  readonly people: People | null;
}

/**
 * The report of some inputs alone: while it is written, a large account needs the memory that what it was made from has.
 *
 * @throws GrantlensError with the name of the input that cannot be used
 */
export async function makeReport(inputs: ReportInputs): Promise<MadeReport> {
  const { report, catalogue, snapshotModified, catalogueNotes } = await makeWithAccount(inputs);
  return { report, catalogue, snapshotModified, catalogueNotes };
}

/**
 * Makes the report of some inputs: the one way there is, for writing a package and for checking it.
 *
 * @throws GrantlensError with the name of the input that cannot be used
 */
export async function makeWithAccount({
  files,
  modified,
  settings,
  previousManifest,
  previousLogic,
  seed,
}: ReportInputs): Promise<Made> {
  const catalogue = await readEntries(files.get('catalogue') ?? null);
  const reading = { catalogue, modified };
  const file = files.get('snapshot');
  invariant(file !== undefined, 'every report is made from a snapshot');
  const { access: bare, snapshot } = openRaw(file, reading);
  const log = files.get('activity');
  const access = log === undefined ? bare : withActivityIn(log, bare);
  const previousFile = files.get('previous');
  const previous = previousFile && openBytes(previousFile, reading);
  if (previous !== undefined) checkPrevious(previous, access);
  const decided = files.get('previousDecisions');
  const seen = files.get('previousFirstSeen');
  const state = files.get('terraform');
  const { people, ...findings } = await parseFindingFiles(files, access.account, settings.peopleColumns);
  const report = buildReport(access, {
    toolVersion: tool.version,
    engineDigest: programDigest(),
    raw: { snapshot, catalogue, ...(seed !== null && { seed }) },
    ...(previousLogic !== null && { previousLogic }),
    findings: { ...settings, ...findings },
    ...(previous && { previous }),
    ...(previousManifest !== null && { previousManifest }),
    ...(people && { people }),
    ...(state && { terraform: terraformOf(state, access.account.id) }),
    ...(previous &&
      seen && { seenBefore: naming(seen.path, () => readFirstSeen(seen.bytes, previous.account)) }),
    ...(previous && decided && { previousReview: previousReviewOf(previous, decided) }),
  });
  return {
    ...{ report, access, people: people ?? null },
    catalogue: catalogueOf(access.account),
    snapshotModified: access.account.modified,
    catalogueNotes: catalogueNotes(catalogue, access.account),
  };
}

/** Not the account itself, which nothing needs any more. */
function catalogueOf({ id, digest, permissionGroups, coverage }: Access['account']): Catalogue {
  return { id, digest, permissionGroups, coverage };
}

/** What a state of Terraform says of an account. */
function terraformOf(
  { path, bytes }: NamedBytes,
  accountId: string,
): NonNullable<ReportOptions['terraform']> {
  const objects = naming(path, () => readTerraformState(bytes, accountId));
  const managed = new Set(objects.map(({ kind, id }) => `${kind} ${id}`));
  return { manages: (kind, id) => managed.has(`${kind} ${id}`), digest: digestOf(objects) };
}

/** What was decided in the previous review, and whose access was looked at in it. */
function previousReviewOf(
  previous: Access,
  { path, bytes }: NamedBytes,
): NonNullable<ReportOptions['previousReview']> {
  const past = naming(path, () => readPastDecisions(bytes));
  return { ...past, reviews: pastReviews(previous, past.decisions) };
}

/** The inputs as files of the package of an account. */
export function inputsAsFiles({ files }: ReportInputs, accountId: string): readonly ReportFile[] {
  return [...files].map(([role, { bytes, maxSize, isKept }]) => ({
    name: inputFiles[role],
    render: async function* () {
      if (role === 'terraform') yield keptTerraformState(bytes, accountId);
      else yield isKept ? bytes : keptBytes(role, bytes, maxSize);
    },
  }));
}
