import { printable } from '@grantlens/engine';
import { decisionsFile, type Manifest, sha256, signatureFile } from '@grantlens/reporter';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { relaxed } from '../output/answer.ts';
import type { Check } from '../package/check.ts';
import { checkContents } from '../package/check-contents.ts';
import { checkDecisions } from '../package/check-decisions.ts';
import { checkFiles } from '../package/check-files.ts';
import { checkPreviousPackage } from '../package/check-previous.ts';
import { checkSignature } from '../package/check-signature.ts';
import { checkTotals } from '../package/check-totals.ts';
import { compareFiles, readManifestIn } from '../package/stored-package.ts';

/** What the verb can be told. */
export interface VerifyOptions {
  readonly folder: string;
  /** The folder of the previous package. */
  readonly previous?: string;
  /** The file of the public key that must have signed. */
  readonly key?: string;
  readonly exitZero?: boolean;
}

/** `grantlens verify` */
export async function verifyPackage(options: VerifyOptions, io: Io): Promise<ExitCode> {
  const { folder, previous, key } = options;
  const stored = await readManifestIn(folder);
  const { manifest, bytes } = stored;
  const found = await compareFiles(folder, manifest);
  const beside: readonly string[] = [signatureFile, decisionsFile];
  const comparison = { ...found, extra: found.extra.filter((name) => !beside.includes(name)) };
  const checks: readonly Check[] = [
    checkFiles(comparison),
    await checkContents({ folder, stored, comparison }),
    checkTotals(manifest),
    await checkPreviousPackage(manifest, previous),
    await checkSignature({ folder, stored, isThere: found.extra.includes(signatureFile), key }),
    await checkDecisions(folder, found),
  ];
  const differences = checks.flatMap((check) => check.differences);
  const lines = [
    ...about(manifest),
    ...checks.map(({ title, says }) => [title, says] as const),
    ['manifest', `sha256 ${sha256(bytes)}`] as const,
  ].map(([title, says]) => `${title.padEnd(10)} ${says}`);
  const verdict =
    differences.length === 0
      ? 'verified: nothing differs'
      : `NOT VERIFIED: ${differences.length === 1 ? 'one thing differs' : `${differences.length} things differ`}`;
  io.out([...lines, '', verdict, ...differences.map((one) => `  ${one}`), ''].map(printable).join('\n'));
  return relaxed(differences.length === 0 ? exitCodes.yes : exitCodes.no, options.exitZero);
}

function about({ account, takenAt, reportId, tool }: Manifest): readonly (readonly [string, string])[] {
  return [
    ['account', account.name === null ? account.id : `${account.name} (${account.id})`],
    ['taken', `${takenAt.end} (UTC)`],
    ['report id', `${reportId}, by ${tool.name} ${tool.version}`],
  ];
}
