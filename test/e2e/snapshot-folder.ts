import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Snapshot } from '@grantlens/snapshot';
import { onTestFinished } from 'vitest';
import { type Asked, type Handler, pages, rowsOf, token } from './fetcher-server.ts';

/** The environment of a run with the credential of the test server. */
export const env = { CLOUDFLARE_API_TOKEN: token };

/** A folder of the test's own. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-snapshot-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The permissions of every file in a folder, by name. */
export async function modesIn(folder: string): Promise<Readonly<Record<string, number>>> {
  const names = (await readdir(folder)).sort();
  const modes = names.map(async (name) => [name, (await stat(join(folder, name))).mode & 0o777] as const);
  return Object.fromEntries(await Promise.all(modes));
}

/** What a snapshot says of each collection, without when and how it was asked for. */
export async function contentsOf(file: string): Promise<readonly object[]> {
  const { collections }: Snapshot = JSON.parse(await readFile(file, 'utf8'));
  return Object.entries(collections).map(([name, { status, items, expected }]) => ({
    name,
    status,
    items,
    expected,
  }));
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 400) throw new Error('it did not happen within ten seconds');
    await pause(25);
  }
}

/** Requests as one compares them: path and query. */
export const keysOf = (asked: readonly Asked[]): readonly string[] =>
  asked.map(({ path, query }) => `${path}?${query.toString()}`);

/** Answers that can be withheld, so that a run stands still where a test wants it to. */
export function gate() {
  let isShut = true;
  return {
    open: () => {
      isShut = false;
    },
    /** Never answers while the gate is shut. */
    behind:
      (handler: Handler): Handler =>
      (asked, response) => {
        if (!isShut) handler(asked, response);
      },
  };
}

/** An account with several pages of members and a few user groups, as the handlers that serve it. */
export const account = {
  '/accounts/acc/members': pages(rowsOf(230, 'member')),
  '/accounts/acc/iam/user_groups': pages(rowsOf(6, 'group')),
  ...Object.fromEntries(
    rowsOf(6, 'group').map(({ id }) => [
      `/accounts/acc/iam/user_groups/${id}/members`,
      pages(rowsOf(3, 'member')),
    ]),
  ),
} as const satisfies Readonly<Record<string, Handler>>;
