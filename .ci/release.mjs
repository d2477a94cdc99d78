// `pnpm release`: everything but the upload. Versions and changelogs from the recorded changes, all checks, and in
// `release/` a tarball and a bill of materials for each package, with their hashes.
//
// `--as-it-is` leaves versions, build and checks alone, and `--out` names another folder: so the tests try the rest.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pack, publishedFolders, root, run, show } from './packages.mjs';

const { values } = parseArgs({ options: { 'as-it-is': { type: 'boolean' }, out: { type: 'string' } } });
const out = resolve(values.out ?? join(root, 'release'));
const say = (line) => process.stdout.write(`${line}\n`);

if (!values['as-it-is']) {
  if (run('git', ['status', '--porcelain'], root) !== '')
    throw new Error('there are changes that are not committed: commit them first');
  show('pnpm', ['version', '-r'], root);
  show('pnpm', ['install', '--no-frozen-lockfile'], root);
  show('pnpm', ['check'], root);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const packed = publishedFolders.map((folder) => pack(folder, out));

const filters = packed.flatMap(({ name }) => ['--filter', name]);
run(
  'pnpm',
  [
    ...filters,
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--prod',
    '--split',
    '--out',
    join(out, '%s-%v.cdx.json'),
  ],
  root,
);

const sums = readdirSync(out)
  .sort()
  .map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex')}  ${name}`,
  );
writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`);

for (const { name, version } of packed) say(`${name} ${version}`);
say(`${packed.length} tarballs, each with its bill of materials, are in ${out}`);
