import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, evaluateFindings, type FindingOptions, type FindingsAnswer } from '@grantlens/engine';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { scenarioFolder, takeSnapshot } from '../scenarios/scenario.ts';
import { shuffleAndDuplicate } from '../scenarios/shuffle.ts';

const stated = z.strictObject({
  takenAt: z.string(),
  earlier: z.array(z.strictObject({ when: z.string(), takenAt: z.string() })).default([]),
  complete: z.boolean(),
  found: z.record(z.string(), z.array(z.string())),
  clean: z.record(z.string(), z.int()),
  notEvaluated: z.record(z.string(), z.array(z.string())),
});

/** The snapshot as if it had been taken at a moment: findings depend on it. */
function takenAt({ digest: _digest, ...rest }: Snapshot, moment: string): Snapshot {
  return seal({ ...rest, takenAt: { start: moment, end: moment } });
}

const open = (snapshot: Snapshot) => compile(normalise(snapshot));

function inShort({ findings, complete }: FindingsAnswer) {
  const of = (wanted: string) => findings.filter(({ status }) => status === wanted);
  return {
    complete,
    found: Object.fromEntries(
      of('found').map(({ id, instances }) => [id, instances.map(({ what }) => what)]),
    ),
    clean: Object.fromEntries(of('clean').map(({ id, examined }) => [id, examined])),
    notEvaluated: Object.fromEntries(
      of('not-evaluated').map(({ id, missing }) => [id, missing.map(({ kind }) => kind)]),
    ),
  };
}

for (const name of ['north-harbour', 'small-agency']) {
  test(`the scenario ${name} has the findings that its story tells, in any order of rows`, async () => {
    const text = await readFile(join(scenarioFolder(name), 'findings.yaml'), 'utf8');
    const { takenAt: moment, earlier, ...expected } = stated.parse(parse(text));
    const snapshot = takenAt(await takeSnapshot(name), moment);
    const before = await Promise.all(
      earlier.map(async (one) => open(takenAt(await takeEarlierSnapshot(name, one.when), one.takenAt))),
    );
    const options: FindingOptions = { earlier: before };
    expect(inShort(evaluateFindings(open(snapshot), options))).toEqual(expected);
    const shuffled = evaluateFindings(open(shuffleAndDuplicate(snapshot, 1)), options);
    expect(shuffled).toEqual(evaluateFindings(open(snapshot), options));
  });
}
