import { fetchSnapshot } from '@grantlens/fetcher';
import type { Limits } from '@grantlens/fetcher/internal';
import { expect, test } from 'vitest';
import {
  answer,
  failure,
  groupsPath,
  type Handler,
  membersPath,
  pages,
  rowsOf,
  serve,
  success,
} from './fetcher-server.ts';

async function membersServed(handler: Handler, limits: Partial<Limits> = {}) {
  const server = await serve({ [membersPath]: handler });
  const { collections } = await fetchSnapshot({ ...server.options, limits });
  return { ...collections.members, asked: server.askedFor(membersPath) };
}

/** Always the same answer, whatever page is asked for. */
const always =
  (result: unknown, info?: object): Handler =>
  (_, response) =>
    answer(response, 200, success(result, info));

test('a list is complete when the pages are smaller than asked for and say so', async () => {
  const members = await membersServed(pages(rowsOf(45), { most: 20 }));
  expect(members).toMatchObject({ status: 'complete', expected: 45 });
  expect(members.items).toHaveLength(45);
  expect(members.asked.map(({ query }) => query.get('page')).sort()).toEqual(['1', '2', '3']);
});

test('a list is complete when the pages are smaller than asked for and nothing says so', async () => {
  const members = await membersServed(pages(rowsOf(47), { most: 20, info: () => undefined }));
  expect(members.status).toBe('complete');
  expect(members.items).toHaveLength(47);
});

test('a list without result_info is complete when one page more shows that there is no more', async () => {
  const members = await membersServed(pages(rowsOf(12), { info: () => undefined }));
  expect(members.status).toBe('complete');
  expect(members.items).toHaveLength(12);
  expect(members).not.toHaveProperty('expected');
  expect(members.asked).toHaveLength(2);
});

test('a list is complete when every page number is answered with one page of more rows than asked for', async () => {
  const members = await membersServed(always(rowsOf(120)));
  expect(members).toMatchObject({ status: 'complete' });
  expect(members.items).toHaveLength(120);
  expect(members.asked.map(({ query }) => query.get('page'))).toEqual(['1', '2', '102']);
});

test('a list is complete when its total is written as text', async () => {
  const info = ({ total_count, per_page }: Readonly<Record<string, number>>) => ({
    total_count: String(total_count),
    per_page: String(per_page),
  });
  expect(await membersServed(pages(rowsOf(51), { info }))).toMatchObject({
    status: 'complete',
    expected: 51,
  });
});

test('a list is complete when the number of pages is announced too high and the total is right', async () => {
  const info = (honest: object) => ({ ...honest, total_pages: 9 });
  const members = await membersServed(pages(rowsOf(60), { info }));
  expect(members).toMatchObject({ status: 'complete', expected: 60 });
});

test('a list is complete when the number of pages is announced too low and the total is right', async () => {
  const info = (honest: object) => ({ ...honest, total_pages: 1 });
  const members = await membersServed(pages(rowsOf(120), { info }));
  expect(members).toMatchObject({ status: 'complete', expected: 120 });
  expect(members.items).toHaveLength(120);
});

test('a list is complete when a first reading does not tie with the total and a second does', async () => {
  const members = await membersServed(({ time }, response) =>
    answer(response, 200, success(rowsOf(3), { per_page: 50, total_count: time === 1 ? 4 : 3 })),
  );
  expect(members).toMatchObject({ status: 'complete', expected: 3 });
  expect(members.asked.map(({ query }) => query.get('page'))).toEqual(['1', '2', '102', '1']);
  expect(members.requests).toHaveLength(4);
});

test('a list is complete when the page after the last one is refused', async () => {
  const honest = pages(rowsOf(100));
  const members = await membersServed((asked, response) => {
    if (asked.query.get('page') === '3') answer(response, 404, failureBody);
    else honest(asked, response);
  });
  expect(members).toMatchObject({ status: 'complete', expected: 100 });
  expect(members.asked).toHaveLength(3);
});

test('a list is complete when an answer has success and errors', async () => {
  const body = {
    ...success([{ id: 'm1' }], { per_page: 50, total_count: 1 }),
    errors: [{ code: 1, message: 'odd' }],
  };
  const members = await membersServed((_, response) => answer(response, 200, body));
  expect(members.status).toBe('complete');
});

