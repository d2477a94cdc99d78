import { expect, test } from 'vitest';
import { findChromium, noChromium, startChromium } from './chromium.ts';

test('the Chromium that opens the pages of these tests can be started', async ({ skip }) => {
  const chromium = findChromium();
  if (chromium === null) return skip(noChromium);
  const browser = await startChromium(chromium);
  expect(browser.isConnected()).toBe(true);
  await browser.close();
});
