import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle, bundlers } from './bundlers.ts';

/** What a page may load to open a snapshot, ask and explain, and for all that `open` offers, in bytes of gzip. */
const budgets = { './asking.ts': 63_000, './facade.ts': 98_000 };

/** Those of some words that a bundle has: whole bundles make no good message. */
const wordsIn = (code: string, words: readonly string[]) =>
  words.filter((word) => new RegExp(`(?<![A-Za-z])${word}`).test(code));

const ofNode = ['node:(crypto|zlib|buffer)', 'Buffer', 'require[(]'];
const ofTheRest = ['super-administrator-direct', 'grantlens.waivers', 'Ungültige Eingabe'];

for (const bundler of Object.keys(bundlers)) {
  test.each(Object.entries(budgets))(
    `${bundler} bundles %s within %i bytes of gzip, and with it nothing of Node or of the rest`,
    async (entry, budget) => {
      const code = await bundle(bundler, entry);
      expect(wordsIn(code, [...ofNode, ...ofTheRest])).toEqual([]);
      expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(budget);
    },
  );

  test(`${bundler} bundles each package whole, without the sentences of other languages`, async () => {
    const code = await bundle(bundler, './everything.ts');
    expect(wordsIn(code, ['node:(crypto|zlib|buffer)', ...ofTheRest])).toEqual(ofTheRest.slice(0, 2));
  });
}