test('a list is complete when an optional collection is null', async () => {
  const { options } = await serve({ '/accounts/acc/iam/resource_groups': always(null) });
  const { collections } = await fetchSnapshot(options);
  expect(collections.resourceGroups).toMatchObject({ status: 'complete', items: [] });
  expect(collections.resourceGroups.requests).toHaveLength(1);
});

const partial = (code: string) => ({ status: 'partial', problem: { code } });

test('a list is partial when the total is larger than what arrives, also when read once more', async () => {
  const members = await membersServed(
    always(rowsOf(1), { count: 1, per_page: 50, total_count: 2000, total_pages: 1 }),
  );
  expect(members).toMatchObject({ ...partial('total-mismatch'), expected: 2000 });
  expect(members.items).toHaveLength(1);
  expect(members.problem?.message).toContain('2000 rows were announced and 1 came');
  expect(members.asked).toHaveLength(4);
});

test('a list is partial when the total is smaller than what arrives', async () => {
  const info = ({ page, per_page }: Readonly<Record<string, number>>) => ({
    page,
    per_page,
    total_count: 10,
  });
  const members = await membersServed(pages(rowsOf(70), { info }));
  expect(members).toMatchObject({ ...partial('total-mismatch'), expected: 10 });
  expect(members.items).toHaveLength(70);
});

test('a list is partial when the total changes between two pages, also when read once more', async () => {
  const info = (honest: Readonly<Record<string, number>>) => ({
    ...honest,
    total_count: 50 + (honest.page ?? 0),
  });
  expect(await membersServed(pages(rowsOf(52), { info }))).toMatchObject(partial('total-changed'));
});

test('a list is partial when the first page is repeated although more rows are announced', async () => {
  const members = await membersServed(always(rowsOf(50), { per_page: 50, total_count: 120, total_pages: 3 }));
  expect(members).toMatchObject({ ...partial('total-mismatch'), expected: 120 });
  expect(members.items).toHaveLength(50);
  expect(members.asked.length).toBeLessThanOrEqual(6);
});

test('a list is partial when a full page is repeated and nothing says how many there are', async () => {
  expect(await membersServed(always(rowsOf(50)))).toMatchObject(partial('page-repeated'));
  expect(await membersServed(always(rowsOf(20), { per_page: 20 }))).toMatchObject(partial('page-repeated'));
});

test('a list is partial when a page is repeated, so that its rows must have moved', async () => {
  const moved: Handler = ({ query }, response) =>
    answer(response, 200, success(Number(query.get('page')) < 3 ? rowsOf(20) : []));
  expect(await membersServed(moved)).toMatchObject(partial('rows-moved'));
});

test('a list is partial when fewer pages arrive than were announced', async () => {
  const info = ({ per_page }: Readonly<Record<string, number>>) => ({ per_page, total_pages: 3 });
  expect(await membersServed(pages(rowsOf(60), { info }))).toMatchObject(partial('pages-missing'));
});

test('a list is partial when the size of the pages changes on the way', async () => {
  const members = await membersServed(({ query }, response) => {
    const isFirst = query.get('page') === '1';
    answer(
      response,
      200,
      success(rowsOf(isFirst ? 50 : 3, String(isFirst)), { per_page: isFirst ? 50 : 20 }),
    );
  });
  expect(members).toMatchObject(partial('page-size-changed'));
});

test('a list is partial when two rows have one id and say different things', async () => {
  const rows = [{ id: 'm1', status: 'accepted' }, { id: 'm1', status: 'pending' }, { id: 'm2' }];
  const members = await membersServed(always(rows, { per_page: 50, total_count: 2 }));
  expect(members).toMatchObject(partial('rows-changed'));
  expect(members.items).toHaveLength(3);
  expect(members.requests).toHaveLength(2);
});

