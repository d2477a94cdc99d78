// Packs every package the way it is released, installs the lot into an empty folder, imports each by its name and runs
// the program, then the tests of a security engineer. What only works inside the workspace fails here.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { publishedFolders, root, run } from '../../.ci/packages.mjs';
import { companions, tryRules } from './try-rules.mjs';

const elsewhere = mkdtempSync(join(tmpdir(), 'grantlens-pack-'));
const release = join(elsewhere, 'release');

try {
  run('node', [join(root, '.ci/release.mjs'), '--as-it-is', '--out', release], root);
  const made = readdirSync(release);
  const tarballs = made.filter((name) => name.endsWith('.tgz'));
  const bills = made.filter((name) => name.endsWith('.cdx.json'));
  assert.deepEqual([tarballs.length, bills.length], [publishedFolders.length, publishedFolders.length]);
  for (const name of bills) {
    const { components } = JSON.parse(readFileSync(join(release, name), 'utf8'));
    assert(components.length > 0, `${name} lists nothing`);
  }

  writeFileSync(join(elsewhere, 'package.json'), '{"private":true,"type":"module"}');
  const files = tarballs.map((name) => join(release, name));
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', ...files, ...companions()],
    elsewhere,
  );
  const names = readdirSync(join(elsewhere, 'node_modules/@grantlens'));
  const script = names.map(
    (name) =>
      `if (Object.keys(await import('@grantlens/${name}')).length === 0) throw new Error('${name} exports nothing');`,
  );
  run('node', ['--input-type=module', '--eval', script.join('\n')], elsewhere);
  run('npx', ['--no-install', 'grantlens', 'demo'], elsewhere);
  tryRules(elsewhere, join(elsewhere, 'grantlens-demo', 'north-harbour.snapshot.json'));

  const versions = tryVersions(join(elsewhere, 'versions'));
  process.stdout.write(
    `${tarballs.length} packages install, import and run elsewhere; the next would be ${versions}\n`,
  );
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}

/** Records a change in a copy of the manifests, and releases it: one version for all, and a changelog in each. */
function tryVersions(copy) {
  const folders = publishedFolders.map((folder) => relative(root, folder));
  for (const path of [
    'package.json',
    'pnpm-workspace.yaml',
    ...folders.map((folder) => `${folder}/package.json`),
  ])
    cpSync(join(root, path), join(copy, path));
  run('pnpm', ['change', '@grantlens/engine', '--bump', 'minor', '--summary', 'It can do more.'], copy);
  run('pnpm', ['version', '-r', '--no-git-checks'], copy);
  const versions = folders.map(
    (folder) => JSON.parse(readFileSync(join(copy, folder, 'package.json'))).version,
  );
  assert.equal(new Set(versions).size, 1, `not one version: ${versions.join(', ')}`);
  for (const folder of folders)
    assert.match(readFileSync(join(copy, folder, 'CHANGELOG.md'), 'utf8'), new RegExp(`## ${versions[0]}`));
  return versions[0];
}
