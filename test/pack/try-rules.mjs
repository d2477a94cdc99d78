// Plays a security engineer in a folder outside the workspace, where the packages are installed as they are
// published: checks types as strictly as TypeScript can, runs the ten rules of the cookbook on the sample
// account, and holds the laws against evaluators with a mistake each.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root, show } from '../../.ci/packages.mjs';

const resolutions = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};

const strict = {
  target: 'es2023',
  lib: ['es2023'],
  types: ['node'],
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: false,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
};

/** What the engineer installs beside the packages, in the versions that are tested here. */
export function companions() {
  const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  return ['@types/node', 'fast-check', 'typescript', 'vitest'].map((name) => `${name}@${catalog[name]}`);
}

/** Throws where anything of it goes wrong. `snapshot` is one of the sample account. */
export function tryRules(folder, snapshot) {
  const tests = join(folder, 'test');
  mkdirSync(join(tests, 'pack'), { recursive: true });
  const cookbook = readFileSync(join(folder, 'node_modules/@grantlens/testkit/docs/cookbook.md'), 'utf8');
  const rules = [...cookbook.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
  writeFileSync(join(tests, 'rules.test.ts'), rules.join('\n'));
  cpSync(join(root, 'test/pack/found.ts'), join(tests, 'pack/found.test.ts'));
  for (const name of ['evaluators.ts', 'rewritten.ts'])
    cpSync(join(root, 'test/property/planted', name), join(tests, 'property/planted', name));

  for (const [name, resolution] of Object.entries(resolutions)) {
    const project = join(folder, `tsconfig.${name}.json`);
    writeFileSync(
      project,
      JSON.stringify({ compilerOptions: { ...strict, ...resolution }, include: ['test'] }),
    );
    show('npx', ['--no-install', 'tsc', '-p', project], folder);
  }
  process.env.GRANTLENS_SNAPSHOT = snapshot;
  show('npx', ['--no-install', 'vitest', 'run', '--reporter=dot'], folder);
}
