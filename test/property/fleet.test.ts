import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateChecks, readChecks } from '@grantlens/checks';
import { compile } from '@grantlens/engine';
import { encodeSnapshot, GrantlensError, normalise, type Snapshot } from '@grantlens/snapshot';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { answerChecks } from '../../apps/cli/src/answers/check.ts';
import { answerDiff } from '../../apps/cli/src/answers/diff.ts';
import { answerFindings } from '../../apps/cli/src/answers/findings.ts';
import type { FleetQuestion } from '../../apps/cli/src/answers/fleet/question.ts';
import { answerWhoCan } from '../../apps/cli/src/answers/who-can.ts';
import { exitCodeOf } from '../../apps/cli/src/exit-code.ts';
import type { Answer } from '../../apps/cli/src/output/answer.ts';
import { fleetSchema } from '../../apps/cli/src/output/schema/fleet.ts';
import { asAccount, fleetFiles, inFolder, ranComparison, ranFleet } from './fleet-files.ts';

const folder = await mkdtemp(join(tmpdir(), 'grantlens-fleet-checks-'));
const checks = join(folder, 'checks.yaml');
const checksText = `
format: grantlens.checks
version: 1
checks:
  - { id: few, title: Few change DNS, permission: "dns_records:edit", resource: account, at-most: 1 }
  - { id: none, title: Nobody changes zones, permission: "*:edit", resource: "zone:*", nobody-but: {} }
`;
await writeFile(checks, checksText);
afterAll(() => rm(folder, { recursive: true, force: true }));

const whoCan = fc
  .record({
    permission: fc.constantFrom(
      'dns_records:edit',
      'dns_records:*',
      '*:edit',
      'DNS',
      'DNS Write',
      'billing:edit',
    ),
    resource: fc.constantFrom(
      'account',
      'anywhere',
      'zone:*',
      'zone:*.example',
      'com.cloudflare.edge.r2.bucket.x_y',
    ),
    includePending: fc.boolean(),
    includeInactive: fc.boolean(),
  })
  .map((asked) => ({ verb: 'who-can' as const, asked }));

const questions: fc.Arbitrary<FleetQuestion> = fc.oneof(
  { weight: 4, arbitrary: whoCan },
  fc
    .constantFrom('high' as const, 'info' as const, undefined)
    .map((failOn) => ({ verb: 'findings' as const, asked: { failOn, flags: {} } })),
  fc.constant({ verb: 'check' as const, asked: { files: [checks] } }),
);

/** What the verb about one account answers; null where it refuses. */
function alone(snapshot: Snapshot, { verb, asked }: FleetQuestion): Answer | null {
  const access = compile(normalise(snapshot));
  try {
    switch (verb) {
      case 'who-can':
        return answerWhoCan(access, asked);
      case 'findings':
        return answerFindings(
          access,
          { earlier: [] },
          { output: 'json', place: { file: 'a' }, ...(asked.failOn && { failOn: asked.failOn }) },
        );
      case 'check': {
        const read = readChecks([{ path: checks, bytes: new TextEncoder().encode(checksText) }]);
        const evaluated = evaluateChecks(access, read);
        return evaluated.kind === 'faults'
          ? null
          : answerChecks(access, evaluated.report, { query: {}, question: 'check' });
      }
      default:
        throw new Error(`${verb} is asked elsewhere`);
    }
  } catch (error) {
    if (error instanceof GrantlensError) return null;
    throw error;
  }
}

/** The exit code of an answer about one account. */
const codeOf = ({ code, positive, envelope: { complete } }: Answer) =>
  code ?? exitCodeOf({ complete, positive });

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const withoutAccount = (rows: readonly object[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'account')));

