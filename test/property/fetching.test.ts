import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSnapshot, encodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import {
  canonicalText,
  collectionNames,
  extraNames,
  type ReadName,
  readingOf,
  readNames,
} from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { states } from './fetching/accounts.ts';
import { oddRows } from './fetching/hostile-rows.ts';
import { fetched } from './fetching/run.ts';
import { lists, scripts, scriptsOfExtras } from './fetching/scripts.ts';
import { holdToTheTruth } from './fetching/truth.ts';

const { seed } = budget;
const runs = (everyday: number, whole: number) => ({ seed, numRuns: budget.isWhole ? whole : everyday });
const limit = 60 * 60_000;

test(
  'a snapshot that calls a collection complete tells the truth, whatever the API does',
  () =>
    fc.assert(
      fc.asyncProperty(states, scripts, async (state, faults) => {
        const { snapshot } = await fetched(state, faults);
        if (snapshot === undefined) return;
        holdToTheTruth(state, snapshot);
        holdToItsWord(snapshot);
      }),
      runs(150, 10_000),
    ),
  limit,
);

test(
  'an account is read as completely as without extras, whatever becomes of those',
  () =>
    fc.assert(
      fc.asyncProperty(states, scriptsOfExtras, async (state, faults) => {
        const [plain, odd] = [await fetched(state, []), await fetched(state, faults)];
        if (plain.snapshot === undefined || odd.snapshot === undefined) throw new Error('no snapshot');
        holdToTheTruth(state, odd.snapshot);
        const { extras: _, ...ofPlain } = contentOf(plain.snapshot);
        const { extras: __, ...ofOdd } = contentOf(odd.snapshot);
        expect(ofOdd).toEqual(ofPlain);
        const [one, other] = [normalise(plain.snapshot), normalise(odd.snapshot)];
        expect(other.coverage).toEqual(one.coverage);
        expect([...other.gaps]).toEqual([...one.gaps]);
        expect(other.besides.map(({ extra }) => extra)).toEqual([...extraNames]);
      }),
      runs(60, 3_000),
    ),
  limit,
);

test(
  'a snapshot can be written, read again and understood, whatever its rows are',
  () =>
    fc.assert(
      fc.asyncProperty(states, fc.constantFrom(...lists), oddRows, async (state, path, append) => {
        const { snapshot } = await fetched(state, [{ path, fault: { kind: 'rows', append } }]);
        if (snapshot === undefined) throw new Error('there is an account and no snapshot of it');
        const { snapshot: reread } = decodeSnapshot(encodeSnapshot(snapshot, 'json'), 'refuse');
        expect(reread.digest).toBe(snapshot.digest);
        expect(normalise(reread).principals.length).toBeGreaterThan(0);
      }),
      runs(40, 2_000),
    ),
  limit,
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-resume-'));
});
afterAll(() => rm(folder, { recursive: true }));

const path = () => join(folder, 'account.partial');
const stopThenGoOn = async (
  state: Parameters<typeof fetched>[0],
  faults: Parameters<typeof fetched>[1],
  stopAfter: number,
  later = state,
) => {
  const first = await fetched(state, faults, { stopAfter, partial: { path: path(), start: 'fresh' } });
  let kept = 0;
  const second = await fetched(later, faults, {
    port: first.port,
    partial: {
      path: path(),
      start: 'resume',
      onFound: (found) => {
        kept = found.kind === 'answers' ? found.answers : 0;
      },
    },
  });
  return { first, second, kept };
};

