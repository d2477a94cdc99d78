// Retakes the pictures of the README: the overview of a report in the light and the dark scheme.
//
//   node test/browser/take-pictures.mjs review-2026q4/report.html packages/reporter/pictures
import { join } from 'node:path';
import { argv, env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** Around the section, in pixels. */
const margin = 32;

const [report, folder] = argv.slice(2);
const browser = await chromium.launch({
  executablePath: env.GRANTLENS_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1400 } });
  await page.goto(pathToFileURL(report).href);
  await page.locator('html[data-ready="true"]').waitFor();
  const { x, y, width, height } = await page.locator('#overview').boundingBox();
  const clip = { x: x - margin, y, width: width + 2 * margin, height: height + margin };
  await page.screenshot({ clip, fullPage: true, path: join(folder, `overview-${colorScheme}.png`) });
}
await browser.close();
