import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { tallyReporter } from './test/differential/tally-reporter.ts';

const packages = fileURLToPath(new URL('./packages', import.meta.url));
const folders = readdirSync(packages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

// Tests read the sources, so that a failing line is the line somebody wrote; only tests that run the program
// need a build.
const alias = {
  '#platform': `${packages}/snapshot/src/platform/node.ts`,
  ...Object.fromEntries(
    folders.flatMap((name) => [
      [`@grantlens/${name}/internal`, `${packages}/${name}/src/internal.ts`],
      [`@grantlens/${name}/matchers`, `${packages}/${name}/src/matchers/matchers.ts`],
      [`@grantlens/${name}/options`, `${packages}/${name}/src/options.ts`],
      [`@grantlens/${name}`, `${packages}/${name}/src/index.ts`],
    ]),
  ),
};

// Files that take some fifteen seconds and more each. `pnpm test` leaves them to `pnpm test:long`; without a word, all are run.
const long: readonly string[] = JSON.parse(
  readFileSync(new URL('./test/long-tests.json', import.meta.url), 'utf8'),
);
const all = ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'test/**/*.test.ts'];
const wanted = process.env.GRANTLENS_TESTS;

export default defineConfig({
  resolve: { alias },
  test: {
    include: wanted === 'long' ? [...long] : all,
    exclude: [...configDefaults.exclude, ...(wanted === 'everyday' ? long : [])],
    testTimeout: 30_000,
    maxWorkers: '100%',
    // Nothing of ours keeps state between tests; loading every module again for every file took half as long
    // as the tests.
    isolate: false,
    reporters: ['default', tallyReporter()],
  },
});
