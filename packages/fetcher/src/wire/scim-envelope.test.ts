import { expect, test } from 'vitest';
import { readEnvelope } from './envelope.ts';

const read = (body: unknown) => readEnvelope(Buffer.from(JSON.stringify(body)), 'scim');
const rows = [{ id: 'u1' }];
const listed = (total: unknown, resources?: unknown) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  ...(total !== undefined && { totalResults: total }),
  ...(resources !== undefined && { Resources: resources }),
});

test('a list of SCIM is read with the total that it says', () => {
  for (const total of [1, '1', 7])
    expect(read(listed(total, rows))).toMatchObject({
      envelope: { success: true, result: rows, info: { totalCount: Number(total) } },
    });
});

test('a list of SCIM that says no total, or no number, is read without one', () => {
  for (const total of [undefined, null, 'many', -1, 1.5, 1e300])
    expect(read(listed(total, rows))).toMatchObject({ envelope: { success: true, result: rows, info: {} } });
});

test('a list of SCIM without resources is empty only where it says that there are none', () => {
  expect(read(listed(0))).toMatchObject({ envelope: { success: true, result: [] } });
  expect(read(listed(0, null))).toMatchObject({ envelope: { success: true, result: [] } });
  for (const body of [listed(3), listed(undefined), listed(3, null), listed(0, {}), {}])
    expect(read(body)).toMatchObject({ kind: 'not-one' });
});

test('a list of SCIM is found inside an envelope, and a list in an envelope is one all the same', () => {
  const envelope = (result: unknown) => ({ success: true, errors: [], result });
  expect(read(envelope(listed(1, rows)))).toMatchObject({
    envelope: { result: rows, info: { totalCount: 1 } },
  });
  expect(read(envelope(rows))).toMatchObject({ envelope: { success: true, result: rows } });
});

test('an error of SCIM says why, and never counts as a success', () => {
  const error = { schemas: [], status: '404', detail: 'There is no SCIM here' };
  expect(read(error)).toMatchObject({
    envelope: { success: false, errors: [{ message: 'There is no SCIM here' }] },
  });
});

test('a list of SCIM is not taken where an envelope is asked for', () => {
  expect(readEnvelope(Buffer.from(JSON.stringify(listed(1, rows))))).toMatchObject({ kind: 'not-one' });
});
