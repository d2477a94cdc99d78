import { fileURLToPath } from 'node:url';

/**
 * Mutation testing: which changes to the engine's source its own tests notice. What survives, and why, stands in
 * `rationale/mutation.md`.
 *
 * Runs from the root of the repository (`pnpm mutation`), where the tests find the other packages.
 */
// biome-ignore lint/style/noDefaultExport: Stryker reads the default export.
export default {
  packageManager: 'pnpm',
  // pnpm keeps the dependencies of every package apart: Stryker would not find the runner by its name.
  plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/vitest-runner'))],
  testRunner: 'vitest',
  vitest: { configFile: 'packages/engine/vitest.mutation.config.ts', related: false },
  mutate: [
    'packages/engine/src/**/*.ts',
    '!packages/engine/src/**/*.{test,fixture}.ts',
    '!packages/engine/src/index.ts',
  ],
  ignorePatterns: [
    '/apps',
    '/fixtures',
    '/test/**',
    // The tests' own configuration needs it.
    '!/test/differential/tally-reporter.ts',
    '/.ci',
    '/biome.json',
    'dist',
    '/packages/{fetcher,reporter,sandbox,testkit}',
  ],
  coverageAnalysis: 'perTest',
  // The machine may be somebody's: `--concurrency 2` where it is not.
  concurrency: 1,
  tempDirName: '.stryker',
  reporters: ['progress', 'clear-text', 'json', 'html'],
  clearTextReporter: { reportTests: false, reportMutants: true },
  jsonReporter: { fileName: 'packages/engine/reports/mutation.json' },
  htmlReporter: { fileName: 'packages/engine/reports/mutation.html' },
  incrementalFile: 'packages/engine/reports/mutation.incremental.json',
  thresholds: { high: 95, low: 92, break: 90 },
};
