import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const folders = ['packages', 'apps'].flatMap((top) =>
  readdirSync(fileURLToPath(new URL(top, root)), { withFileTypes: true })
    .map(({ name }) => `${top}/${name}`)
    // The action for GitHub is taken from the repository, and is not a package.
    .filter((folder) => existsSync(new URL(`${folder}/package.json`, root))),
);
const manifestOf = (folder: string) => JSON.parse(read(`${folder}/package.json`));
const { catalog, versioning } = parse(read('pnpm-workspace.yaml')) as {
  readonly catalog: Readonly<Record<string, string>>;
  readonly versioning: { readonly fixed: readonly (readonly string[])[] };
};

for (const folder of folders) {
  test(`the manifest of ${folder} says its source, licence, Node version and provenance`, () => {
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

  test(`the manifest of ${folder} takes the version of every external library from the catalog`, () => {
    const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
    const ranges = Object.entries<string>({ ...dependencies, ...devDependencies });
    expect(ranges.filter(([, range]) => !['catalog:', 'workspace:*'].includes(range))).toEqual([]);
  });
}

test('all published packages have one version, and each has a changelog of its own', () => {
  const names = folders.map((folder) => manifestOf(folder).name).sort();
  expect(versioning.fixed.map((group) => group.toSorted())).toEqual([names]);
  expect(new Set(folders.map((folder) => manifestOf(folder).version)).size).toBe(1);
  expect(folders.filter((folder) => !manifestOf(folder).files.includes('CHANGELOG.md'))).toEqual([]);
});

test.each(['packages/snapshot', 'packages/engine', 'packages/testkit'])(
  'the manifest of %s says that importing it does nothing, so that a browser loads only what is used',
  (folder) => expect(manifestOf(folder).sideEffects).toBe(false),
);

test('the versions of the libraries that make the bytes of a review package are exact', () => {
  const libraries = ['packages/snapshot', 'packages/engine', 'packages/reporter']
    .flatMap((folder) => Object.keys(manifestOf(folder).dependencies))
    .filter((name) => !name.startsWith('@grantlens/'));
  const loose = [...libraries, 'yaml'].filter((name) => !/^\d+\.\d+\.\d+$/.test(catalog[name] ?? ''));
  expect(libraries).toEqual(expect.arrayContaining(['handlebars', 'hucre', 're2js']));
  expect(loose).toEqual([]);
});
