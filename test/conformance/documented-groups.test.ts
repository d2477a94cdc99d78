import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise, uncatalogued } from '@grantlens/snapshot';
import { snapshotOf } from '@grantlens/testkit';
import { expect, test } from 'vitest';

/** Lists of what Cloudflare documents, beside the recorded payloads that `GRANTLENS_SAMPLES` names. */
const beside = (name: string) => join(process.env.GRANTLENS_SAMPLES ?? '', '..', name);

const lists = {
  permissionGroups: { file: beside('roles.json'), rows: 'roles', fields: ['name'] },
  tokenPermissionGroups: {
    file: beside('token-permission-groups.json'),
    rows: 'permission_groups',
    fields: ['id', 'name', 'scopes'],
  },
} as const;

const isThere = Object.values(lists).every(({ file }) => existsSync(file));

test.runIf(process.env.GRANTLENS_SAMPLES !== undefined && isThere).each(Object.entries(lists))(
  'every permission group that Cloudflare documents has its contents in the catalogue: %s',
  (collection, list) => {
    const documented: readonly Readonly<Record<string, unknown>>[] = JSON.parse(
      readFileSync(list.file, 'utf8'),
    )[list.rows];
    const items = documented.map((row, n) => ({
      id: `row ${n}`,
      ...Object.fromEntries(list.fields.map((field) => [field, row[field]])),
    }));
    const account = normalise(snapshotOf({ [collection]: { status: 'complete', items, requests: [] } }));
    expect(account.permissionGroups.size).toBe(documented.length);
    expect(uncatalogued(account).map(({ id, name }) => `${name} (${id})`)).toEqual([]);
  },
);
