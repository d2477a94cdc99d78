import { type AccessIndex, accountResource, compileIndex, type Resource } from '@grantlens/engine';
import { relate, saidBits, verdicts, zoneResource } from '@grantlens/engine/internal';
import type { PrincipalKey, Snapshot } from '@grantlens/snapshot';
import { resourceKey } from '@grantlens/snapshot/internal';
import { oddSnapshot } from '@grantlens/testkit';
import { everyQuestion } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from './budget.ts';
import { type OpenedEngine, openEngineOn } from './opened.ts';

const minutes = 60_000;

/** An account, opened both ways. */
interface Opened {
  readonly snapshot: Snapshot;
  readonly engine: OpenedEngine;
  readonly index: AccessIndex;
}

function handles({ index, engine }: Opened, question: ReturnType<typeof everyQuestion>[number]) {
  return [
    index.principal(question.principal as PrincipalKey),
    index.permission(engine.permission(question.permission)),
    index.resource(resourceKey(question.resource)),
  ] as const;
}

function holdsAlways(rule: (one: Opened) => void): void {
  const property = fc.property(oddSnapshot, (snapshot) => {
    const engine = openEngineOn(snapshot);
    rule({ snapshot, engine, index: compileIndex(engine.account) });
  });
  fc.assert(property, { numRuns: budget.cases, seed: budget.seed });
}

test(
  'the compiled index gives the verdict that the graph gives, one by one and in a batch',
  () => {
    holdsAlways((one) => {
      const questions = everyQuestion(one.snapshot).filter(isKnownTo(one.engine));
      const batch = one.index.canMany(Int32Array.from(questions.flatMap((asked) => handles(one, asked))));
      const slow = questions.map((asked) => `${words(asked)} ${one.engine.verdict(asked)}`);
      const singly = questions.map(
        (asked) => `${words(asked)} ${verdictOf(one.index.can(...handles(one, asked)))}`,
      );
      const byName = questions.map((asked) => `${words(asked)} ${one.engine.quick(asked)}`);
      expect(singly).toEqual(slow);
      expect(byName).toEqual(slow);
      expect(questions.map((asked, at) => `${words(asked)} ${verdictOf(batch[at])}`)).toEqual(slow);
    });
  },
  10 * minutes,
);

test(
  'the compiled index lists who can as the graph does',
  () => {
    holdsAlways(({ snapshot, engine, index }) => {
      const places = everyQuestion(snapshot);
      for (const [name, { permission, resource }] of new Map(
        places.map((one) => [`${one.permission} on ${one.resource}`, one]),
      )) {
        const asked = engine.permission(permission);
        if (!isKnownTo(engine)({ permission })) continue;
        const answer = index.whoCan(index.permission(asked), index.resource(resourceKey(resource)));
        for (const verdict of ['allowed', 'unknown'] as const) {
          const slow = engine.account.principals.filter(
            (principal) =>
              principal.standing === 'active' &&
              relate(engine.access, principal, asked, engine.resource(resource)).verdict === verdict,
          );
          const fast = [...answer[verdict]].sort((a, b) => a - b).map((at) => engine.account.principals[at]);
          expect([name, verdict, fast]).toEqual([name, verdict, slow]);
        }
      }
    });
  },
  10 * minutes,
);

test(
  'the compiled index names the grants that bear on a question as the graph does',
  () => {
    holdsAlways((one) => {
      const { engine, index } = one;
      for (const asked of everyQuestion(one.snapshot).filter(isKnownTo(engine))) {
        const [who, what, where] = handles(one, asked);
        expect([words(asked), bearingsOf(index, who, what, where)]).toEqual([
          words(asked),
          graphBearings(engine, asked),
        ]);
      }
    });
  },
  10 * minutes,
);

test(
  'the compiled index counts in its whole table what can allows',
  () => {
    holdsAlways(({ engine, index }) => {
      const { account, access } = engine;
      const places: Resource[] = [
        accountResource(account),
        ...[...account.zonesByKey.values()].map(zoneResource),
      ];
      let triples = 0;
      for (const principal of account.principals)
        for (const name of account.permissions)
          for (const resource of places)
            if (relate(access, principal, { kind: 'atomic', name }, resource).verdict === 'allowed')
              triples += 1;
      expect(index.table().triples).toBe(triples);
    });
  },
  10 * minutes,
);

/** Whether the account has a permission: the index refuses to be asked about any other. */
const isKnownTo =
  ({ account }: OpenedEngine) =>
  ({ permission }: { readonly permission: string }): boolean =>
    !permission.includes(':') || account.permissions.includes(permission);

const words = (asked: ReturnType<typeof everyQuestion>[number]): string =>
  `can ${asked.principal} ${asked.permission} on ${asked.resource}`;

const verdictOf = (at: number | undefined) => verdicts[at ?? -1];

function bearingsOf(index: AccessIndex, ...asked: readonly [number, number, number]): readonly string[] {
  return index
    .bearing(...asked)
    .map(({ policy, permissionGroup, resourceGroup, place, said: bits }) => {
      const group = policy.permissionGroups[permissionGroup]?.key;
      const reached = policy.resourceGroups[resourceGroup];
      const isSure = (bits & (saidBits.allow | saidBits.deny)) !== 0;
      return [policy.id, policy.effect, group, reached?.id, reached?.places[place]?.objectKey, isSure].join(
        ' ',
      );
    })
    .sort();
}

function graphBearings(
  engine: OpenedEngine,
  asked: ReturnType<typeof everyQuestion>[number],
): readonly string[] {
  const { principal, permission, resource } = asked;
  return relate(
    engine.access,
    engine.principal(principal),
    engine.permission(permission),
    engine.resource(resource),
  )
    .bearings.map(({ grant: { policy, cell }, certainty }) =>
      [
        policy.id,
        policy.effect,
        cell.permissionGroup,
        cell.resourceGroupId,
        cell.objectKey,
        certainty === 'sure',
      ].join(' '),
    )
    .sort();
}
