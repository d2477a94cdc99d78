// Run in the folder of a package by `pnpm check`: packs it, and looks at the tarball as its users will.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, root, run } from './packages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'grantlens-check-'));
const tool = (name) => join(root, 'node_modules', '.bin', name);

try {
  const { file, name } = pack(process.cwd(), folder);
  run(tool('publint'), [file, '--strict'], folder);
  // A program without exports has no types.
  if (name !== 'grantlens') run(tool('attw'), [file, '--profile', 'esm-only', '--quiet'], folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
