import type { Notice, Place, Ruling } from './ruling.ts';

/** Where the fixtures stand. */
export const place: Place = { file: 'access.checks.yaml', line: 7, column: 5 };

/** Something that breaks a rule. */
export const notice = (more: Partial<Notice> = {}): Notice => ({
  kind: 'broken',
  message: [{ name: 'ada@example.com' }, ' may edit DNS'],
  place,
  about: ['m-ada', 'dns_records:edit', null],
  waived: null,
  ...more,
});

/** A rule that failed, with one notice. */
export const ruling = (more: Partial<Ruling> = {}): Ruling => ({
  id: 'shop-dns',
  title: 'Only the DNS team edits DNS of the shop',
  severity: 'high',
  why: 'Customers see it.',
  remedy: 'Take it away.',
  controls: ['SOC 2 CC6.3'],
  place,
  outcome: 'failed',
  message: '1 principal breaks it',
  notices: [notice()],
  ...more,
});
