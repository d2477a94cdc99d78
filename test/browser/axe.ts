import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const file = createRequire(import.meta.url).resolve('axe-core');

interface Axe {
  readonly run: (options: object) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

/** What axe objects to in a page: each rule with the first element that breaks it, and how many do. */
export async function violationsIn(page: Page, options: object = {}): Promise<readonly string[]> {
  await page.evaluate(await readFile(file, 'utf8'));
  return page.evaluate(async (asked) => {
    const found = await (globalThis as unknown as { axe: Axe }).axe.run(asked);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length})`);
  }, options);
}
