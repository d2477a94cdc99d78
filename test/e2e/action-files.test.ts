import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionFolder } from './composite-action.ts';
import { actionFaults, workflowFaults } from './workflow-reader.ts';

const workflows = await readdir(join(actionFolder, 'workflows'));
const read = (name: string): Promise<string> => readFile(join(actionFolder, name), 'utf8');
const action = await read('action.yml');
const examples = await Promise.all(
  workflows.map(async (name) => [name, await read(`workflows/${name}`)] as const),
);

/** Every value of a key, however deep it stands. */
function valuesOf(key: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : valuesOf(key, inner),
  );
}

test('the action is valid by the schema by which GitHub reads an action', () => {
  expect(actionFaults(action)).toEqual([]);
});

test.each(examples)('the worked workflow %s is valid by the schema of GitHub', async (_, content) => {
  expect(await workflowFaults(content)).toEqual([]);
});

test('what judges the action and the workflows finds keys and contexts that GitHub does not know', async () => {
  expect(actionFaults(action.replace('runs:', 'run:'))).not.toEqual([]);
  const [[, content = ''] = []] = examples;
  expect(await workflowFaults(content.replace('runs-on:', 'run-on:'))).not.toEqual([]);
  expect(await workflowFaults(content.replace('vars.', 'variables.'))).not.toEqual([]);
});

test.each([['action.yml', action] as const, ...examples])(
  'every action of others in %s is pinned by its commit, and no script has text of an expression in it',
  (_, content) => {
    const parsed: unknown = parse(content);
    const others = valuesOf('uses', parsed).filter((name) => !name.startsWith('grantlens/'));
    expect(others.filter((name) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(name))).toEqual([]);
    expect(valuesOf('run', parsed).filter((script) => script.includes('${{'))).toEqual([]);
  },
);

test('every input that the worked workflows give is one of the action', () => {
  const inputs = Object.keys((parse(action) as { readonly inputs: object }).inputs);
  const given = examples.flatMap(([, content]) => {
    const steps = Object.values(
      (
        parse(content) as {
          readonly jobs: Record<
            string,
            { readonly steps: readonly { readonly uses?: string; readonly with?: object }[] }
          >;
        }
      ).jobs,
    ).flatMap((job) => job.steps);
    return steps
      .filter(({ uses }) => uses?.startsWith('grantlens/'))
      .flatMap((step) => Object.keys(step.with ?? {}));
  });
  expect(given.length).toBeGreaterThan(5);
  expect(given.filter((name) => !inputs.includes(name))).toEqual([]);
});
