import { type Manifest, reportFormats } from '@grantlens/reporter';
import { sha256 } from '@grantlens/reporter/internal';
import { invariant } from '@grantlens/snapshot/internal';
import { type ExitCode, exitCodes } from '../exit-code.ts';

/** One of the things that are checked about a package: its outcome, and every difference as a sentence. */
export interface Check {
  readonly title: string;
  readonly says: string;
  readonly differences: readonly string[];
  /** What could not be looked at, and what to do about it; there only where something could not. */
  readonly unlooked?: string;
}

/** The outcome, and whether the package was regenerated: without that nobody may call it verified. */
export interface ContentsCheck extends Check {
  readonly isRegenerated: boolean;
  /** The ids of the units of the report; null where it was not regenerated. */
  readonly units: ReadonlySet<string> | null;
}

/** A package, and what each check of it found. */
export interface CheckedPackage {
  readonly manifest: Manifest;
  /** Of the manifest. */
  readonly bytes: Uint8Array;
  readonly checks: readonly Check[];
  readonly contents: ContentsCheck;
}

/** The answer of `verify`, in lines. */
export interface VerifyAnswer {
  readonly code: ExitCode;
  readonly lines: readonly string[];
  /** Of these, what is not as it should be. */
  readonly wrong: readonly string[];
}

/** What a package is, what was checked, and the outcome. */
export function answerVerify({ manifest, bytes, checks, contents }: CheckedPackage): VerifyAnswer {
  const outcome = outcomeOf(checks, contents, manifest);
  const lines = [
    ...about(manifest),
    ...checks.map(({ title, says }) => [title, says] as const),
    ['manifest', `sha256 ${sha256(bytes)}`] as const,
  ].map(([title, says]) => `${title.padEnd(10)} ${says}`);
  return {
    code: outcome.code,
    lines: [...lines, '', ...outcome.lines],
    wrong: outcome.code === exitCodes.yes ? [] : outcome.lines,
  };
}

interface Outcome {
  readonly code: ExitCode;
  readonly lines: readonly string[];
}

/** The outcome of all checks. A difference stays one whatever else could be looked at, and goes first. */
function outcomeOf(
  checks: readonly Check[],
  { isRegenerated }: ContentsCheck,
  { formats }: Manifest,
): Outcome {
  const differences = checks.flatMap((check) => check.differences);
  if (differences.length > 0) {
    const count = differences.length === 1 ? 'one thing differs' : `${differences.length} things differ`;
    const lines = [`NOT VERIFIED: ${count}`, ...differences.map((one) => `  ${one}`)];
    return { code: exitCodes.no, lines };
  }
  const unlooked = checks.flatMap((check) => check.unlooked ?? []);
  if (unlooked.length > 0) {
    const what = isRegenerated
      ? 'verified, the closing by hashes only'
      : 'verified by hashes and digests only';
    return { code: exitCodes.incomplete, lines: [`${what}, NOT regenerated: ${unlooked.join('; ')}`] };
  }
  invariant(isRegenerated, 'what was not regenerated differs, or another version made it');
  const without = reportFormats.filter((format) => !formats.includes(format));
  const those = without.length === 0 ? '' : `, without ${without.join(', ')}`;
  return {
    code: exitCodes.yes,
    lines: [`verified: nothing differs; the report is there as ${formats.join(', ')}${those}`],
  };
}

function about({ account, takenAt, reportId, tool }: Manifest): readonly (readonly [string, string])[] {
  return [
    ['account', account.name === null ? account.id : `${account.name} (${account.id})`],
    ['taken', `${takenAt.end} (UTC)`],
    ['report id', `${reportId}, by ${tool.name} ${tool.version}`],
  ];
}
