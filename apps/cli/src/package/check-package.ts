import { signatureFile } from '@grantlens/reporter/internal';
import type { Check, CheckedPackage } from '../answers/verify.ts';
import { checkClosing } from './check-closing.ts';
import { checkContents } from './check-contents.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkFiles } from './check-files.ts';
import { checkPreviousPackage } from './check-previous.ts';
import { checkSignature } from './check-signature.ts';
import { checkTotals } from './check-totals.ts';
import { type Comparison, compareFiles, readManifestIn } from './stored-package.ts';

/** A package to be checked, and what it is held to. */
export interface PackageToCheck {
  readonly folder: string;
  /** The folder of the previous package. */
  readonly previous?: string | undefined;
  /** The file of the public key that must have signed. */
  readonly key?: string | undefined;
  readonly maxSize?: number | undefined;
}

/** Regenerates a package and checks everything about it: the same for `verify` and for a review that starts. */
export async function checkPackage({
  folder,
  previous,
  key,
  maxSize,
}: PackageToCheck): Promise<CheckedPackage & { readonly comparison: Comparison }> {
  const stored = await readManifestIn(folder);
  const { manifest, bytes } = stored;
  const comparison = await compareFiles(folder, manifest);
  const contents = await checkContents({ folder, stored, comparison, maxSize });
  const isSigned = comparison.unlisted.includes(signatureFile);
  const checks: readonly Check[] = [
    checkFiles(manifest, comparison),
    contents,
    checkTotals(manifest),
    await checkPreviousPackage(manifest, previous),
    await checkSignature({ folder, stored, isThere: isSigned, key }),
    await checkDecisions({ folder, comparison, units: contents.units }),
    await checkClosing({ folder, manifest, maxSize }),
  ];
  return { manifest, bytes, checks, contents, comparison };
}
