// Retakes the pictures of the pages, each in the light and the dark scheme: of a report its overview, for the
// README; of a sheet a desk and a phone, for the guide to a review.
//
//   node test/browser/take-pictures.mjs overview review-2026q4/report.html packages/reporter/pictures
//   node test/browser/take-pictures.mjs sheet 'sheets/1-ada@example.com.html' apps/cli/pictures
import { join } from 'node:path';
import { argv, env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** Around the overview, in pixels. */
const margin = 32;

const [what, file, folder] = argv.slice(2);
const browser = await chromium.launch({
  executablePath: env.GRANTLENS_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function opened(options) {
  const page = await browser.newPage(options);
  await page.goto(pathToFileURL(file).href);
  await page.locator('html[data-ready="true"]').waitFor();
  return page;
}

const takers = {
  overview: async (colorScheme) => {
    const page = await opened({ colorScheme, viewport: { width: 1280, height: 1400 } });
    const { x, y, width, height } = await page.locator('#overview').boundingBox();
    const clip = { x: x - margin, y, width: width + 2 * margin, height: height + margin };
    await page.screenshot({ clip, fullPage: true, path: join(folder, `overview-${colorScheme}.png`) });
  },
  sheet: async (colorScheme) => {
    const page = await opened({ colorScheme, viewport: { width: 1280, height: 800 } });
    await decideSome(page);
    await page.screenshot({ path: join(folder, `sheet-${colorScheme}.png`) });
    if (colorScheme === 'dark') return;
    const phone = await opened({
      colorScheme,
      viewport: { width: 390, height: 780 },
    });
    await decideSome(phone);
    await phone.screenshot({ path: join(folder, 'sheet-phone.png') });
  },
};

/** A sheet at work: some units are decided, and the next one is looked at. */
async function decideSome(page) {
  const reason = async (text) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await page.keyboard.press('k');
  await reason('runs IT');
  await page.keyboard.press('r');
  await reason('leaves in December');
  await page.keyboard.press('k');
  for (let step = 0; step < 5; step++) await page.keyboard.press('n');
  await page.keyboard.press('c');
}

for (const colorScheme of ['light', 'dark']) await takers[what](colorScheme);
await browser.close();
