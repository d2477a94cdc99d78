import { compile, evaluateFindings, type FindingsAnswer, readRules } from '@grantlens/engine';
import { GrantlensError, normalise } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const access = compile(normalise(await takeSnapshot('small-agency')));

const evaluate = (when: string): FindingsAnswer => {
  const rule = {
    id: 'own',
    title: 'Own',
    severity: 'low',
    why: 'So.',
    remedy: 'So.',
    over: 'principal',
    when,
  };
  return evaluateFindings(access, {
    rules: readRules({ format: 'grantlens.findings', version: 1, findings: [rule] }),
  });
};

const outcome = (when: string): string => {
  try {
    return JSON.stringify(evaluate(when).findings.find(({ id }) => id === 'own'));
  } catch (error) {
    if (error instanceof GrantlensError && error.code === 'rules-unreadable') return error.message;
    throw error;
  }
};

const layer = fc.record({
  macro: fc.constantFrom('all', 'exists', 'exists_one', 'filter', 'map'),
  length: fc.integer({ min: 0, max: 60 }),
  grows: fc.constantFrom('', '.map(e, e + e)', '.map(e, e.split(""))[0]', ' + ["a", "b"]'),
});

const nested = (layers: readonly { macro: string; length: number; grows: string }[], innermost: string) =>
  layers.reduceRight((inner, { macro, length, grows }, depth) => {
    const list = `([${Array.from({ length }, () => '"aa"').join(', ')}] + principal.groups)${grows}`;
    const whole = `(${list}).${macro}(v${depth}, ${inner})`;
    return macro === 'filter' || macro === 'map' ? `size(${whole}) > 0` : whole;
  }, innermost);

test('nested macros answer or are refused, the same each time', () => {
  const refused: boolean[] = [];
  fc.assert(
    fc.property(
      fc.array(layer, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('true', 'false', 'principal.name == "x"', '1 / 0 == 1', 'v0.matches("^((a+)+)+b$")'),
      (layers, innermost) => {
        const when = nested(layers, innermost);
        const found = outcome(when);
        refused.push(found.includes('takes too long'));
        if (refused.length % 5 === 0) expect(outcome(when)).toBe(found);
      },
    ),
    { seed: budget.seed, numRuns: 8 + Math.ceil(budget.cases / 20) },
  );
  expect(new Set(refused)).toEqual(new Set([true, false]));
}, 300_000);
