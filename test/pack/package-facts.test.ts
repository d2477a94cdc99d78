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
const { catalog, versioning } = parse(read('pnpm-workspace.yaml')) as {
  readonly catalog: Readonly<Record<string, string>>;
  readonly versioning: { readonly fixed: readonly (readonly string[])[] };
};

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

it('gives all that is published one version, with a changelog of its own', () => {
  const names = folders.map((folder) => manifestOf(folder).name).sort();
  expect(versioning.fixed.map((group) => group.toSorted())).toEqual([names]);
  expect(new Set(folders.map((folder) => manifestOf(folder).version)).size).toBe(1);
  expect(folders.filter((folder) => !manifestOf(folder).files.includes('CHANGELOG.md'))).toEqual([]);
});

it.each(['packages/snapshot', 'packages/engine', 'packages/testkit'])(
  '%s says that importing it does nothing, so that a browser loads only what is used',
  (folder) => expect(manifestOf(folder).sideEffects).toBe(false),
);

it('pins exactly what makes the bytes of a review package', () => {
  const libraries = ['packages/snapshot', 'packages/engine', 'packages/reporter']
    .flatMap((folder) => Object.keys(manifestOf(folder).dependencies))
    .filter((name) => !name.startsWith('@grantlens/'));
  const loose = [...libraries, 'yaml'].filter((name) => !/^\d+\.\d+\.\d+$/.test(catalog[name] ?? ''));
  expect(libraries).toEqual(expect.arrayContaining(['handlebars', 'hucre', 're2js']));
  expect(loose).toEqual([]);
});
