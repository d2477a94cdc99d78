// Puts the fixtures that come with the package beside its built files.
import { cp, rm, stat } from 'node:fs/promises';

const names = ['small-agency', 'north-harbour'];
const from = new URL('../../../fixtures/', import.meta.url);
const to = new URL('../dist/fixtures/', import.meta.url);

await rm(to, { recursive: true, force: true });
for (const name of names) {
  const folder = new URL(`${name}/`, from);
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory()) await cp(folder, new URL(`${name}/`, to), { recursive: true });
}
