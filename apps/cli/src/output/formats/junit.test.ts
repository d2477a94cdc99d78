import { expect, test } from 'vitest';
import { notice, place, ruling } from '../ruling.fixture.ts';
import { junitText } from './junit.ts';

test('a testcase has nothing in it, a failure, an error or what was skipped', async () => {
  const text = await junitText([
    ruling({ id: 'a', outcome: 'passed', notices: [] }),
    ruling({ id: 'b' }),
    ruling({ id: 'c', outcome: 'not-evaluated' }),
    ruling({ id: 'd', outcome: 'skipped', message: 'agreed by Astrid' }),
  ]);
  expect(text).toContain('<testcase classname="access.checks.yaml" name="a"/>');
  expect(text).toMatch(/name="b">\s*<failure type="high" message="1 principal breaks it">/);
  expect(text).toMatch(/name="c">\s*<error type="high" message="1 principal breaks it">/);
  expect(text).toMatch(/name="d">\s*<skipped>agreed by Astrid<\/skipped>/);
  expect(text).toContain('<testsuites tests="4" failures="1" errors="1">');
  expect(text).toContain(
    '<testsuite name="access.checks.yaml" tests="4" failures="1" errors="1" skipped="1">',
  );
});

test('each file has a testsuite of its own', async () => {
  const text = await junitText([
    ruling({ id: 'a' }),
    ruling({ id: 'b', place: { file: 'other.yaml' } }),
    ruling({ id: 'c' }),
  ]);
  expect(text.match(/<testsuite name="[^"]+" tests="\d"/g)).toEqual([
    '<testsuite name="access.checks.yaml" tests="2"',
    '<testsuite name="other.yaml" tests="1"',
  ]);
});

test('a failure lists its notices, why, what to do, the controls and the place', async () => {
  const text = await junitText([ruling({ notices: [notice(), notice({ waived: 'waived by Astrid' })] })]);
  expect(text).toContain(
    [
      'Only the DNS team edits DNS of the shop',
      '- ada@example.com may edit DNS',
      '- ada@example.com may edit DNS (waived by Astrid)',
      'Customers see it.',
      '→ Take it away.',
      'SOC 2 CC6.3',
      'access.checks.yaml:7',
    ].join('\n'),
  );
  expect(await junitText([ruling({ place: { file: place.file } })])).toContain(
    '\naccess.checks.yaml</failure>',
  );
});

test('names of others end no element and no attribute in JUnit, and what XML cannot write is U+FFFD', async () => {
  const name = '"]]>&lt;</failure><testcase name=\'x\u0001\u000b\ud800\uffff\u202e\n';
  const text = await junitText([ruling({ message: name, notices: [notice({ message: [{ name }] })] })]);
  const safe = `&quot;]]&gt;&amp;lt;&lt;/failure&gt;&lt;testcase name=&apos;x${'\ufffd'.repeat(4)}\\u202e\\u000a`;
  expect(text).toContain(`message="${safe}"`);
  expect(text).toContain(`- ${safe}\n`);
});
