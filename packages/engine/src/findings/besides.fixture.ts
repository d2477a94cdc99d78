import { type CollectionStatus, normalise, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, type ExtraName, extraNames } from '@grantlens/snapshot/internal';
import { type Access, compile } from '../access/access.ts';
import { rawSnapshot } from '../raw-account.fixture.ts';

/** The rows of the extras, or the status of one that was not read whole. */
export type Besides = Partial<Readonly<Record<ExtraName, readonly unknown[] | CollectionStatus>>>;

/** An account of some rows, with what was read besides: nothing of an extra that is not named. */
export function openWithBesides(
  rows: Partial<Readonly<Record<CollectionName, unknown>>>,
  besides: Besides,
  changes: Partial<Snapshot> = {},
): Access {
  const snapshot = { ...rawSnapshot(rows), ...changes };
  const at = snapshot.takenAt.end;
  const extras = extraNames.flatMap((name) => {
    const given = besides[name];
    if (given === undefined) return [];
    if (typeof given === 'string') return [[name, { status: given, items: [], requests: [] }]];
    const request = { path: `/${name}`, query: {}, httpStatus: 200, at, rows: given.length, bodySha256: '' };
    return [[name, { status: 'complete', items: given, requests: [request] }]];
  });
  return compile(normalise({ ...snapshot, extras: Object.fromEntries(extras) }));
}
