// The packages that are published, and how each is packed and looked at before anybody else sees it.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Their folders; the action for GitHub is taken from the repository, and is not a package. */
export const publishedFolders = ['packages', 'apps'].flatMap((top) =>
  readdirSync(join(root, top), { withFileTypes: true })
    .filter(({ name }) => existsSync(join(root, top, name, 'package.json')))
    .map(({ name }) => join(root, top, name)),
);

/** Runs a command in a folder and gives what it writes; what goes wrong is shown and ends everything. */
export function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Runs a command in a folder and shows what it writes. */
export function show(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}

const manifestIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The workspace writes versions once, in its catalog; outside it they are said in full. */
function inFull(dependencies) {
  const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  const ours = new Map(publishedFolders.map(manifestIn).map(({ name, version }) => [name, version]));
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => {
      if (range.startsWith('workspace:')) return [name, ours.get(name)];
      return [name, range === 'catalog:' ? catalog[name] : range];
    }),
  );
}

/** Whether what was built still has its source: a build leaves what an earlier one made of a file that is gone. */
function hasSource(folder, path) {
  const [, name] = /^dist\/(.+?)(\.d\.ts|\.js)$/.exec(path) ?? [];
  return name === undefined || existsSync(join(folder, 'src', `${name}.ts`));
}

/** A published package stands alone: without what only the workspace needs, and with the licence that all share. */
function stage(folder, stageFolder) {
  const { scripts: _scripts, devDependencies: _dev, ...manifest } = manifestIn(folder);
  for (const kind of ['dependencies', 'peerDependencies'])
    if (manifest[kind] !== undefined) manifest[kind] = inFull(manifest[kind]);
  writeFileSync(join(stageFolder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(stageFolder, 'LICENSE'));
  for (const name of [...manifest.files, 'README.md'])
    if (existsSync(join(folder, name)))
      cpSync(join(folder, name), join(stageFolder, name), {
        recursive: true,
        filter: (from) => hasSource(folder, relative(folder, from).replaceAll('\\', '/')),
      });
}

const known =
  /^(bin\/|dist\/|docs\/[^/]+\.(md|json)$|semantics\.md$|package\.json$|(README|API|CHANGELOG)\.md$|LICENSE$)/;

/** What a package lacks, and what nobody needs. */
function faultsOf(paths) {
  return [
    ...['README.md', 'LICENSE'].filter((name) => !paths.includes(name)).map((name) => `it has no ${name}`),
    ...paths
      .filter((path) => !known.test(path) || /\.test\./.test(path))
      .map((path) => `nobody needs ${path}`),
  ];
}

/** Packs a package as it is published. */
export function pack(folder, destination) {
  const { name, version } = manifestIn(folder);
  const stageFolder = mkdtempSync(join(tmpdir(), 'grantlens-stage-'));
  try {
    stage(folder, stageFolder);
    const args = ['pack', '--json', '--loglevel=error', '--pack-destination', destination];
    const [{ filename, files }] = JSON.parse(run('npm', args, stageFolder));
    const faults = faultsOf(files.map(({ path }) => path));
    if (faults.length > 0) throw new Error(`${name} cannot be published: ${faults.join('; ')}`);
    return { name, version, file: join(destination, filename) };
  } finally {
    rmSync(stageFolder, { recursive: true, force: true });
  }
}
