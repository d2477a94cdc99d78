import { expect, test } from 'vitest';
import { memberRow, openAccount } from '../raw-account.fixture.ts';
import { readRules } from './custom/read-rules.ts';
import { evaluateFindings } from './evaluate.ts';
import { severities } from './finding.ts';

test('findings of the catalogue and custom findings are in one order of severity, the gravest first', () => {
  const findings = severities.map((severity) => ({
    ...{ id: `own-${severity}`, title: 'Own', severity, why: 'So.', remedy: 'So.' },
    ...{ over: 'principal', when: 'true' },
  }));
  const rules = readRules({ format: 'grantlens.findings', version: 1, findings });
  const answer = evaluateFindings(openAccount({ members: [memberRow('ada')] }), { rules });
  const ranks = answer.findings.map(({ severity }) => severities.indexOf(severity));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(answer.findings.filter(({ source }) => source === 'custom')).toHaveLength(severities.length);
});
