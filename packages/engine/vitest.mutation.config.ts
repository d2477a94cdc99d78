import workspace from '../../vitest.config.ts';

/** The tests beside the engine's source, in one worker: a mutant costs one load of the modules, not one per file. */
export default {
  ...workspace,
  test: { ...workspace.test, include: ['packages/engine/src/**/*.test.ts'], isolate: false },
};
