import type { Result } from 'sarif';
import { expect, test } from 'vitest';
import { notice, place, ruling } from '../ruling.fixture.ts';
import type { Notice, Ruling } from '../ruling.ts';
import { sarifRun } from './sarif.ts';

const resultOf = (one: Partial<Notice>, of: Partial<Ruling> = {}): Result => {
  const [result] = sarifRun([ruling({ ...of, notices: [notice(one)] })]).results ?? [];
  if (result === undefined) throw new Error('there is no result');
  return result;
};
const uriOf = (file: string) =>
  resultOf({ place: { file } }).locations?.[0]?.physicalLocation?.artifactLocation?.uri;

test.each([
  ['critical', 'error', '9.5'],
  ['high', 'error', '8.0'],
  ['medium', 'warning', '5.5'],
  ['low', 'note', '2.0'],
  ['info', 'note', '0.0'],
] as const)('a rule that is %s has the level %s in SARIF', (severity, level, number) => {
  const { tool, results } = sarifRun([ruling({ severity })]);
  expect(tool.driver.rules?.[0]).toMatchObject({
    id: 'shop-dns',
    defaultConfiguration: { level },
    properties: { 'security-severity': number, tags: ['security', 'SOC 2 CC6.3'] },
  });
  expect(results?.[0]).toMatchObject({ ruleId: 'shop-dns', ruleIndex: 0, kind: 'fail', level });
});

test('what keeps a rule from being settled is an open result without a level', () => {
  expect(resultOf({ kind: 'unsettled' })).toMatchObject({ kind: 'open', level: 'none' });
});

test('a result has the file, line and column of its notice', () => {
  expect(resultOf({}).locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'access.checks.yaml' },
        region: { startLine: 7, startColumn: 5 },
      },
    },
  ]);
});

test('the fingerprint of a result changes with what it is about, and not with its words or its place', () => {
  const print = (one: Partial<Notice>, of: Partial<Ruling> = {}) =>
    resultOf(one, of).partialFingerprints?.['grantlens/v1'];
  expect(print({})).toMatch(/^[0-9a-f]{64}$/);
  expect(print({ message: ['other words'], place: { file: 'moved.yaml', line: 900 } })).toBe(print({}));
  expect(print({}, { title: 'another title', severity: 'low' })).toBe(print({}));
  for (const about of [['m-bob', 'dns_records:edit', null], ['m-ada', 'dns_records:edit', 'zone'], ['m-ada']])
    expect(print({ about })).not.toBe(print({}));
  expect(print({}, { id: 'other' })).not.toBe(print({}));
});

test('a notice that is waived is a suppressed result with the reason', () => {
  const [suppression] = resultOf({ waived: 'waived by Astrid' }).suppressions ?? [];
  expect(suppression).toEqual({ kind: 'external', status: 'accepted', justification: 'waived by Astrid' });
});

test('a name of others makes no link and fills in nothing in a message of SARIF', () => {
  expect(resultOf({ message: [{ name: '[click](https://evil.example) {0} }' }] }).message.text).toBe(
    '\\[click\\](https://evil.example) {{0}} }}',
  );
});

test.each([
  ['my snapshot.json.gz', 'my%20snapshot.json.gz'],
  ['a:b/c#d?e.yaml', 'a%3Ab/c%23d%3Fe.yaml'],
  ['../éa/100%.yaml', '../%C3%A9a/100%25.yaml'],
  ['D:\\checks\\a b.yaml', 'file:///D:/checks/a%20b.yaml'],
])('the file %s is the reference %s', (file, uri) => {
  expect(uriOf(file)).toBe(uri);
});

test('a file without a line is shown at its first line', () => {
  const [location] = resultOf({ place: { file: place.file } }).locations ?? [];
  expect(location?.physicalLocation?.region).toEqual({ startLine: 1 });
});
