// Measures the page of a report in a browser: its bytes, the time until it can be read and until its script is done, the
// processor time that a filter and a fold take, and the memory of the tab.
//
//   node test/browser/measure-page.mjs review-2026q4/report.html
import { statSync } from 'node:fs';
import { argv, env, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [file] = argv.slice(2);
const browser = await chromium.launch({
  executablePath: env.GRANTLENS_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-precise-memory-info'],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
const client = await page.context().newCDPSession(page);
// Processor time, not time on the clock: other processes do not count.
await client.send('Performance.enable', { timeDomain: 'threadTicks' });
const busy = async () => {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
};
await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
await page.locator('html[data-ready="true"]').waitFor({ timeout: 300_000 });

/** How long the page takes to answer what a reader does, until it is painted: the worst of those tried. */
async function answer(table, name, values) {
  const times = [];
  for (const value of values) {
    const before = await busy();
    await page.evaluate(
      async ([form, field, tried]) => {
        const element = document.querySelector(`form[data-table="${form}"] [name="${field}"]`);
        element.value = tried;
        element.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      },
      [table, name, value],
    );
    times.push((await busy()) - before);
  }
  return Math.round(Math.max(...times));
}

const shown = await page.evaluate(() => {
  const [entry] = performance
    .getEntriesByType('paint')
    .filter(({ name }) => name === 'first-contentful-paint');
  return { painted: Math.round(entry?.startTime ?? 0), ready: Math.round(performance.now()) };
});
const figures = {
  'bytes of the page': statSync(file).size,
  'first painted, ms': shown.painted,
  'script done, ms, at most': shown.ready,
  'processor time until then, ms': Math.round(await busy()),
  'elements of the page': await page.evaluate(() => document.querySelectorAll('*').length),
};
for (const [table, name, values] of [
  ['entitlements', 'find', ['d', 'dn', 'dns', 'dns rec', '']],
  ['entitlements', 'scope', ['z', 'zo', 'zone', 'zone-1', '']],
  ['entitlements', 'effective', ['denied', 'allowed', 'unknown', '']],
  ['entitlements', 'folded', ['person', 'group', 'list', '']],
  ['units', 'find', ['d', 'dn', 'dns', '']],
  ['units', 'folded', ['person', 'group', 'list', '']],
  ['principals', 'find', ['a', 'an', 'ann', '']],
])
  figures[`${table}, ${name}, ms`] = await answer(table, name, values);
await client.send('HeapProfiler.collectGarbage');
const { usedSize } = await client.send('Runtime.getHeapUsage');
figures['memory of scripts, MB'] = Math.round(usedSize / 1e6);
await browser.close();
for (const [name, value] of Object.entries(figures)) stdout.write(`${String(value).padStart(12)}  ${name}\n`);
