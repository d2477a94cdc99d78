import type { Manifest } from '@grantlens/reporter';
import { faultsOf, manifestFile } from '@grantlens/reporter/internal';
import type { Check } from '../answers/verify.ts';
import { type Comparison, filesThatAre } from './stored-package.ts';

/**
 * Whether the manifest lists what a package of its kind must hold, and whether those files are there, and no others.
 * What changed in one is said by `checkContents`.
 */
export function checkFiles(manifest: Manifest, comparison: Comparison): Check {
  const { states, extra } = comparison;
  return {
    title: 'files',
    says: `${filesThatAre(comparison, 'same').length} of ${states.size} are as the manifest lists them`,
    differences: [
      ...faultsOf(manifest).map((fault) => `${manifestFile}: ${fault}`),
      ...filesThatAre(comparison, 'strange').map((name) => `${name}: it is not a plain file`),
      ...filesThatAre(comparison, 'missing').map(
        (name) => `${name}: the manifest lists it, and it is not there`,
      ),
      ...extra.map((name) => `${name}: it is there, and the manifest does not list it`),
    ],
  };
}
