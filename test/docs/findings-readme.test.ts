import { readFile } from 'node:fs/promises';
import { compile, evaluateFindings, readRules, readToxicPairs, readWaivers } from '@grantlens/engine';
import { readPeople } from '@grantlens/reporter';
import { normalise } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { takeSnapshot } from '../scenarios/scenario.ts';

const readme = await readFile(new URL('../../apps/cli/docs/findings.md', import.meta.url), 'utf8');
const hrData = await readFile(new URL('../../apps/cli/docs/hr-data.md', import.meta.url), 'utf8');
const files = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => parse(text ?? ''));
const [waivers, toxic, rules] = ['grantlens.waivers', 'grantlens.toxic', 'grantlens.findings'].map((format) =>
  files.find((file) => file.format === format),
);

test('the waivers, toxic pairs and findings that the page shows do what its text says', async () => {
  const { findings, unmatchedWaivers } = evaluateFindings(
    compile(normalise(await takeSnapshot('north-harbour'))),
    {
      waivers: readWaivers(waivers).map((waiver) => ({ ...waiver, expires: '9999-12-31' })),
      toxicPairs: readToxicPairs(toxic),
      rules: readRules(rules),
    },
  );
  const named = (id: string) => findings.find((finding) => finding.id === id);
  expect(unmatchedWaivers).toEqual([]);
  expect(named('super-administrator-direct')?.open).toBe(1);
  expect(named('separation-of-duties')?.instances.map(({ subject }) => subject.name)).toContain(
    'elin.strand@northharbour.example',
  );
  expect(named('contractors-with-the-ticket-zone')).toMatchObject({
    status: 'clean',
    controls: [{ framework: 'House rules', id: 'HR-7' }],
  });
  expect(named('contractors-with-dns')?.instances.map(({ subject }) => subject.name)).toContain(
    'kai.brennan@kelp-and-cable.example',
  );
});

test('the HR data that the page shows says who left', async () => {
  const [, csv = ''] = /```csv\n([\s\S]*?)```/.exec(hrData) ?? [];
  const { rows, unused } = readPeople(Buffer.from(csv));
  expect({ rows: rows.length, unused }).toEqual({ rows: 2, unused: [] });
  const { findings } = evaluateFindings(compile(normalise(await takeSnapshot('north-harbour'))), {
    people: rows,
  });
  const leavers = findings.find(({ id }) => id === 'leaver-still-member');
  expect(leavers?.instances.map(({ subject }) => subject.name)).toEqual(['tove.berg@northharbour.example']);
});