test('a list is partial when a row is repeated on the next page, because another may have moved out of sight', async () => {
  const rows = [...rowsOf(50), { id: 'row-00049' }, { id: 'last' }];
  const info = ({ page, per_page }: Readonly<Record<string, number>>) => ({ page, per_page });
  const members = await membersServed(pages(rows, { info }));
  expect(members).toMatchObject(partial('rows-moved'));
  expect(members.items).toHaveLength(51);
});

test('a list is partial when the last page is full and the next one has more than was announced', async () => {
  const info = (honest: object) => ({ ...honest, total_count: 50, total_pages: 1 });
  const members = await membersServed(pages(rowsOf(70), { info }));
  expect(members).toMatchObject(partial('total-mismatch'));
  expect(members.items).toHaveLength(70);
});

test('a list is partial when pages with new rows never end', async () => {
  const endless: Handler = ({ query }, response) =>
    answer(response, 200, success(rowsOf(50, `p${query.get('page')}`)));
  const members = await membersServed(endless, { maxPages: 12 });
  expect(members).toMatchObject(partial('too-many-pages'));
  expect(members.items).toHaveLength(600);
  expect(members.asked).toHaveLength(12);
});

test('a list is partial, with the rows read before, when a page in the middle is refused', async () => {
  const honest = pages(rowsOf(150));
  const members = await membersServed((asked, response) => {
    if (asked.query.get('page') === '2') answer(response, 400, '{"success":false,"errors":[],"result":null}');
    else honest(asked, response);
  });
  expect(members).toMatchObject({ ...partial('refused'), expected: 150 });
  expect(members.items).toHaveLength(50);
});

test('a list of no members is an error, because every account has one', async () => {
  const failed = { status: 'failed', problem: { code: 'nothing-listed' }, items: [] };
  expect(await membersServed(always(null))).toMatchObject(failed);
  expect(await membersServed(pages([]))).toMatchObject({ ...failed, expected: 0 });
});

test('a row that is not an object is kept and counted', async () => {
  const rows = [null, 7, 'text', ['list'], { name: 'no id' }, { id: 5 }, { id: '' }, { id: 'm1' }];
  const members = await membersServed(always(rows, { per_page: 50, total_count: 8 }));
  expect(members).toMatchObject({ status: 'complete', expected: 8 });
  expect(members.items).toHaveLength(8);
});

test('rows without ids do not make a walk endless', async () => {
  const members = await membersServed(
    always(Array.from({ length: 50 }, () => ({ email: 'same@example.com' }))),
  );
  expect(members.status).toBe('partial');
  expect(members.asked.length).toBeLessThanOrEqual(6);
});

test('rows keep fields that nobody knows', async () => {
  const row = { id: 'm1', future: { field: [1, { two: null }] } };
  const members = await membersServed(always([row], { per_page: 50, total_count: 1 }));
  expect(members.items).toEqual([row]);
});

test('members of a user group are not asked for at an id that would make another path', async () => {
  const ids = ['', '.', '..', '...', 'a/b', '../members', 'x?y#z', '%2e%2e', 'grün', '\ud800', 'plain'];
  const groups = [...ids.map((id) => ({ id })), { name: 'no id' }, 'no object'];
  const server = await serve({ [groupsPath]: pages(groups) });
  const { collections } = await fetchSnapshot(server.options);
  const asked = server.asked.map(({ path }) => path).filter((path) => path.startsWith(`${groupsPath}/`));
  const safe = ['a/b', '../members', 'x?y#z', '%2e%2e', 'grün', 'plain'];
  expect(asked.sort()).toEqual(safe.map((id) => `${groupsPath}/${encodeURIComponent(id)}/members`).sort());
  expect(collections.userGroups.status).toBe('complete');
  expect(Object.keys(collections.userGroupMembers.items).sort()).toEqual(safe.sort());
  expect(collections.userGroupMembers).toMatchObject({
    status: 'partial',
    problem: { code: 'group-without-id' },
  });
});

test('members of a user group named like a part of JavaScript are kept like any others', async () => {
  const server = await serve({
    [groupsPath]: (_, response) =>
      answer(
        response,
        200,
        '{"success":true,"result":[{"id":"__proto__"}],"result_info":{"per_page":50,"total_count":1}}',
      ),
    [`${groupsPath}/__proto__/members`]: pages([{ id: 'm1' }]),
  });
  const { collections } = await fetchSnapshot(server.options);
  expect(Object.entries(collections.userGroupMembers.items)).toEqual([['__proto__', [{ id: 'm1' }]]]);
});

