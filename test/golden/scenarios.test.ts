import { normalise } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { openEngine } from '../scenarios/engine.ts';
import type { Implementation, Open } from '../scenarios/implementation.ts';
import { openOracleImplementation } from '../scenarios/oracle.ts';
import { type Questions, readQuestions } from '../scenarios/questions.ts';
import { scenarioFolder, scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { shuffleAndDuplicate } from '../scenarios/shuffle.ts';

const implementations: Readonly<Record<string, Open>> = {
  engine: openEngine,
  oracle: openOracleImplementation,
};

const sorted = (words: readonly string[]) => [...words].sort();
const sortedRows = (rows: readonly object[]) => sorted(rows.map((row) => JSON.stringify(row)));

/** Holds an implementation to every answer a scenario states. */
function holdTo(questions: Questions, account: Implementation): void {
  for (const { principal, permission, resource, verdict, because } of questions.can) {
    const answer = account.can(principal, permission, resource);
    const question = `can ${principal} ${permission} on ${resource}`;
    expect({ question, verdict: answer.verdict }).toEqual({ question, verdict });
    if (because !== undefined && answer.because !== undefined)
      expect({ question, sets: sortedRows(answer.because) }).toEqual({ question, sets: sortedRows(because) });
  }
  for (const { permission, resource, include, allowed, unknown } of questions.whoCan) {
    const answer = account.whoCan(permission, resource, include);
    const question = `who can ${permission} on ${resource}`;
    expect({ question, allowed: sorted(answer.allowed) }).toEqual({ question, allowed: sorted(allowed) });
    expect({ question, unknown: sorted(answer.unknown) }).toEqual({ question, unknown: sorted(unknown) });
  }
  const { whatCan } = account;
  for (const { principal, rows } of whatCan === undefined ? [] : questions.whatCan) {
    const inOrder = rows.map((row) => ({ ...row, except: sorted(row.except), via: sorted(row.via) }));
    const answer = (whatCan?.(principal) ?? []).map((row) => ({
      ...row,
      except: sorted(row.except),
      via: sorted(row.via),
    }));
    expect({ principal, rows: sortedRows(answer) }).toEqual({ principal, rows: sortedRows(inOrder) });
  }
}

/** The questions are readings of one relation: who is listed is who can, for everything the scenario mentions (S13). */
function agree(questions: Questions, account: Implementation): void {
  const asked = [...questions.can, ...questions.whoCan].map(({ permission, resource }) => ({
    permission,
    resource,
  }));
  const distinct = new Map(asked.map((pair) => [JSON.stringify(pair), pair]));
  for (const { permission, resource } of distinct.values()) {
    const listed = account.whoCan(permission, resource, ['pending', 'inactive']);
    for (const principal of account.principals) {
      const { verdict } = account.can(principal, permission, resource);
      const question = `${principal} ${permission} ${resource}`;
      expect({ question, allowed: listed.allowed.includes(principal) }).toEqual({
        question,
        allowed: verdict === 'allowed',
      });
      expect({ question, unknown: listed.unknown.includes(principal) }).toEqual({
        question,
        unknown: verdict === 'unknown',
      });
    }
  }
}

for (const name of scenarioNames) {
  const questions = await readQuestions(scenarioFolder(name));
  const snapshot = await takeSnapshot(name);

  test(`the scenario ${name} is read whole, and every row that cannot be read has an issue`, () => {
    const account = normalise(snapshot);
    const unreadable = account.coverage.filter((row) => row.unreadable > 0);
    expect(
      unreadable.every(({ collection }) => account.issues.some((issue) => issue.collection === collection)),
    ).toBe(true);
  });

  for (const [implementation, open] of Object.entries(implementations)) {
    test(`the ${implementation} gives every answer that the scenario ${name} states`, () =>
      holdTo(questions, open(snapshot)));
    test(`the ${implementation} gives the answers of the scenario ${name} in any order and with rows twice`, () => {
      for (const seed of [1, 2, 3]) holdTo(questions, open(shuffleAndDuplicate(snapshot, seed)));
    });
    test(`the ${implementation} answers can and who-can as one relation in the scenario ${name}`, () =>
      agree(questions, open(snapshot)));
  }
}
