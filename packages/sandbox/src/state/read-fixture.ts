import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileReason, readHandwriting, readNames, sizeWords } from '@grantlens/snapshot/internal';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type AccountState, type ListName, listNames } from './account-state.ts';
import { earlierSchema, earlierState } from './earlier-state.ts';
import { valueAt } from './row.ts';

/** A fixture that could not be read; the message is one sentence that says which and why. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError';
  readonly code: 'missing' | 'not-yaml' | 'malformed' | 'unknown-name' | 'unknown-time';

  constructor(code: FixtureError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const row = z.unknown().refine((value) => typeof valueAt(value, 'id') !== 'number', {
  error: 'its id was read as a number, so it needs quotes',
});
const rows = z.array(row).nullish();
const listedToken = z.strictObject({
  token: z.string().min(1),
  id: z.string().optional(),
  name: z.string().optional(),
  kind: z.enum(['user', 'account']).optional(),
  status: z.enum(['active', 'disabled', 'expired']).optional(),
  expires_on: z.string().nullish(),
  permissions: z.array(z.string()).optional(),
  lists_accounts: z.boolean().optional(),
  refusals: z.enum(['documented', 'named']).optional(),
});
const listedKey = z.strictObject({ email: z.string().min(1), key: z.string().min(1) });

const stateSchema = z.strictObject({
  account: z.looseObject({ id: z.string().min(1) }),
  ...(Object.fromEntries(listNames.map((name) => [name, rows])) as Record<ListName, typeof rows>),
  userGroupMembers: z
    .record(
      z.string(),
      rows.transform((entries) => entries ?? null),
    )
    .nullish(),
  credentials: z.array(z.union([listedToken, listedKey])).nullish(),
  audit: z
    .strictObject({
      rows: z.int().nonnegative().optional(),
      logins: z.int().nonnegative().optional(),
      days: z.int().positive().optional(),
      until: z.string().optional(),
      shown: z.array(z.unknown()).optional(),
      shownLogins: z.array(z.unknown()).optional(),
    })
    .nullish(),
  refuse: z.array(z.enum(readNames)).nullish(),
});

/** Fixtures are written by hand. */
const largest = 64 * 2 ** 20;

/** Which state of a fixture is read. */
export interface FixtureReading {
  /** An earlier time that the fixture knows, by the name of its `account.<when>.yaml`. */
  readonly when?: string | undefined;
}

/**
 * Reads `account.yaml` of a fixture folder, and with `when` how the account was at that earlier time.
 *
 * @throws FixtureError when the file is missing or is not a fixture
 */
export async function readFixture(folder: string, { when }: FixtureReading = {}): Promise<AccountState> {
  const file = join(folder, 'account.yaml');
  const state = accountState(file, await valueIn(file));
  if (when === undefined) return state;
  const times = await timesOf(folder);
  if (!times.includes(when)) {
    const known = times.length === 0 ? 'it knows no earlier time' : `it knows ${times.join(', ')}`;
    throw new FixtureError('unknown-time', `${folder} does not show the account at "${when}"; ${known}.`);
  }
  const earlier = join(folder, `account.${when}.yaml`);
  const read = earlierSchema.safeParse(await valueIn(earlier));
  if (!read.success) throw malformed(earlier, read.error);
  return earlierState(state, read.data);
}

/** The earlier times that a fixture knows. */
async function timesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => /^account\.(.+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

async function valueIn(file: string): Promise<unknown> {
  const written = readHandwriting(await bytesOf(file), { parseYaml: parseDocument, merge: true });
  if (written.kind === 'problem')
    throw new FixtureError('not-yaml', `${file} cannot be used: ${written.why}`);
  return written.value;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    // Before it is opened: to open a pipe may take for ever.
    const found = await stat(file);
    if (found.isFile() && found.size <= largest) return await readFile(file);
  } catch (cause) {
    throw new FixtureError(
      'missing',
      `${file} cannot be read (${fileReason(cause)}); a fixture is a folder with an account.yaml in it.`,
      { cause },
    );
  }
  throw new FixtureError(
    'missing',
    `${file} cannot be read: it is not a file, or it is larger than ${sizeWords(largest)}`,
  );
}

function accountState(file: string, value: unknown): AccountState {
  const read = stateSchema.safeParse(value);
  if (read.success) {
    const given = Object.entries(read.data).filter(([, list]) => list !== null && list !== undefined);
    return { account: read.data.account, ...Object.fromEntries(given) };
  }
  throw malformed(file, read.error);
}

function malformed(file: string, error: z.ZodError): FixtureError {
  const issue = error.issues[0];
  const where = issue?.path.map(String).join('.') || 'the top level';
  return new FixtureError(
    'malformed',
    `${file} is not a fixture at ${where}: ${issue?.message ?? 'unreadable'}`,
    { cause: error },
  );
}