test('members of user groups are as complete as the worst group, whose key is missing', async () => {
  const server = await serve({
    [groupsPath]: pages([{ id: 'good' }, { id: 'closed' }]),
    [`${groupsPath}/good/members`]: pages([{ id: 'm1' }]),
    [`${groupsPath}/closed/members`]: (_, response) => answer(response, 403, failureBody),
  });
  const { collections } = await fetchSnapshot(server.options);
  expect(collections.userGroupMembers).toMatchObject({
    status: 'forbidden',
    items: { good: [{ id: 'm1' }] },
  });
  expect(Object.keys(collections.userGroupMembers.items)).toEqual(['good']);
  expect(collections.userGroupMembers.problem?.message).toContain('members of the user group closed');
});

test('members of user groups are partial where the user groups are', async () => {
  const groups = always([{ id: 'g1' }], { per_page: 50, total_count: 2 });
  const server = await serve({ [groupsPath]: groups, [`${groupsPath}/g1/members`]: always(null) });
  const { collections } = await fetchSnapshot(server.options);
  expect(collections.userGroups.status).toBe('partial');
  expect(collections.userGroupMembers).toMatchObject({ status: 'partial', items: { g1: [] } });
});

test('members of user groups are asked for in smaller pages once large ones were refused', async () => {
  const honest = pages(rowsOf(120), { most: 100 });
  const picky: Handler = (asked, response) => {
    if (Number(asked.query.get('per_page')) > 100) answer(response, 400, failure(1, 'too large'));
    else honest(asked, response);
  };
  const server = await serve({
    [groupsPath]: pages([{ id: 'g1' }, { id: 'g2' }, { id: 'g3' }]),
    ...Object.fromEntries(['g1', 'g2', 'g3'].map((id) => [`${groupsPath}/${id}/members`, picky])),
  });
  const { collections } = await fetchSnapshot({ ...server.options, concurrency: 1 });
  const { status, items, requests } = collections.userGroupMembers;
  expect(status).toBe('complete');
  expect(Object.values(items).map((rows) => rows.length)).toEqual([120, 120, 120]);
  expect(requests.map(({ query }) => query.per_page).filter((size) => size === '500')).toHaveLength(1);
});

test('a group takes no second page because another group had a larger one', async () => {
  const sizes = { big: 30, small: 5, tiny: 1 };
  const handlers = Object.entries(sizes).map(([id, size]) => [
    `${groupsPath}/${id}/members`,
    pages(rowsOf(size), { info: () => undefined }),
  ]);
  const server = await serve({
    [groupsPath]: pages(Object.keys(sizes).map((id) => ({ id }))),
    ...Object.fromEntries(handlers),
  });
  const { collections } = await fetchSnapshot({ ...server.options, concurrency: 1 });
  expect(collections.userGroupMembers.status).toBe('complete');
  expect(collections.userGroupMembers.requests).toHaveLength(4);
});

const failureBody = {
  success: false,
  errors: [{ code: 10000, message: 'Authentication error' }],
  result: null,
};

const zonesPath = '/zones';

test('zones are each kept once where the API ignores the type', async () => {
  const { options } = await serve({ [zonesPath]: pages(rowsOf(60)) });
  const { collections } = await fetchSnapshot(options);
  expect(collections.zones).toMatchObject({ status: 'complete', expected: 60 });
  expect(collections.zones.items).toHaveLength(60);
});

test('zones are partial when the internal ones cannot be seen', async () => {
  const honest = pages(rowsOf(3));
  const { options } = await serve({
    [zonesPath]: (asked, response) => {
      if (asked.query.has('type')) answer(response, 403, failureBody);
      else honest(asked, response);
    },
  });
  const { collections } = await fetchSnapshot(options);
  expect(collections.zones).toMatchObject({ status: 'partial', problem: { code: 'forbidden' } });
  expect(collections.zones.problem?.message).toContain('zones of type internal: ');
});
