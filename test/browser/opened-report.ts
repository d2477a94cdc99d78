import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A report in a browser, and everything the browser had to complain of. */
export interface Opened {
  readonly page: Page;
  /** Errors of scripts, of the policy of the page, and whatever else reached the console. */
  readonly complaints: readonly string[];
  /** Every address that was asked for. */
  readonly requests: readonly string[];
  /** The window, as it would be for somebody who opens the address for the first time. */
  readonly goTo: (hash: string) => Promise<void>;
  /** The same window, as by a link of the page. */
  readonly follow: (hash: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the report in a file, and waits until its script is done. */
export function openReport(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  return openPage(browser, file, options, options.javaScriptEnabled !== false);
}

/** Opens the page in a file; one that has a script says when that is done. */
export async function openPage(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
  hasScript = false,
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => requests.push(request.url()));
  const address = pathToFileURL(file).href;
  const goTo = async (hash: string): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${address}${hash}`);
    if (hasScript) await page.locator('html[data-ready="true"]').waitFor();
  };
  const follow = (hash: string): Promise<void> =>
    page.evaluate(async (to) => {
      const heard = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
      location.hash = to;
      await heard;
    }, hash);
  await goTo('');
  return { page, complaints, requests, goTo, follow, close: () => context.close() };
}
