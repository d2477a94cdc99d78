import { unitsOf } from '@grantlens/engine';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { kinds } from './kinds.ts';
import { isAbout, pointOf, speaksOf } from './plan-records.ts';
import {
  accountAfter,
  knowsTheSame,
  type Point,
  planned,
  pointsIn,
  rankIn,
  someWords,
  type Word,
} from './planned-account.ts';

const numRuns = Math.ceil(budget.cases / 2) + 20;
const { seed } = budget;
const minutes = 60_000;

for (const [kind, snapshots] of Object.entries(kinds)) {
  test(
    `law 1: the plan of ${kind} removes what was revoked, and changes what it says and nothing else`,
    () =>
      fc.assert(
        fc.property(snapshots, someWords, (snapshot, words) => {
          const { access, plan } = planned(snapshot, words);
          const after = accountAfter(snapshot, plan);
          const left = new Map(unitsOf(after).all.map((unit) => [String(unit.id), unit]));
          for (const { units, unintended } of plan.steps) {
            if (unintended.length > 0) continue;
            for (const id of units) {
              const unit = left.get(id);
              expect(unit === undefined || unit.principal?.standing === 'inactive', id).toBe(true);
            }
          }
          // Where only the row of somebody who is removed says what a role is, the later snapshot knows less.
          if (!knowsTheSame(access, after)) return;
          const points = pointsIn(access);
          let was = access;
          for (const [at, step] of plan.steps.entries()) {
            const is = accountAfter(snapshot, plan, at + 1);
            for (const principal of access.account.principals) {
              if (principal.standing === 'inactive') continue;
              const [gains, loses] = [step.gains, step.loses].map((list) =>
                list.filter((change) => isAbout(change, principal)),
              );
              const difference = (point: Point) => {
                const [now, then] = [is, was].map((state) => rankIn(state, principal.key, point));
                return (now ?? 0) - (then ?? 0);
              };
              for (const point of points) {
                const by = difference(point);
                const said = by > 0 ? gains : by < 0 ? loses : null;
                // What a permission group may hold has no row of its own where the group has one.
                const isDoubted = point.permission.kind === 'atomic' && Math.abs(by) < 2;
                if (said === null || isDoubted) continue;
                const where = `${at} ${principal.key} ${JSON.stringify(point.permission)} ${scopeIdentity(point.scope)}`;
                expect(
                  said?.some((change) => speaksOf(change, point, access)),
                  where,
                ).toBe(true);
              }
              for (const [sign, list] of [[1, gains] as const, [-1, loses] as const])
                for (const change of list ?? []) {
                  const point = pointOf(change, points);
                  const where = `${at} ${principal.key} ${JSON.stringify(change)}`;
                  if (point !== null) expect(Math.sign(difference(point)), where).toBe(sign);
                }
            }
            was = is;
          }
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );

  test(
    `no step of the plan of ${kind} gives anybody for a while what they have neither before nor afterwards`,
    () =>
      fc.assert(
        fc.property(snapshots, someWords, (snapshot, words) => {
          const { access, plan } = planned(snapshot, words);
          const states = plan.steps.map((_step, at) => accountAfter(snapshot, plan, at + 1));
          const end = states.at(-1) ?? access;
          const points = pointsIn(access);
          for (const [at, state] of states.entries()) {
            const isMomentary = plan.steps
              .slice(0, at + 1)
              .some((step) => step.unintended.some((change) => change.momentary === true));
            if (isMomentary) continue;
            for (const { key } of access.account.principals)
              for (const point of points)
                expect(
                  rankIn(state, key, point),
                  `${at} ${key} ${JSON.stringify(point.permission)}`,
                ).toBeLessThanOrEqual(Math.max(rankIn(access, key, point), rankIn(end, key, point)));
          }
        }),
        { numRuns: Math.ceil(numRuns / 2), seed },
      ),
    10 * minutes,
  );

  test(
    `law 2: the plan of ${kind} is the same in whatever order the decisions arrive`,
    () =>
      fc.assert(
        fc.property(snapshots, fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }), (snapshot, numbers) => {
          const at = (n: number): Word =>
            (['keep', 'revoke', 'revoke', null, 'keep', 'revoke'] as const)[n] ?? null;
          const words = () =>
            fc.stream(
              (function* () {
                for (let n = 0; ; n++) yield at(numbers[n % numbers.length] ?? 0);
              })(),
            );
          expect(planned(snapshot, words(), 'reversed').plan).toEqual(planned(snapshot, words()).plan);
        }),
        { numRuns: Math.ceil(numRuns / 2), seed },
      ),
    10 * minutes,
  );
}
