import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { reportFormats } from '../model/formats.ts';
import { renderReport } from '../render/files.ts';
import { buildReport } from '../sections/build-report.ts';
import { formatFiles, inputFiles, inputRoles, listedFiles, listingOf, unlistedFiles } from './contents.ts';

test.each(reportFormats)('the files of %s are those that are rendered', (format) => {
  const files = renderReport(buildReport(accessOf(), { toolVersion: '1' }), [format]);
  expect(files.map(({ name }) => name)).toEqual(formatFiles[format]);
});

test('every role is listed once, and no two files have one name', () => {
  expect([...inputRoles].sort()).toEqual(Object.keys(inputFiles).sort());
  const names = [...listedFiles, ...unlistedFiles];
  expect(new Set(names).size).toBe(names.length);
});

test('a package of nothing but a format lists that, the snapshot, and what proves it', () => {
  expect(listingOf({ formats: new Set(['json']), inputs: new Set() })).toEqual({
    formats: ['json'],
    inputs: [{ role: 'snapshot', file: 'snapshot.json.gz' }],
    files: ['catalogue.json', 'reperform.mjs', 'report.json', 'snapshot.json.gz'],
  });
});
