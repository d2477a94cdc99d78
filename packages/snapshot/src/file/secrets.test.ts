import { describe, expect, it } from 'vitest';
import { stripSecrets } from './secrets.ts';

describe('what is stored', () => {
  it('has lost every invitation code, verification code and token value, and says where', () => {
    const rows = [
      { id: 'm1', code: 'invitation', user: { email: 'ada@example.com' } },
      { id: 's1', verification: { code: 'dns-proof', status: 'pending' }, value: 'a-token' },
    ];
    expect(stripSecrets('members', rows)).toEqual({
      value: [
        { id: 'm1', user: { email: 'ada@example.com' } },
        { id: 's1', verification: { status: 'pending' } },
      ],
      removed: [
        { collection: 'members', field: 'code', count: 1 },
        { collection: 'members', field: 'value', count: 1 },
        { collection: 'members', field: 'verification.code', count: 1 },
      ],
    });
  });

  it('keeps what only has the name of a secret: an area of permissions, a numeric code, the old meta pair', () => {
    const rows = [{ permissions: { token: { edit: true } }, code: 7, meta: { key: 'label', value: 'dns' } }];
    expect(stripSecrets('roles', rows)).toEqual({ value: rows, removed: [] });
  });
});
