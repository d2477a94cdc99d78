import type { Fault, FaultRule } from '@grantlens/sandbox';
import * as fc from 'fast-check';

/** How the path of each list ends; that of members is the end of those of user groups too. */
export const lists = [
  '/members',
  '/roles',
  '/iam/user_groups',
  '/iam/permission_groups',
  '/iam/resource_groups',
  '/zones',
  '/acme/tokens',
  '/tokens/permission_groups',
  '/sso_connectors',
] as const;

/** Likewise of what is read besides. */
export const extraLists = ['/scim/v2/Users', '/scim/v2/Groups', '/oauth_clients'] as const;

/** What goes wrong on the way: it may help to ask again. */
const onTheWay: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('latency' as const), ms: fc.integer({ min: 1, max: 60_000 }) }),
  fc.constant({ kind: 'stall' as const }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(400, 401, 403, 404, 408, 429, 500, 502, 503, 504, 520, 206, 301),
    body: fc.constantFrom('envelope' as const, 'web-page' as const, 'empty' as const, 'not-json' as const),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(429, 503),
    body: fc.constant('envelope' as const),
    retryAfter: fc.constantFrom('1', '7', '300', '301', 'soon'),
  }),
  fc.record({
    kind: fc.constant('reset' as const),
    at: fc.constantFrom('asked' as const, 'head' as const, 'body' as const),
  }),
  fc.record({ kind: fc.constant('cut-short' as const), keep: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('redirect' as const),
    location: fc.constantFrom('https://elsewhere.example/', '/client/v4/accounts/acme/roles'),
  }),
  fc.record({
    kind: fc.constant('body' as const),
    text: fc.constantFrom(
      '',
      '[]',
      '{}',
      'null',
      '{"success":"true","result":[]}',
      '{"success":false,"result":[]}',
    ),
  }),
);

/** How large pages are, whatever is asked for: always the same, or rows would fall between two pages unseen. */
const pageSizes = fc.record({
  kind: fc.constant('page-size' as const),
  most: fc.integer({ min: 1, max: 9 }),
  says: fc.constantFrom('the-truth' as const, 'what-was-asked' as const, 'nothing' as const),
});

type Size = typeof pageSizes extends fc.Arbitrary<infer T> ? T : never;

/** What a list says of itself that is not so, or not at all. */
const lies: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('total' as const),
    says: fc.record(
      {
        count: fc.oneof(
          fc.integer({ min: 0, max: 70 }),
          fc.constantFrom(2000, '12', 'many', null, -1, 1e300),
        ),
        pages: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom('3', null, -1)),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.constant({ kind: 'no-info' as const }),
  fc.record({ kind: fc.constant('order' as const), seed: fc.nat() }),
  fc.constant({ kind: 'same-page' as const }),
  fc.constant({ kind: 'repeat-last' as const }),
  fc.record({ kind: fc.constant('refused-past-end' as const), status: fc.constantFrom(400, 404, 500) }),
  fc.constant({ kind: 'success-with-errors' as const }),
);

const somewhere = fc.constantFrom(...lists, ...extraLists, '/group-0/members');
const pages = fc.integer({ min: 1, max: 4 });
const times = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 5 }))
  .map(([from, more]) => ({ from, to: from + more }));

/** The same on every page and every time, or only on some. */
const now = <F extends Fault>(path: string | undefined, fault: F): fc.Arbitrary<FaultRule> =>
  fc
    .record({ page: fc.option(pages, { freq: 2 }), times: fc.option(times, { freq: 2 }) })
    .map(({ page, times }) => ({
      ...(path !== undefined && { path }),
      ...(page !== null && { page }),
      ...(times !== null && { times }),
      fault,
    }));

const trouble = fc
  .tuple(fc.option(somewhere, { nil: undefined, freq: 8 }), onTheWay)
  .chain(([path, fault]) => now(path, fault));

/**
 * Whether a client could tell at all. It could not if the first rows of a list were all that ever comes, whatever page
 * is asked for; nor if the size of a page and the total were lies that bear each other out; nor if rows moved, no page
 * were ever empty, and by chance the same page came three times.
 */
const couldBeSeen = (size: Size, said: readonly Fault[]) => {
  const has = (kind: Fault['kind']) => said.some((fault) => fault.kind === kind);
  const liesTwice = has('total') && size.says === 'what-was-asked';
  return !has('same-page') && !liesTwice && !(has('order') && has('repeat-last'));
};

/** One of the lists and how it is served. The rules of `/members` hold for those of user groups as well. */
const oddListOf = (among: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...among), fc.option(pageSizes), fc.array(lies, { maxLength: 3 }))
    .chain(([path, size, said]) =>
      fc
        .tuple(...said.map((fault) => fc.oneof(fc.constant({ path, fault }), now(path, fault))))
        .map((rules) => ({
          path,
          rules: size === null || !couldBeSeen(size, said) ? rules : [{ path, fault: size }, ...rules],
        })),
    );

/** Scripts of all that may happen on the way, and of lists that do not tell the truth about themselves. */
export const scripts: fc.Arbitrary<readonly FaultRule[]> = fc
  .tuple(
    fc.array(trouble, { maxLength: 4 }),
    fc.uniqueArray(oddListOf([...lists, ...extraLists]), { maxLength: 4, selector: ({ path }) => path }),
  )
  .map(([troubles, odd]) => [...troubles, ...odd.flatMap(({ rules }) => rules)]);

/** Scripts of what may become of the extras, and of nothing else. */
export const scriptsOfExtras: fc.Arbitrary<readonly FaultRule[]> = fc
  .tuple(
    fc.array(
      fc.tuple(fc.constantFrom(...extraLists), onTheWay).chain(([path, fault]) => now(path, fault)),
      { minLength: 1, maxLength: 4 },
    ),
    fc.uniqueArray(oddListOf(extraLists), { maxLength: 2, selector: ({ path }) => path }),
  )
  .map(([troubles, odd]) => [...troubles, ...odd.flatMap(({ rules }) => rules)]);
