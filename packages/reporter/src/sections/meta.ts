import { createHash } from 'node:crypto';
import type { Account, Contents } from '@grantlens/snapshot';
import { compareTexts } from '@grantlens/snapshot/internal';
import type { Meta, Report, ReportOptions } from '../model/report.ts';
import { asTable } from '../model/tables/table.ts';
import type { Tables } from '../model/tables/tables.ts';
import { utc } from '../words/moments.ts';
import { seedOf } from './accuracy/accuracy.ts';

/** What a report is of, and by which program: enough to make the same bytes again. */
export function describeRun(
  account: Account,
  options: ReportOptions,
  { evaluation, tables }: Pick<Report, 'evaluation' | 'tables'>,
): Omit<Meta, 'complete' | 'rowsPer'> {
  const { toolVersion } = options;
  const previous = options.previous?.account;
  const contentsDigest = digestOfContents(account);
  const usualSeed = seedOf(account.digest);
  const seed = options.raw?.seed ?? usualSeed;
  const madeOf = [
    account.digest,
    toolVersion,
    contentsDigest,
    evaluation.digest,
    ...(previous ? [previous.digest] : []),
    ...(options.previousManifest === undefined ? [] : ['follows', options.previousManifest]),
    ...(options.previousReview === undefined ? [] : ['decided', options.previousReview.head]),
    ...(options.terraform === undefined ? [] : ['terraform', options.terraform.digest]),
    ...(seed === usualSeed ? [] : ['seed', seed]),
    ...(account.modified || previous?.modified ? ['modified', digestOfRows(tables), account.source] : []),
  ];
  return {
    reportId: `r-${sha256Of(madeOf).slice(0, 12)}`,
    account: { id: account.id, name: account.name },
    takenAt: { start: utc(account.takenAt.start), end: utc(account.takenAt.end) },
    previous:
      previous === undefined
        ? null
        : {
            snapshotDigest: previous.digest,
            takenAt: utc(previous.takenAt.end),
            oldest: options.seenBefore?.oldest ?? utc(previous.takenAt.end),
          },
    toolVersion,
    snapshotDigest: account.digest,
    snapshotTool: account.tool,
    contentsDigest,
  };
}

/** A snapshot that was modified says the digest of the one it was made of: only what was read tells them apart. */
function digestOfRows(tables: Tables): string {
  const hash = createHash('sha256');
  // Row by row, a line each: of more of them than one text can hold.
  for (const rows of Object.values(tables))
    for (const row of asTable<object>(rows).plainRows()) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}

/** A catalogue of the user's own changes what permission groups mean, and with it the report, but not the snapshot. */
export function digestOfContents({ permissionGroups }: Account): string {
  const groups = [...permissionGroups.values()].map(({ key, types, source, contents }) => [
    key,
    types === null ? null : [...types].sort(),
    source,
    ...contentsParts(contents),
  ]);
  return `sha256-${sha256Of(groups.sort((a, b) => compareTexts(String(a[0]), String(b[0]))))}`;
}

function contentsParts(contents: Contents): readonly unknown[] {
  switch (contents.kind) {
    case 'everything':
      return [contents.kind];
    case 'all-but':
      return [contents.kind, [...contents.permissions].sort()];
    case 'listed': {
      const { kind, permissions, groups, complete } = contents;
      return [kind, [...permissions].sort(), [...groups].sort(), complete];
    }
  }
}

/** SHA-256, in hex, of what a value is as JSON. */
function sha256Of(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
