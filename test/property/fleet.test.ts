import { join } from 'node:path';
import { compile } from '@grantlens/engine';
import { encodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FleetQuestion } from '../../apps/cli/src/answers/fleet/question.ts';
import { answerWhoCan } from '../../apps/cli/src/answers/who-can.ts';
import type { Answer } from '../../apps/cli/src/output/answer.ts';
import { asAccount, fleetFiles, inFolder, ranFleet } from './fleet-files.ts';

const questions: fc.Arbitrary<FleetQuestion> = fc
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
  .map((asked) => ({ verb: 'who-can', asked }));

/** What the verb about one account answers; null where it refuses. */
function alone(snapshot: Snapshot, { asked }: FleetQuestion): Answer | null {
  try {
    return answerWhoCan(compile(normalise(snapshot)), asked);
  } catch {
    return null;
  }
}

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
        expect(whole).toMatchObject({ complete, assumptions, snapshot: null });
        expect(withoutAccount(whole.results)).toEqual(plain(results()));
        expect(withoutAccount(whole.gaps)).toEqual(complete ? [] : plain(gaps));
        expect(whole.summary).toEqual({ ...answer.counts, answered: 1, notThere: 0 });
        for (const { account } of whole.results)
          expect(account).toEqual({
            id: snapshot.account.id,
            name: snapshot.account.name,
            takenAt: snapshot.takenAt.end,
            digest: snapshot.digest,
          });
        expect(code).toBe(complete ? (answer.positive ? 0 : 2) : 3);
      });
    }),
    { numRuns: 40 },
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
        if (fleet.broken.length > 0) expect({ complete, code }).toEqual({ complete: false, code: 3 });
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