test(
  'a run that is stopped anywhere and resumed ends in the same snapshot, and asks for nothing on disk',
  () =>
    fc.assert(
      fc.asyncProperty(states, fc.integer({ min: 1, max: 60 }), async (state, stopAfter) => {
        const whole = await fetched(state, []);
        const { first, second, kept } = await stopThenGoOn(state, [], stopAfter);
        if (first.snapshot !== undefined) return;
        if (whole.snapshot === undefined || second.snapshot === undefined) throw new Error('no snapshot');
        expect(contentOf(second.snapshot)).toEqual(contentOf(whole.snapshot));
        expect(requestsOf(second.snapshot)).toEqual(expect.arrayContaining([...requestsOf(whole.snapshot)]));
        // What is on disk was asked for. Each run also asks for the account, and what the credential is: a run that is
        // stopped early may not have got as far as the latter.
        const ofLists = first.requests.filter(
          ({ path: asked }) => asked !== `/accounts/${state.account.id}` && !asked.endsWith('/tokens/verify'),
        );
        expect(kept).toBeLessThanOrEqual(ofLists.length);
        // Where a list continues in the middle, its last page on disk is read once more, and so are pages that were
        // read ahead.
        expect(second.requests.length).toBeGreaterThanOrEqual(whole.requests.length - kept);
        const inDoubt = 9;
        expect(second.requests.length).toBeLessThanOrEqual(whole.requests.length - kept + inDoubt);
        expect((await stat(path())).mode & 0o777).toBe(0o600);
      }),
      runs(40, 1_000),
    ),
  limit,
);

test(
  'a run that is stopped anywhere and resumed has everybody who was there all the time',
  () =>
    fc.assert(
      fc.asyncProperty(
        states,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        async (state, most, stopAfter, at) => {
          const faults = [
            { path: '/members', fault: { kind: 'page-size', most, says: 'the-truth' } } as const,
          ];
          const members = state.members ?? [];
          const stays = members.filter((_, index) => index !== at % members.length);
          const later = { ...state, members: [...stays, { id: 'newcomer', status: 'accepted' }] };
          const { second } = await stopThenGoOn(state, faults, stopAfter, later);
          if (second.snapshot !== undefined) holdToItsWord(second.snapshot);
          const { status, items } = second.snapshot?.collections.members ?? { status: 'failed', items: [] };
          if (status === 'complete') expect(idsIn(items)).toEqual(expect.arrayContaining(idsIn(stays)));
        },
      ),
      runs(40, 2_000),
    ),
  limit,
);

test(
  'a run that is stopped anywhere and resumed is as true as any other, whatever the API does',
  () =>
    fc.assert(
      fc.asyncProperty(states, scripts, fc.integer({ min: 1, max: 60 }), async (state, faults, stopAfter) => {
        const { second } = await stopThenGoOn(state, faults, stopAfter);
        if (second.snapshot === undefined) return;
        holdToTheTruth(state, second.snapshot);
        holdToItsWord(second.snapshot);
      }),
      runs(40, 1_000),
    ),
  limit,
);

/** What is read never contradicts itself: a reader of the file believes what it says of each collection. */
function holdToItsWord(snapshot: Snapshot): void {
  for (const { collection, status, problem } of normalise(snapshot).coverage) {
    const said = snapshot.collections[collection];
    expect({ collection, status, problem }).toEqual({
      collection,
      status: said.status,
      problem: said.problem?.message ?? null,
    });
  }
}

const idsIn = (rows: readonly unknown[]) => rows.map((row) => (row as { id: string }).id);

/** All of a snapshot but the ledger. */
function contentOf(snapshot: Snapshot) {
  const content = (name: ReadName) => {
    const { items, requests: _, ...others } = readingOf(snapshot, name);
    return { ...others, items: canonicalText(items) };
  };
  const { account, removed } = snapshot;
  return {
    account,
    removed,
    collections: collectionNames.map(content),
    extras: extraNames.map(content),
  };
}

/** The ledger but for the moments, which are never the same. */
function requestsOf(snapshot: Snapshot): readonly string[] {
  return readNames.flatMap((name) =>
    readingOf(snapshot, name).requests.map(({ at: _, ray: __, bodySha256: ___, ...request }) =>
      canonicalText(request),
    ),
  );
}
