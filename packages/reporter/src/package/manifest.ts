import { digestOf } from '@grantlens/snapshot/internal';
import type { AccuracyListed, AccuracySection } from '../model/accuracy.ts';
import type { ControlTotal } from '../model/coverage.ts';
import type { EvaluationSettings } from '../model/evaluation.ts';
import type { ReportFormat } from '../model/formats.ts';
import type { LogicSection } from '../model/logic.ts';
import type { Report } from '../model/report.ts';
import type { SourceSection } from '../model/source.ts';
import { mapTexts, wellFormed } from '../render/text.ts';
import { type InputRole, listingOf } from './contents.ts';

export const manifestFormat = 'grantlens.manifest';

/** The version of `manifest.json` this program writes. */
export const manifestVersion = 1;

/** A file of the package. */
export interface FileRecord {
  readonly name: string;
  readonly bytes: number;
  /** Hex, as `sha256sum` prints it. */
  readonly sha256: string;
}

/** A file as a manifest lists it. */
export interface ListedFile extends FileRecord {
  /** The API base, where the account was not read from Cloudflare: no file is evidence of one there. */
  readonly notCloudflare?: string;
}

/** What is in a package, and all that is needed to make it again. */
export interface Manifest {
  readonly format: typeof manifestFormat;
  readonly version: typeof manifestVersion;
  readonly reportId: string;
  readonly account: { readonly id: string; readonly name: string | null };
  readonly takenAt: { readonly start: string; readonly end: string };
  /** What made the package; another version may word a report differently. */
  readonly tool: { readonly name: 'grantlens'; readonly version: string };
  /** False when the report is INCOMPLETE. */
  readonly complete: boolean;
  readonly snapshotDigest: string;
  /** Whether the snapshot was read although its contents do not match that digest. */
  readonly snapshotModified: boolean;
  readonly contentsDigest: string;
  /** What the report was made from; each is a file of the package. */
  readonly inputs: readonly { readonly role: InputRole; readonly file: string }[];
  /** What the findings were found by, besides those files. */
  readonly settings: EvaluationSettings;
  readonly formats: readonly ReportFormat[];
  /** SHA-256, in hex, of the manifest of the previous package; null where no package was given. */
  readonly previousManifest: string | null;
  /** Where the account was read from, with what, and what was asked. Manifests of earlier versions do not say. */
  readonly source?: SourceSection;
  /** What verdicts were reached by, and what of it changed since the previous package; likewise. */
  readonly logic?: LogicSection;
  /** Rows drawn beside what the API said, and a second evaluator; null where neither was there. Likewise. */
  readonly accuracy?: AccuracyListed | null;
  /** Every other file, by name. */
  readonly files: readonly ListedFile[];
  readonly controlTotals: readonly ControlTotal[];
  /** `sha256-<hex>` over the canonical text of everything else. */
  readonly digest: string;
}

/** What a manifest says besides what the report says of itself. */
export interface Packing {
  readonly inputs: ReadonlySet<InputRole>;
  readonly formats: readonly ReportFormat[];
  readonly snapshotModified: boolean;
  readonly previousManifest: string | null;
  readonly files: readonly FileRecord[];
}

/** The manifest of a package with these files. */
export function writeManifest({ meta, coverage, evaluation }: Report, packing: Packing): Manifest {
  const { snapshotModified, previousManifest, files } = packing;
  const source = mapTexts(coverage.source, wellFormed);
  const { formats, inputs } = listingOf({ formats: new Set(packing.formats), inputs: packing.inputs });
  const manifest: Omit<Manifest, 'digest'> = {
    format: manifestFormat,
    version: manifestVersion,
    reportId: meta.reportId,
    account: mapTexts(meta.account, wellFormed),
    takenAt: meta.takenAt,
    tool: { name: 'grantlens', version: meta.toolVersion },
    complete: meta.complete,
    snapshotDigest: meta.snapshotDigest,
    snapshotModified,
    contentsDigest: meta.contentsDigest,
    inputs,
    settings: mapTexts(evaluation.settings, wellFormed),
    formats,
    previousManifest,
    source,
    logic: mapTexts(coverage.logic, wellFormed),
    accuracy: mapTexts(coverage.accuracy && listed(coverage.accuracy), wellFormed),
    files: files
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((file) => ({ ...file, ...(!source.isCloudflare && { notCloudflare: source.apiBase }) })),
    controlTotals: coverage.controlTotals,
  };
  return { ...manifest, digest: digestOfManifest(manifest) };
}

function listed({ rows, ...accuracy }: AccuracySection): AccuracyListed {
  return { ...accuracy, rows: { of: rows.of, drawn: rows.drawn.map(({ id }) => id) } };
}

/** The digest a manifest must carry: over everything but `digest` itself. */
export function digestOfManifest(manifest: Manifest | Omit<Manifest, 'digest'>): string {
  const { digest: _, ...rest } = manifest as Manifest;
  return digestOf(rest);
}

/** A manifest as its file has it, to the byte. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