test('a fleet of one account answers what the account itself answers', () =>
  fc.assert(
    fc.asyncProperty(fc.oneof(accounts(), oddSnapshot), questions, async (drawn, question) => {
      const snapshot = asAccount(drawn, 1);
      const answer = alone(snapshot, question);
      const files = { 'a.snapshot.json': encodeSnapshot(snapshot, 'json') };
      await inFolder(files, async (folder) => {
        const { code, out, err } = await ranFleet([folder], question);
        if (answer === null) {
          expect({ code, out }).toEqual({ code: 1, out: '' });
          expect(err).not.toContain('bug');
          return;
        }
        const { complete, results, gaps, assumptions } = answer.envelope;
        const whole = JSON.parse(out);
        expect(whole).toMatchObject({ complete, assumptions: assumptions.toSorted(), snapshot: null });
        expect(withoutAccount(whole.results)).toEqual(plain(results()));
        expect(withoutAccount(whole.gaps)).toEqual(complete ? [] : plain(gaps));
        expect(whole.summary).toMatchObject(
          question.verb === 'who-can' ? { ...answer.counts, answered: 1 } : { answered: 1, notThere: 0 },
        );
        fleetSchema.parse(whole);
        for (const { account } of whole.results)
          expect(account).toEqual({
            id: snapshot.account.id,
            name: snapshot.account.name,
            takenAt: snapshot.takenAt.end,
            digest: snapshot.digest,
          });
        expect(code).toBe(codeOf(answer));
      });
    }),
    { numRuns: 40 },
  ));

test('a comparison of two fleets of one account is that of the account itself', () =>
  fc.assert(
    fc.asyncProperty(accounts(), accounts(), async (before, after) => {
      const [was, is] = [asAccount(before, 1, 1), asAccount(after, 1, 2)];
      const answer = answerDiff(compile(normalise(was)), compile(normalise(is)));
      const files = {
        'was.snapshot.json': encodeSnapshot(was, 'json'),
        'is.snapshot.json': encodeSnapshot(is, 'json'),
      };
      await inFolder(files, async (here) => {
        const places = { before: join(here, 'was.snapshot.json'), after: join(here, 'is.snapshot.json') };
        const { code, out } = await ranComparison(places);
        const whole = JSON.parse(out);
        fleetSchema.parse(whole);
        expect(withoutAccount(whole.results)).toEqual(plain(answer.envelope.results()));
        expect(whole.summary).toMatchObject({ ...answer.envelope.summary });
        expect({ code, complete: whole.complete }).toEqual({
          code: codeOf(answer),
          complete: answer.envelope.complete,
        });
      });
    }),
    { numRuns: 25 },
  ));

test('every file of a fleet is asked or listed with its reason', () =>
  fc.assert(
    fc.asyncProperty(fleetFiles, questions, fc.boolean(), async (files, question, allMoments) => {
      await inFolder(files, async (folder) => {
        const { code, out, err } = await ranFleet([folder], question, { allMoments });
        if (code === 1) {
          expect(err).not.toContain('bug');
          return;
        }
        const { fleet, summary, complete } = JSON.parse(out);
        expect(fleet.files).toBe(Object.keys(files).length);
        expect(fleet.moments + fleet.broken.length + fleet.leftOut.length).toBe(fleet.files);
        expect(summary.answered + summary.notThere).toBe(fleet.moments);
        for (const { reason } of fleet.broken) expect(reason).toMatch(/^\S.{5,}/);
        if (fleet.broken.length === 0) return;
        // Of checks one that failed goes first.
        const wanted = question.verb === 'check' && summary.failed > 0 ? 2 : 3;
        expect({ complete, code }).toEqual({ complete: false, code: wanted });
      });
    }),
    { numRuns: 20 },
  ));

test('the order of files changes no byte of an answer, and unordered rows are the same rows', () =>
  fc.assert(
    fc.asyncProperty(
      fleetFiles,
      questions,
      fc.constantFrom('table', 'json', 'jsonl', 'csv'),
      fc.infiniteStream(fc.nat()),
      async (files, question, output, keys) => {
        await inFolder(files, async (folder) => {
          const paths = Object.keys(files).map((name) => join(folder, name));
          const shuffled = paths
            .map((path) => [keys.next().value ?? 0, path] as const)
            .sort(([a], [b]) => a - b)
            .map(([, path]) => path);
          const ran = await ranFleet([folder], question, { output });
          expect(await ranFleet(shuffled, question, { output })).toEqual(ran);
          if (output !== 'jsonl') return;
          const unordered = await ranFleet(shuffled, question, { output, unordered: true });
          expect(unordered.out.split('\n').sort()).toEqual(ran.out.split('\n').sort());
        });
      },
    ),
    { numRuns: 20 },
  ));
