import { type FoldLimits, openFold } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';

const runs = { numRuns: 200 + Math.ceil(budget.cases), seed: budget.seed };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const actor = fc.oneof(
  fc.record({
    type: fc.constant('user'),
    id,
    email: fc.constantFrom('Ana@example.com', 'ana@example.com', ''),
  }),
  fc.record({ type: fc.constant('account'), id: fc.constant('acc'), token_id: id }),
  fc.record({ type: fc.constant('account'), token: fc.record({ id, name: id }) }),
  fc.constantFrom({}, null, 7, { type: 'system' }),
);
const uri = fc.constantFrom(
  '/zones/z1/dns_records/r?x=1',
  '/client/v4/zones/z2/dns_records',
  '/accounts/acc/members/m',
  '/accounts/acc/iam/user_groups/g/members',
  '/accounts/acc/workers/scripts/s',
  '/something/else',
  '',
);
const row = fc.record(
  {
    action: fc.record({
      time: fc.oneof(
        {
          weight: 9,
          arbitrary: fc.integer({ min: 0, max: 5 }).map((day) => `2026-09-0${day + 1}T00:00:00Z`),
        },
        { weight: 1, arbitrary: fc.constantFrom('', 'noon', null) },
      ),
      type: fc.constantFrom('create', 'login', ''),
      result: fc.constantFrom('success', '', 'failure', null),
      description: fc.constantFrom('Update SCIM Group', ''),
    }),
    actor,
    raw: fc.record({ method: fc.constantFrom('POST', 'PUT', 'delete', ''), uri }),
    resource: fc.record({
      product: fc.constantFrom('', 'dns_records', 'odd'),
      scope: fc.constantFrom('zones', {}),
    }),
    zone: fc.record({ id: fc.constantFrom('z1', 'z2') }),
  },
  { requiredKeys: [] },
);
const rows = fc
  .array(fc.oneof({ weight: 15, arbitrary: row }, { weight: 1, arbitrary: fc.constantFrom(null, 7, []) }), {
    maxLength: 60,
  })
  .map((list) =>
    list.map((one, at) => (typeof one === 'object' && one !== null ? { id: `row ${at}`, ...one } : one)),
  );

const limits: fc.Arbitrary<Partial<FoldLimits>> = fc.record({
  mostKeys: fc.constantFrom(1, 4, 1000),
  mostAccess: fc.constantFrom(3, 1000),
});

/** Rows in another order, cut into pages. */
const pagesOf = (list: readonly unknown[]) =>
  fc
    .tuple(fc.shuffledSubarray([...list], { minLength: list.length }), fc.array(fc.nat(60), { maxLength: 5 }))
    .map(([mixed, cuts]) => {
      const borders = [0, ...cuts.toSorted((one, other) => one - other), mixed.length];
      return borders.slice(1).map((end, at) => mixed.slice(borders[at], end));
    });

const foldOf = (pages: readonly (readonly unknown[])[], by: Partial<FoldLimits>) => {
  const fold = openFold('changes', by);
  for (const page of pages) fold.add(page);
  return fold.folded();
};

const drawn = rows.chain((list) => fc.tuple(fc.constant(list), pagesOf(list), limits));

test('the fold of rows is the same in any order and in any pages', () => {
  fc.assert(
    fc.property(drawn, ([list, pages, by]) => {
      expect(foldOf(pages, by)).toEqual(foldOf([list], by));
    }),
    runs,
  );
});

test('pages that were folded one by one and then merged are the fold of all their rows', () => {
  fc.assert(
    fc.property(drawn, ([list, pages, by]) => {
      const whole = openFold('changes', by);
      for (const page of pages) whole.merge(foldOf([page], by));
      expect(whole.folded()).toEqual(foldOf([list], by));
    }),
    runs,
  );
});

test('rows that come again on a later page change nothing but how many were repeated', () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 10 }), ([list, pages, by], overlap) => {
      const changesOf = (of: readonly (readonly unknown[])[]) => {
        const { changes, access, oldest, newest } = foldOf(of, { mostKeys: 1000 });
        return { changes, access, oldest, newest };
      };
      // A row without an id cannot be known again.
      const known = (page: readonly unknown[]) =>
        page.filter((one) => typeof one === 'object' && one !== null && 'id' in one);
      const again = pages.map((page, at) => [...known(pages[at - 1] ?? []).slice(-overlap), ...page]);
      expect(changesOf(again)).toEqual(changesOf([list]));
      const repeats = again.flat().length - list.length;
      expect(foldOf(again, by).rows).toBe(list.length + repeats);
    }),
    runs,
  );
});

test('no secret and no whole address of a person is in what is kept', () => {
  const secret = fc.constantFrom('value', 'secret', 'new_token_hash', 'client_secret');
  fc.assert(
    fc.property(row, secret, fc.constantFrom('request', 'response'), (one, field, where) => {
      const raw = { method: 'POST', uri: '/accounts/acc/tokens' };
      const who = { type: 'user', id: 'a', ip_address: '192.0.2.77', ip: '2001:db8:1:2:3:4:5:6' };
      const kept = foldOf(
        [[{ ...one, raw, actor: who, resource: { [where]: { [field]: 'must-not-stay' } } }]],
        {},
      );
      expect(JSON.stringify(kept)).not.toMatch(/must-not-stay|192\.0\.2\.77|:2:3:4:5:6/);
    }),
    runs,
  );
});
