import { compile, diff } from '@grantlens/engine';
import { GrantlensError, normalise, type Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import { accountAfterPlan, readTerraformPlan } from '@grantlens/terraform';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { type Chooser, chooserOf, draws } from './terraform/draws.ts';
import { bytesOf, planDocument } from './terraform/plan-document.ts';
import { drawResources } from './terraform/resources.ts';

/** The value with something else in the place of some of its parts. */
function bent(value: unknown, odd: readonly unknown[], chooser: Chooser): unknown {
  if (chooser.below(25) === 0) return chooser.one(odd);
  if (Array.isArray(value)) return value.map((one) => bent(one, odd, chooser));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bent(one, odd, chooser)]));
}

/** Whether a file was read; what is not a plan is refused in words. */
function isRead(file: Uint8Array, snapshot: Snapshot): boolean {
  try {
    const { account, addressOf } = accountAfterPlan(snapshot, readTerraformPlan(file));
    const { changes } = diff(compile(normalise(snapshot)), compile(account));
    for (const { principal, cause } of changes) for (const one of cause) addressOf(principal.key, one);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(GrantlensError);
    return false;
  }
}

test('a plan of which any part is something else is read or refused, and nothing else happens', () => {
  let read = 0;
  const odd = fc.array(
    fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(true, null, [true], {}, '*', 'a1/b2')),
    {
      minLength: 1,
    },
  );
  const run = fc.property(accounts(), draws, draws, odd, (snapshot, numbers, more, values) => {
    const document = planDocument(drawResources(snapshot, chooserOf(numbers)), String(snapshot.account.id));
    const chooser = chooserOf(more);
    const rows = document.resource_changes.map((row) => bent(row, values, chooser));
    const configuration = bent(document.configuration, values, chooser);
    const file = bytesOf({ ...document, resource_changes: rows, configuration } as typeof document);
    if (isRead(file, snapshot)) read += 1;
  });
  fc.assert(run, { numRuns: 60 + Math.ceil(budget.cases), seed: budget.seed });
  expect(read).toBeGreaterThan(20);
}, 600_000);
