import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { readFixture, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import type { Snapshot } from '@grantlens/snapshot';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** Every folder of `fixtures/`. */
export const scenarioNames: readonly string[] = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The folder of a scenario. */
export function scenarioFolder(name: string): string {
  return join(fixtures, name);
}

/** Takes a snapshot of a scenario the way a user would: served by the sandbox, read by the fetcher. */
export async function takeSnapshot(name: string): Promise<Snapshot> {
  return takeSnapshotOf(await readFixture(scenarioFolder(name)));
}

/** Takes a snapshot of an account in some state, in the same way. */
export async function takeSnapshotOf(state: AccountState): Promise<Snapshot> {
  const sandbox = await startSandbox({ accounts: [state] });
  try {
    return await fetchSnapshot({
      apiBase: sandbox.baseUrl,
      credential: credentialFrom({ token: 'any-token-will-do' }),
      accountId: String(state.account.id),
      tool: { name: 'grantlens', version: '0.0.0' },
    });
  } finally {
    await sandbox.close();
  }
}
