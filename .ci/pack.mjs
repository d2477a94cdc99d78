// Run by every package before and after it is packed. The workspace writes versions once, in its catalog, and shares
// one licence; a packed package stands alone, so for the time of packing its package.json says versions in full and
// leaves out what only the workspace needs, and the licence lies beside it.
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = new URL('..', import.meta.url);
const kept = '.package.json.workspace';

/** The version another package of the workspace has now. */
function workspaceVersion(name) {
  const folder = name === 'grantlens' ? 'apps/cli' : name.replace('@grantlens/', 'packages/');
  return JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8')).version;
}

function inFull(dependencies, catalog) {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => {
      if (range.startsWith('workspace:')) return [name, workspaceVersion(name)];
      return [name, range === 'catalog:' ? catalog[name] : range];
    }),
  );
}

function before() {
  const text = readFileSync('package.json', 'utf8');
  const { catalog } = parse(readFileSync(fileURLToPath(new URL('pnpm-workspace.yaml', root)), 'utf8'));
  const { scripts: _scripts, devDependencies: _dev, dependencies = {}, ...manifest } = JSON.parse(text);
  writeFileSync(kept, text);
  writeFileSync(
    'package.json',
    `${JSON.stringify({ ...manifest, dependencies: inFull(dependencies, catalog) }, null, 2)}\n`,
  );
  copyFileSync(new URL('LICENSE', root), 'LICENSE');
}

function after() {
  if (existsSync(kept)) renameSync(kept, 'package.json');
  rmSync('LICENSE', { force: true });
}

if (process.argv[2] === 'before') before();
else after();
