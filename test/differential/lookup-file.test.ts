import { compile } from '@grantlens/engine';
import { accountSlice, isWordForArea } from '@grantlens/engine/internal';
import { type Account, normalise } from '@grantlens/snapshot';
import { type LookupFile, openLookupFile, writeLookupFile } from '@grantlens/snapshot/internal';
import { oddSnapshot, workload } from '@grantlens/testkit';
import { everyQuestion } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerCan, type CanQuestion } from '../../apps/cli/src/answers/can.ts';
import type { Io } from '../../apps/cli/src/io.ts';
import type { Answer } from '../../apps/cli/src/output/answer.ts';
import { outputFormats, writeAnswer } from '../../apps/cli/src/output/formats.ts';
import { answerFromSlice } from '../../apps/cli/src/runs/can-quickly.ts';
import { readQuestions } from '../scenarios/questions.ts';
import { scenarioFolder, scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { budget } from './budget.ts';

const minutes = 60_000;

function lookupBytes(account: Account): Uint8Array {
  const parts: Uint8Array[] = [];
  writeLookupFile(account, 'some file', (part) => parts.push(Uint8Array.from(part)));
  return Buffer.concat(parts);
}

function opened(bytes: Uint8Array): LookupFile {
  const read = (offset: number, length: number) => {
    if (offset + length > bytes.length) throw new Error('beyond the end');
    return bytes.slice(offset, offset + length);
  };
  return openLookupFile({ size: bytes.length, read });
}

/** Every byte that an answer puts out, in every format, and its exit codes. */
async function written(answer: Answer): Promise<string> {
  let text = '';
  const io: Io = {
    out: (chunk) => (text += `out ${chunk}`),
    err: (chunk) => (text += `err ${chunk}`),
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  for (const format of outputFormats) text += `exit ${await writeAnswer(answer, format, io)}`;
  return text;
}

interface Counted {
  readonly quick: number;
  readonly slow: number;
}

/** Asks both ways. Nothing may differ; what the lookup file leaves to the whole account is counted. */
async function compare(
  account: Account,
  lookup: LookupFile,
  questions: readonly CanQuestion[],
): Promise<Counted> {
  const access = compile(account);
  let quick = 0;
  for (const question of questions) {
    const answer = answerFromSlice(question, (asked) => accountSlice(lookup, asked));
    if (answer === null) continue;
    quick += 1;
    const whole = answerCan(access, question);
    expect({ question, answer: await written(answer) }).toEqual({ question, answer: await written(whole) });
  }
  return { quick, slow: questions.length - quick };
}

/** One permission, by a name that is no everyday word, on the account or on a zone that the account shows. */
const isQuick = ({ permission, resource }: CanQuestion, { zones }: Account): boolean =>
  !permission.includes('*') &&
  !isWordForArea(permission) &&
  (resource === 'account' || zones.some(({ id, key, name }) => [id, key, name].includes(resource)));

/** About a permission group that holds everything, or all but something: what a deny takes out of it may be anything. */
const isBoundless = ({ permission }: CanQuestion, { permissionGroups, policies }: Account): boolean =>
  policies.some(({ effect }) => effect !== 'allow') &&
  [...permissionGroups.values()].some(
    ({ id, name, label, contents }) => contents.kind !== 'listed' && [id, name, label].includes(permission),
  );

const bothWays = (question: CanQuestion): readonly CanQuestion[] => [
  question,
  { ...question, explain: true },
];

test.each(scenarioNames)(
  'the lookup file of %s answers every question of the scenario as the snapshot does',
  async (name) => {
    const account = normalise(await takeSnapshot(name));
    const { can } = await readQuestions(scenarioFolder(name));
    const questions = can.map(({ principal, permission, resource }) => ({ principal, permission, resource }));
    const lookup = opened(lookupBytes(account));
    const bounded = questions.filter((question) => !isBoundless(question, account));
    const { slow } = await compare(account, lookup, bounded.flatMap(bothWays));
    expect(slow).toBe(2 * bounded.filter((question) => !isQuick(question, account)).length);
    await compare(
      account,
      lookup,
      questions.filter((question) => isBoundless(question, account)).flatMap(bothWays),
    );
  },
);

test(
  'the lookup file of a generated account answers as the snapshot does, or leaves the question to it',
  async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(oddSnapshot, fc.nat(), async (snapshot, from) => {
        const account = normalise(snapshot);
        const all = everyQuestion(snapshot);
        const some = all.filter((_, at) => (at + from) % 7 === 0).slice(0, 60);
        // Principals are asked for as people do it, by id, and not by what the engine calls them.
        const questions = some.map((one) => ({ ...one, principal: one.principal.replace(/^member:/, '') }));
        asked += (await compare(account, opened(lookupBytes(account)), questions)).quick;
      }),
      { numRuns: budget.cases, seed: budget.seed },
    );
    expect(asked).toBeGreaterThan(budget.cases);
  },
  10 * minutes,
);

test('the lookup file of a generated account that is damaged anywhere says the same, or nothing', () => {
  const account = normalise(workload('XS', 1));
  const bytes = lookupBytes(account);
  const [principal] = account.principals;
  const question = {
    principal: principal?.email ?? '',
    permission: account.permissions.at(-1) ?? '',
    resource: account.zones[0]?.name ?? '',
  };
  const answer = (from: Uint8Array): string | null => {
    try {
      const given = answerFromSlice(question, (asked) => accountSlice(opened(from), asked));
      return given === null ? null : JSON.stringify(given.envelope);
    } catch {
      return null;
    }
  };
  const intact = answer(bytes);
  expect(intact).not.toBeNull();
  const byte = fc.record({ at: fc.nat(bytes.length - 1), change: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(byte, ({ at, change }) => {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      expect([intact, null]).toContain(answer(damaged));
      expect(answer(bytes.subarray(0, at))).toBeNull();
    }),
    { numRuns: 500, seed: budget.seed },
  );
});
