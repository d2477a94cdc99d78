import { GrantlensError } from '../errors.ts';
import { isObject } from '../json.ts';
import { snapshotFormat, snapshotVersion } from './snapshot.ts';

type Step = (file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** From each older version to the one after it. Version 1 is the first: there is nothing to migrate yet. */
const steps: ReadonlyMap<number, Step> = new Map();

/** Brings a file of any version this program ever wrote to the present one. */
export function migrate(file: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(file) || file.format !== snapshotFormat) {
    throw new GrantlensError('snapshot-unreadable', 'it is not a grantlens snapshot');
  }
  let current = file;
  while (current.version !== snapshotVersion) {
    const version = current.version;
    const step = typeof version === 'number' ? steps.get(version) : undefined;
    if (step === undefined) {
      throw new GrantlensError(
        'snapshot-version',
        `it has version ${JSON.stringify(version)}, and this program reads versions up to ${snapshotVersion}`,
      );
    }
    current = step(current);
  }
  return current;
}
