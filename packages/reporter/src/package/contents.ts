import { type ReportFormat, reportFormats } from '../model/formats.ts';
import { tableNames } from '../model/tables/tables.ts';

// What a package holds is listed here and nowhere else. A check goes by this table, never by what the package
// says of itself.

/** The files of each format. */
export const formatFiles: Readonly<Record<ReportFormat, readonly string[]>> = {
  html: ['report.html'],
  csv: tableNames.map((name) => `${name}.csv`),
  xlsx: ['review.xlsx'],
  json: ['report.json'],
};

/** What a report is made from, and the name under which the package keeps it. */
export const inputFiles = {
  snapshot: 'snapshot.json.gz',
  activity: 'snapshot.activity.json.gz',
  previous: 'previous.snapshot.json.gz',
  previousDecisions: 'previous-decisions.json',
  previousFirstSeen: 'previous-first-seen.json',
  terraform: 'terraform-managed.json',
  catalogue: 'catalogue.yaml',
  rules: 'rules.yaml',
  waivers: 'waivers.yaml',
  toxic: 'toxic.yaml',
  people: 'people.csv',
} as const;

export type InputRole = keyof typeof inputFiles;

/** The roles in the order in which a manifest lists them. */
export const inputRoles: readonly InputRole[] = [
  'snapshot',
  'activity',
  'previous',
  'previousDecisions',
  'previousFirstSeen',
  'catalogue',
  'rules',
  'waivers',
  'toxic',
  'people',
  'terraform',
];

/** What is in each package to work its verdicts out again: what permission groups contain, and the script that does it. */
export const catalogueFile = 'catalogue.json';
export const reperformFile = 'reperform.mjs';
export const proofFileNames: readonly string[] = [catalogueFile, reperformFile];

/**
 * Since when what is decided about is seen, for the package that follows: of a package that itself follows another, or a
 * snapshot. Those of earlier versions have none.
 */
export const firstSeenFile = 'first-seen.json';

/** The files that a manifest does not list: itself, what is made of it, and what is decided on the package later. */
export const manifestFile = 'manifest.json';
export const signatureFile = 'manifest.json.sig';
export const decisionsFile = 'decisions.jsonl';
/** The folder of whatever else a review adds. */
export const reviewFolder = 'review';
export const unlistedFiles: readonly string[] = [manifestFile, signatureFile, decisionsFile, reviewFolder];

/**
 * What a package is made of: in which formats, and from what besides the snapshot, without which there is no
 * report.
 */
export interface MadeOf {
  readonly formats: ReadonlySet<ReportFormat>;
  readonly inputs: ReadonlySet<InputRole>;
}

/** What the manifest of such a package lists: formats and inputs in their order, files by name. */
export interface Listing {
  readonly formats: readonly ReportFormat[];
  readonly inputs: readonly { readonly role: InputRole; readonly file: string }[];
  readonly files: readonly string[];
}

/** The one listing that a package of some formats and inputs can have. */
export function listingOf({ formats, inputs }: MadeOf): Listing {
  const ordered = {
    formats: reportFormats.filter((format) => formats.has(format)),
    inputs: inputRoles
      .filter((role) => role === 'snapshot' || inputs.has(role))
      .map((role) => ({ role, file: inputFiles[role] })),
  };
  const files = [
    ...ordered.formats.flatMap((format) => formatFiles[format]),
    ...ordered.inputs.map(({ file }) => file),
    ...proofFileNames,
    ...(inputs.has('previous') ? [firstSeenFile] : []),
  ];
  return { ...ordered, files: files.sort() };
}

/** Every name that some package lists. */
export const listedFiles: readonly string[] = listingOf({
  formats: new Set(reportFormats),
  inputs: new Set(inputRoles),
}).files;
