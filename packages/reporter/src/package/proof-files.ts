import type { Account, Contents } from '@grantlens/snapshot';
import { compareTexts } from '@grantlens/snapshot/internal';
import type { ReportFile } from '../render/files.ts';
import { mapTexts, wellFormed } from '../render/text.ts';
import { catalogueFile, reperformFile } from './contents.ts';
import { reperformScript } from './reperform.generated.ts';

/** What `catalogue.json` says: what verdicts rest on besides the snapshot. */
export type Catalogue = Pick<Account, 'digest' | 'permissionGroups' | 'coverage'> & {
  readonly id: Account['id'];
};

/** The files by which anybody works the verdicts of a package out again, without the program that made it. */
export function proofFiles(account: Catalogue): readonly ReportFile[] {
  const catalogue = Buffer.from(catalogueText(account));
  return [
    { name: catalogueFile, render: () => [catalogue] },
    { name: reperformFile, render: () => [Buffer.from(reperformScript)] },
  ];
}

/**
 * What every permission group was taken to contain, each with the source that said so (S8), and how much of each
 * collection the report stands on, as JSON.
 */
function catalogueText({ id, digest, permissionGroups, coverage }: Catalogue): string {
  const groups = [...permissionGroups.values()]
    .sort((a, b) => compareTexts(a.key, b.key))
    .map(({ key, side, id: groupId, label, name, types, source, contents }) => ({
      ...{ key, side, id: groupId, label, name, source },
      types: types === null ? null : [...types].sort(),
      contents: contentsOf(contents),
    }));
  const collections = Object.fromEntries(coverage.map(({ collection, status }) => [collection, status]));
  const catalogue = {
    ...{ format: 'grantlens.contents', version: 1, account_id: id, snapshot_digest: digest },
    ...{ collections, groups },
  };
  return `${JSON.stringify(mapTexts(catalogue, wellFormed), null, 1)}\n`;
}

function contentsOf(contents: Contents): unknown {
  switch (contents.kind) {
    case 'everything':
      return contents;
    case 'all-but':
      return { kind: contents.kind, permissions: [...contents.permissions].sort() };
    case 'listed': {
      const { kind, permissions, groups, complete, why } = contents;
      return { kind, permissions: [...permissions].sort(), groups: [...groups].sort(), complete, why };
    }
  }
}
