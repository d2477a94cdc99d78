import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import { withFileErrors } from '@grantlens/snapshot/internal';
import { readBytes } from '../input/named-bytes.ts';
import { readPlain } from './plain-file.ts';

// Signatures are those of `ssh-keygen -Y`. Most who sign have a key for it already, in an agent or on a token as well;
// the key never comes into this program; and a signature names its key, so that damage to it shows without the key.

/** What the signature is for, as `ssh-keygen -Y verify -n` needs it: the name its manual uses for files. */
const namespace = 'file';

/** Who signed, as the list of allowed signers calls the owner of the key that was passed. */
const signer = 'grantlens';

/** What a file is signed with. */
export interface Signing {
  /** The file of an SSH key. */
  readonly key: string;
  /** Ends the waiting for a person who has to touch a token or to type a passphrase. */
  readonly signal: AbortSignal;
}

/**
 * Signs a file and gives the name of the signature, which lies beside it.
 *
 * @throws GrantlensError `signing`
 */
export async function signFile(path: string, { key, signal }: Signing): Promise<string> {
  await readBytes(key, 'the key');
  const args = ['-Y', 'sign', '-n', namespace, '-f', key, path];
  const { code, said } = await sshKeygen(args, new Uint8Array(), signal);
  if (code !== 0) throw new GrantlensError('signing', `ssh-keygen cannot sign with ${key}: ${said}`);
  await withFileErrors('file-unwritable', `cannot write ${path}.sig`, () => chmod(`${path}.sig`, 0o600));
  return `${basename(path)}.sig`;
}

/** A signature to be checked. */
export interface Signed {
  readonly bytes: Uint8Array;
  /** The path of its signature. */
  readonly signature: string;
  /** The file of the public key it must be by; null for any. */
  readonly key: string | null;
}

/** What is known of a signature: whose it is when it is good, or what is wrong with it. */
export type Judgement =
  | { readonly kind: 'good'; readonly by: string }
  | { readonly kind: 'bad'; readonly why: string };

/**
 * Checks a signature: against the key that was passed, else against the one that it names.
 *
 * @throws GrantlensError `file-unreadable`, `signing`
 */
export async function judge({ bytes, signature, key }: Signed): Promise<Judgement> {
  const text = await readSignature(signature);
  if (text === null) return { kind: 'bad', why: 'it is not a plain file, or too large for a signature' };
  if (!isArmoured(text)) return { kind: 'bad', why: 'it is not as ssh-keygen writes a signature' };
  const named = ['-n', namespace, '-s', signature];
  const { code, said } =
    key === null
      ? await sshKeygen(['-Y', 'check-novalidate', ...named], bytes)
      : await withSigners(await readPublicKeys(key), (signers) =>
          sshKeygen(['-Y', 'verify', '-f', signers, '-I', signer, ...named], bytes),
        );
  const by = /\b(\S+ key SHA256:\S+)/.exec(said)?.[1] ?? 'a key';
  return code === 0 ? { kind: 'good', by } : { kind: 'bad', why: said };
}

/** What the signature of a sheet is for. */
const sheetNamespace = 'grantlens-review';

/** A sheet that its reviewer must have signed. */
export interface SignedSheet {
  readonly bytes: Uint8Array;
  /** The path of its signature. */
  readonly signature: string;
  /** A file of allowed signers, as ssh-keygen reads it, and which of them it must be. */
  readonly signers: string;
  readonly signer: string;
}

/** What is known of the signature of a sheet: its SHA-256 when it is good, or what is wrong with it. */
export type SheetJudgement =
  | { readonly kind: 'good'; readonly sha256: string }
  | { readonly kind: 'bad'; readonly why: string };

/**
 * Checks the signature of a sheet.
 *
 * @throws GrantlensError `file-unreadable`, `signing`
 */
export async function judgeSheet({
  bytes,
  signature,
  signers,
  signer: who,
}: SignedSheet): Promise<SheetJudgement> {
  await readBytes(signers, 'the signers');
  if ((await lstat(signature).catch(() => null)) === null)
    return { kind: 'bad', why: 'there is none, and with --signers every sheet must be signed' };
  const text = await readSignature(signature);
  if (text === null || !isArmoured(text))
    return { kind: 'bad', why: 'it is not as ssh-keygen writes a signature' };
  // A name that begins with a dash would be an option.
  if (who === '' || who.startsWith('-'))
    return { kind: 'bad', why: 'the sheet names no reviewer who could sign' };
  const args = ['-Y', 'verify', '-f', signers, '-I', who, '-n', sheetNamespace, '-s', signature];
  const { code, said } = await sshKeygen(args, bytes);
  if (code !== 0) return { kind: 'bad', why: `it is not by ${who}: ${said}` };
  return { kind: 'good', sha256: createHash('sha256').update(text, 'latin1').digest('hex') };
}

/** Signatures have some hundred bytes; those by large RSA keys some thousand. */
const largestSignature = 64 * 1024;

/** Null where no signature can be in it. */
async function readSignature(path: string): Promise<string | null> {
  try {
    const bytes = await readPlain(path, { what: 'the signature', limit: largestSignature });
    return Buffer.from(bytes).toString('latin1');
  } catch (error) {
    if (error instanceof GrantlensError && error.code === 'package-unreadable') return null;
    throw error;
  }
}

/** ssh-keygen reads also what it would never write: an auditor wants every byte accounted for. */
function isArmoured(text: string): boolean {
  const armour =
    /^-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/=]{1,70}\n)+)-----END SSH SIGNATURE-----\n$/;
  const [, body = ''] = armour.exec(text) ?? [];
  const lines =
    Buffer.from(body, 'base64')
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return body !== '' && body === `${lines.join('\n')}\n`;
}

async function readPublicKeys(path: string): Promise<readonly string[]> {
  const text = Buffer.from(await readBytes(path, 'the key')).toString('utf8');
  const keys = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (keys.length > 0 && keys.every((line) => /^(ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+ \S+/.test(line))) return keys;
  throw new GrantlensError('signing', `${path} is not a file of public keys as ssh-keygen writes them`);
}

/** Runs something with a list that allows the holders of public keys to sign. */
async function withSigners<T>(keys: readonly string[], run: (signers: string) => Promise<T>): Promise<T> {
  const place = tmpdir();
  const writing = <R>(act: () => Promise<R>) =>
    withFileErrors('file-unwritable', `cannot keep the key in ${place} for ssh-keygen, see TMPDIR`, act);
  const folder = await writing(() => mkdtemp(join(place, 'grantlens-')));
  try {
    const path = join(folder, 'allowed_signers');
    const text = keys.map((line) => `${signer} ${line}\n`).join('');
    await writing(() => writeFile(path, text, { mode: 0o600 }));
    return await run(path);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

interface Ran {
  readonly code: number | null;
  /** Its last words. */
  readonly said: string;
}

function sshKeygen(args: readonly string[], input: Uint8Array, signal?: AbortSignal): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'pipe', 'pipe'], signal });
    const said: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => said.push(part));
    child.stderr.on('data', (part: Buffer) => said.push(part));
    child.on('error', (cause) => {
      reject(new GrantlensError('signing', `ssh-keygen cannot be run: ${cause.message}`, { cause }));
    });
    // It may have seen enough of the input and closed it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) => {
      const lines = Buffer.concat(said).toString('utf8').trim().split(/\r?\n/);
      resolve({ code, said: (lines.at(-1) ?? '').replace(/\.$/, '') });
    });
  });
}
