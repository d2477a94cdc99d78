import { printable } from '@grantlens/engine/internal';
import { type Manifest, reportFormats } from '@grantlens/reporter';
import { sha256, signatureFile } from '@grantlens/reporter/internal';
import { invariant } from '@grantlens/snapshot/internal';
import { type ExitCode, exitCodes, relaxed } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Check } from '../package/check.ts';
import { type ContentsCheck, checkContents } from '../package/check-contents.ts';
import { checkDecisions } from '../package/check-decisions.ts';
import { checkFiles } from '../package/check-files.ts';
import { checkPreviousPackage } from '../package/check-previous.ts';
import { checkSignature } from '../package/check-signature.ts';
import { checkTotals } from '../package/check-totals.ts';
import { compareFiles, readManifestIn } from '../package/stored-package.ts';

/** The options of the verb. */
export interface VerifyOptions {
  readonly folder: string;
  /** The folder of the previous package. */
  readonly previous?: string;
  /** The file of the public key that must have signed. */
  readonly key?: string;
  /** Nothing is said of what is as it should be. */
  readonly quiet?: boolean;
  /** The most bytes that a snapshot in it may have, unpacked. */
  readonly maxSize?: number;
  readonly exitZero?: boolean;
}

/** `grantlens verify` */
export async function verifyPackage(options: VerifyOptions, io: Io): Promise<ExitCode> {
  const { folder, previous, key } = options;
  const stored = await readManifestIn(folder);
  const { manifest, bytes } = stored;
  const comparison = await compareFiles(folder, manifest);
  const contents = await checkContents({ folder, stored, comparison, maxSize: options.maxSize });
  const isSigned = comparison.unlisted.includes(signatureFile);
  const checks: readonly Check[] = [
    checkFiles(manifest, comparison),
    contents,
    checkTotals(manifest),
    await checkPreviousPackage(manifest, previous),
    await checkSignature({ folder, stored, isThere: isSigned, key }),
    await checkDecisions(folder, comparison),
  ];
  const outcome = outcomeOf(checks, contents, manifest);
  const lines = [
    ...about(manifest),
    ...checks.map(({ title, says }) => [title, says] as const),
    ['manifest', `sha256 ${sha256(bytes)}`] as const,
  ].map(([title, says]) => `${title.padEnd(10)} ${says}`);
  const shown = options.quiet
    ? outcome.code === exitCodes.yes
      ? []
      : outcome.lines
    : [...lines, '', ...outcome.lines];
  io.out(shown.map((line) => `${printable(line)}\n`).join(''));
  return relaxed(outcome.code, options.exitZero);
}

interface Outcome {
  readonly code: ExitCode;
  readonly lines: readonly string[];
}

/** The outcome of all checks. A difference stays one whatever else could be looked at, and goes first. */
function outcomeOf(
  checks: readonly Check[],
  { isMadeAgain, unlooked }: ContentsCheck,
  { formats }: Manifest,
): Outcome {
  const differences = checks.flatMap((check) => check.differences);
  if (differences.length > 0) {
    const count = differences.length === 1 ? 'one thing differs' : `${differences.length} things differ`;
    const lines = [`NOT VERIFIED: ${count}`, ...differences.map((one) => `  ${one}`)];
    return { code: exitCodes.no, lines };
  }
  if (isMadeAgain) {
    const without = reportFormats.filter((format) => !formats.includes(format));
    const those = without.length === 0 ? '' : `, without ${without.join(', ')}`;
    return {
      code: exitCodes.yes,
      lines: [`verified: nothing differs; the report is there as ${formats.join(', ')}${those}`],
    };
  }
  invariant(unlooked !== undefined, 'what was not regenerated differs, or another version made it');
  return {
    code: exitCodes.incomplete,
    lines: [`verified by hashes and digests only, NOT regenerated: ${unlooked}`],
  };
}

function about({ account, takenAt, reportId, tool }: Manifest): readonly (readonly [string, string])[] {
  return [
    ['account', account.name === null ? account.id : `${account.name} (${account.id})`],
    ['taken', `${takenAt.end} (UTC)`],
    ['report id', `${reportId}, by ${tool.name} ${tool.version}`],
  ];
}
