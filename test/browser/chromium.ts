import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Where a Chromium is: what `GRANTLENS_CHROMIUM` names, or what is on the path; null where there is none. */
export function findChromium(): string | null {
  const named = process.env.GRANTLENS_CHROMIUM;
  if (named !== undefined && named !== '') return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isThere) ?? null;
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts it. As root, as which machines that test often run, it cannot shut its processes in. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** Why tests that open a browser are skipped. */
export const noChromium: string =
  'there is no Chromium on the path: install one (Debian: apt-get install chromium) or name one in GRANTLENS_CHROMIUM';
