import { type Resource, whatCan, whoCan } from '@grantlens/engine';
import type { Holding } from '@grantlens/engine/internal';
import { standings } from '@grantlens/snapshot/internal';
import type { Question } from '@grantlens/testkit';
import { everyQuestion } from '@grantlens/testkit/internal';
import { test } from 'vitest';
import { forEveryAccount } from './generated.ts';
import { covers, type OpenedEngine, openEngineOn } from './opened.ts';
import { words } from './tally.ts';

const minutes = 60_000;

function firstOf<T>(all: readonly T[], wrong: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = wrong(one);
    if (found !== null) return found;
  }
  return null;
}

function isCovered(rows: readonly Holding[], group: string, on: Resource): boolean {
  return rows.some(
    ({ permissionGroup, effective, scope, except }) =>
      permissionGroup.key === group &&
      effective === 'allowed' &&
      covers(scope, on) &&
      !except.some((narrower) => covers(narrower, on)),
  );
}

/** Groups that hold other groups say with one row what they allow of every other group. */
function holdsOthers(rows: readonly Holding[]): boolean {
  return rows.some(
    ({ permissionGroup: { contents } }) => contents.kind !== 'listed' || contents.groups.size > 0,
  );
}

function whatCanDiffers(
  engine: OpenedEngine,
  principals: readonly string[],
  on: readonly string[],
): string | null {
  return firstOf(principals, (principal) => {
    const { holdings } = whatCan(engine.access, engine.principal(principal));
    const groups = [...new Set(holdings.map(({ permissionGroup }) => permissionGroup.key))];
    return firstOf(groups, (permission) =>
      firstOf(on, (resource) => {
        const question = { principal, permission, resource };
        const isAllowed = engine.verdict(question) === 'allowed';
        const isListed = isCovered(holdings, permission, engine.resource(resource));
        if (isListed === isAllowed || (isAllowed && holdsOthers(holdings))) return null;
        return `${words(question)}: ${isAllowed ? 'allowed' : 'not allowed'}, and what-can says otherwise`;
      }),
    );
  });
}

function whoCanDiffers(engine: OpenedEngine, questions: readonly Question[]): string | null {
  const asked = new Map(
    questions.map((question) => [`${question.permission} ${question.resource}`, question]),
  );
  return firstOf([...asked.values()], ({ permission, resource }) => {
    const [what, where] = [engine.permission(permission), engine.resource(resource)];
    const { listed } = whoCan(engine.access, what, where, [...standings]);
    return firstOf(engine.account.principals, ({ key: principal }) => {
      const one = engine.verdict({ principal, permission, resource });
      const row = listed.find((decision) => decision.principal.key === principal)?.verdict;
      const expected = one === 'allowed' || one === 'unknown' ? one : undefined;
      return row === expected
        ? null
        : `${words({ principal, permission, resource })}: ${one}, and who-can says ${row ?? 'nothing'}`;
    });
  });
}

test(
  'the engine lists in who-can exactly those who can, and those of whom that is unknown',
  () =>
    forEveryAccount((snapshot, asked) => {
      const questions = everyQuestion(snapshot);
      asked(questions.length);
      return whoCanDiffers(openEngineOn(snapshot), questions);
    }),
  60 * minutes,
);

test(
  'the engine shows in what-can exactly what can allows of every group held',
  () =>
    forEveryAccount((snapshot, asked) => {
      const questions = everyQuestion(snapshot);
      asked(questions.length);
      const principals = [...new Set(questions.map(({ principal }) => principal))];
      const resources = [...new Set(questions.map(({ resource }) => resource))];
      return whatCanDiffers(openEngineOn(snapshot), principals, resources);
    }),
  60 * minutes,
);
