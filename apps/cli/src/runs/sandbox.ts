import { existsSync } from 'node:fs';
import { printable } from '@grantlens/engine/internal';
import { bundledFixtures, fixtureFolder, readFixture, type Sandbox, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { fileReason } from '@grantlens/snapshot/internal';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';

/** The options of the verb. */
export interface SandboxOptions {
  readonly port: number;
  readonly fixture: readonly string[];
  readonly when?: string;
}

/** `grantlens sandbox` */
export async function serve(options: SandboxOptions, io: Io): Promise<ExitCode> {
  // Taken over before the address is printed: its reader may stop the sandbox at once.
  const { signal } = io;
  const names = options.fixture.length === 0 ? ['north-harbour'] : options.fixture;
  const accounts = await Promise.all(names.map((name) => openFixture(name, options.when)));
  const sandbox = await start(accounts, options.port);
  io.out(`${sandbox.baseUrl}\n`);
  for (const { account } of accounts)
    io.err(`${printable(`serving account ${String(account.id)} (${String(account.name)})`)}\n`);
  // The reader of the address may leave; where it could not be printed at all, nobody knows what to ask.
  await aborted(AbortSignal.any([signal, ...(io.outputFailed ? [io.outputFailed] : [])]));
  await sandbox.close();
  return exitCodes.yes;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function start(accounts: readonly AccountState[], port: number): Promise<Sandbox> {
  try {
    return await startSandbox({ accounts, port });
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const why = taken ? 'something else listens there' : fileReason(cause);
    throw new GrantlensError('usage', `cannot listen on port ${port}: ${why}`, { cause });
  }
}

/** Opens a bundled fixture by name, or any fixture by its folder; with `when` as it was at that earlier time. */
export async function openFixture(name: string, when?: string): Promise<AccountState> {
  const bundled = (bundledFixtures as readonly string[]).includes(name);
  const folder = bundled ? fixtureFolder(name) : name;
  if (!bundled && !existsSync(folder)) {
    const names = bundledFixtures.join(' or ');
    throw new GrantlensError('fixture-unreadable', `there is no fixture "${name}"; bundled are ${names}`);
  }
  try {
    return await readFixture(folder, { when });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GrantlensError('fixture-unreadable', `cannot read the fixture ${name}: ${why}`, { cause });
  }
}
