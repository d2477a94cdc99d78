// Packs every package the way it is published, installs the lot into an empty folder, imports each by its name and
// runs the program. What only works inside the workspace fails here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['packages', 'apps'].flatMap((top) =>
  readdirSync(join(root, top), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, top, name)),
);
const elsewhere = mkdtempSync(join(tmpdir(), 'grantlens-pack-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const packed = folders.map((folder) => {
    const [{ filename, files }] = JSON.parse(
      run('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', elsewhere], folder),
    );
    const strange = files
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^(bin\/|dist\/|schema\/|docs\/[^/]+\.md$|semantics\.md$|package\.json$|README\.md$|LICENSE$)/.test(
            path,
          ) || /\.test\./.test(path),
      );
    if (strange.length > 0) throw new Error(`${filename} carries what nobody needs: ${strange.join(', ')}`);
    if (!files.some(({ path }) => path === 'LICENSE')) throw new Error(`${filename} has no licence`);
    return {
      file: join(elsewhere, filename),
      name: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name,
    };
  });
  writeFileSync(join(elsewhere, 'package.json'), '{"private":true,"type":"module"}');
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packed.map(({ file }) => file)],
    elsewhere,
  );
  const libraries = packed.filter(({ name }) => name.startsWith('@'));
  const script = libraries.map(
    ({ name }) =>
      `if (Object.keys(await import('${name}')).length === 0) throw new Error('${name} exports nothing');`,
  );
  run('node', ['--input-type=module', '--eval', script.join('\n')], elsewhere);
  run('npx', ['--no-install', 'grantlens', 'demo'], elsewhere);
  process.stdout.write(`${packed.length} packages install, import and run elsewhere\n`);
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}
