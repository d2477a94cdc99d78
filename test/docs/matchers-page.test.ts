import { readFile } from 'node:fs/promises';
import { open } from '@grantlens/engine';
import { accessMatchers } from '@grantlens/testkit/matchers';
import { expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const page = await readFile(new URL('../../packages/testkit/docs/matchers.md', import.meta.url), 'utf8');
const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
const [, failure = ''] = /```\n(expected[\s\S]*?)\n```/.exec(page) ?? [];
const access = open(await takeSnapshot('north-harbour'));
expect.extend(accessMatchers);

/** The tests of the page, as functions by their names. */
function testsOfThePage(): ReadonlyMap<string, () => void> {
  const found = new Map<string, () => void>();
  const body = code.replaceAll(/^import .*$/gm, '');
  const define = new Function('open', 'expect', 'accessMatchers', 'test', body);
  define(
    () => access,
    expect,
    accessMatchers,
    (title: string, run: () => void) => found.set(title, run),
  );
  return found;
}

test('the tests that the page of the matchers shows hold of the sample account', () => {
  const found = testsOfThePage();
  expect(found.size).toBe(3);
  for (const run of found.values()) run();
});

test('a failure prints what the page shows', () => {
  const kai = 'kai.brennan@kelp-and-cable.example';
  expect(() => expect(access).toDeny(kai, 'dns_records:edit', 'status.northharbour.example')).toThrow(
    failure,
  );
});
