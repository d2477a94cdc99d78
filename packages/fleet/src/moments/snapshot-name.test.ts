import { expect, test } from 'vitest';
import { isSnapshotName } from './snapshot-name.ts';

test.each(['a.snapshot.json', 'a.snapshot.json.gz', 'A.SNAPSHOT.JSON'])(
  '%s is called like a snapshot',
  (name) => {
    expect(isSnapshotName(name)).toBe(true);
  },
);

test.each([
  'index.json',
  'a.snapshot.json.partial',
  'a.snapshot.json.index',
  'a.snapshot.json.lock',
  'a.snapshot.activity.json.gz',
  'snapshot.json.gz',
])('%s is not called like a snapshot', (name) => {
  expect(isSnapshotName(name)).toBe(false);
});
