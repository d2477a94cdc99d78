import { join } from 'node:path';
import type { Manifest } from '@grantlens/reporter';
import { faultsOf, firstSeenFile, inputFiles, manifestFile, sha256 } from '@grantlens/reporter/internal';
import { digestOf } from '@grantlens/snapshot/internal';
import type { Check } from '../answers/verify.ts';
import { readAgain } from './compare-manifests.ts';
import { logicOf, workbook } from './previous.ts';
import { compareFiles, filesThatAre, readManifestIn, type StoredManifest } from './stored-package.ts';

/** Whether the package in a folder is the one that this package follows, and still as it was written. */
export async function checkPreviousPackage(manifest: Manifest, folder: string | undefined): Promise<Check> {
  const title = 'previous';
  const { previousManifest } = manifest;
  if (folder === undefined) {
    const says = previousManifest === null ? 'none' : 'not looked at: pass --previous DIR';
    return { title, says, differences: [] };
  }
  if (previousManifest === null) {
    return { title, says: 'none', differences: [`${folder}: this package follows no other`] };
  }
  const stored = await readManifestIn(folder);
  if (sha256(stored.bytes) !== previousManifest) {
    const path = join(folder, manifestFile);
    const why = `${path}: it is not the manifest that this package follows, which is ${previousManifest}`;
    return { title, says: 'another', differences: [why] };
  }
  return lookInto(folder, stored, manifest);
}

/** The workbook is there to be written into: that somebody did so is said, and is not a difference. */
async function lookInto(folder: string, stored: StoredManifest, following: Manifest): Promise<Check> {
  const comparison = await compareFiles(folder, stored.manifest);
  const isFilledIn = filesThatAre(comparison, 'changed').includes(workbook);
  const same = filesThatAre(comparison, 'same').length;
  const filled = isFilledIn ? `; ${workbook} was changed since, as by filling it in` : '';
  const at = (name: string, why: string) => `${join(folder, name)}: ${why}`;
  const differences = [
    ...readAgain(stored).map((why) => join(folder, why)),
    ...faultsOf(stored.manifest).map((fault) => at(manifestFile, fault)),
    ...filesThatAre(comparison, 'strange').map((name) => at(name, 'it is not a plain file')),
    ...filesThatAre(comparison, 'missing').map((name) =>
      at(name, 'its manifest lists it, and it is not there'),
    ),
    ...filesThatAre(comparison, 'changed')
      .filter((name) => name !== workbook)
      .map((name) => at(name, 'it is not the file that its manifest lists')),
    ...comparison.extra.map((name) => at(name, 'it is there, and its manifest does not list it')),
    ...(hashIn(following, inputFiles.previous) === hashIn(stored.manifest, inputFiles.snapshot)
      ? []
      : [`${inputFiles.previous}: it is not the snapshot of ${folder}`]),
    ...(hashIn(following, inputFiles.previousFirstSeen) === hashIn(stored.manifest, firstSeenFile)
      ? []
      : [`${inputFiles.previousFirstSeen}: it is not what ${folder} says of since when things are seen`]),
    ...(isSameLogic(following, stored.manifest)
      ? []
      : [`${manifestFile}: what it says of the logic of ${folder} is not what is said there`]),
  ];
  const says = `${folder}: ${same} of ${comparison.states.size} files are as its manifest lists them${filled}`;
  return { title: 'previous', says, differences };
}

function isSameLogic(following: Manifest, previous: Manifest): boolean {
  return digestOf(following.logic?.previous ?? null) === digestOf(logicOf(previous));
}

function hashIn({ files }: Manifest, file: string): string | undefined {
  return files.find(({ name }) => name === file)?.sha256;
}
