import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const folders = ['packages', 'apps'].flatMap((top) =>
  readdirSync(fileURLToPath(new URL(top, root)), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${top}/${name}`),
);
const manifestOf = (folder: string) => JSON.parse(read(`${folder}/package.json`));
const { catalog } = parse(read('pnpm-workspace.yaml')) as { catalog: Readonly<Record<string, string>> };

describe.each(folders)('%s', (folder) => {
  it('says where it comes from, by what licence, for which Node, and is published with its provenance', () => {
    expect(manifestOf(folder)).toMatchObject({
      license: 'Apache-2.0',
      repository: {
        type: 'git',
        url: 'git+https://github.com/grantlens/grantlens.git',
        directory: folder,
      },
      engines: { node: '>=20.19' },
      publishConfig: { access: 'public', provenance: true },
    });
  });

  it('takes the version of every library of others from the catalog', () => {
    const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
    const ranges = Object.entries<string>({ ...dependencies, ...devDependencies });
    expect(ranges.filter(([, range]) => !['catalog:', 'workspace:*'].includes(range))).toEqual([]);
  });
});

it('pins exactly what makes the bytes of a review package', () => {
  const libraries = ['packages/snapshot', 'packages/engine', 'packages/reporter']
    .flatMap((folder) => Object.keys(manifestOf(folder).dependencies))
    .filter((name) => !name.startsWith('@grantlens/'));
  const loose = [...libraries, 'yaml'].filter((name) => !/^\d+\.\d+\.\d+$/.test(catalog[name] ?? ''));
  expect(libraries).toEqual(expect.arrayContaining(['handlebars', 'hucre', 're2js']));
  expect(loose).toEqual([]);
});
