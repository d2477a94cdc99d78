import { expect, test } from 'vitest';
import { readWaivers } from './read-waivers.ts';

const waiver = { finding: 'f', subject: 's', owner: 'Ruth', reason: 'It is old.', expires: '2026-03-31' };
const file = (...waivers: readonly unknown[]) => ({ format: 'grantlens.waivers', version: 1, waivers });

test('a waiver names an instance or a subject', () => {
  const byInstance = {
    ...waiver,
    subject: undefined,
    instance: 'f-0123456789ab',
    expires: '2026-03-31T12:00:00Z',
  };
  expect(readWaivers(file(waiver, byInstance))).toEqual([
    { ...waiver, instance: null },
    { ...byInstance, subject: null },
  ]);
});

test.each([
  ['another format', { format: 'grantlens.findings', version: 1, waivers: [] }, 'format'],
  ['no owner', file({ ...waiver, owner: ' ' }), 'waivers.0.owner'],
  ['no end', file(waiver, { ...waiver, expires: undefined }), 'waivers.1.expires'],
  [
    'an end that is not a day',
    file({ ...waiver, expires: 'soon' }),
    'waivers.0.expires: must be a day like 2026-03-31',
  ],
  [
    'an end that no calendar has',
    file({ ...waiver, expires: '2026-13-31' }),
    'waivers.0.expires: must be a day',
  ],
  [
    'both an instance and a subject',
    file({ ...waiver, instance: 'f-1' }),
    'waivers.0: needs an instance or a subject',
  ],
  ['neither', file({ ...waiver, subject: undefined }), 'waivers.0: needs an instance or a subject'],
  ['a field nobody knows', file({ ...waiver, until: 'x' }), 'waivers.0: Unrecognized key: "until"'],
])('a file of waivers with %s is refused where it is wrong', (_, wrong, where) => {
  expect(() => readWaivers(wrong)).toThrow(where);
});

test.each(['2026-02-30', '2026-03-31T12:00:00', '2026-03-31T12:00Z', '2026-03-31 12:00', 'T', '1'])(
  'an end of %s is neither a day nor a time with its zone',
  (expires) => {
    expect(() => readWaivers(file({ ...waiver, expires }))).toThrow('waivers.0.expires: must be a day');
  },
);
