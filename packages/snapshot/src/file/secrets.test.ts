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

  it.each([
    ['invitation_code', 'x'],
    ['verificationCode', 'x'],
    ['accessToken', 'x'],
    ['client_secret', { deep: 'x' }],
    ['Code', ['x']],
    ['code', 12345678],
    ['api-key', 'x'],
  ])('has lost %s, whatever its form', (name, secret) => {
    expect(stripSecrets('members', [{ id: 'm1', [name]: secret }]).value).toEqual([{ id: 'm1' }]);
  });

  it('has lost what is shaped like a token of Cloudflare, wherever it stands', () => {
    const token = `cfut_${'A1b2C3d4'.repeat(5)}`;
    const row = { id: 'm1', note: token, list: ['kept', token, [token]], nested: { [token]: true, kept: 1 } };
    const { value, removed } = stripSecrets('members', [row]);
    expect(value).toEqual([{ id: 'm1', list: ['kept', []], nested: { kept: 1 } }]);
    expect(removed).toEqual([
      { collection: 'members', field: 'list', count: 2 },
      { collection: 'members', field: 'nested', count: 1 },
      { collection: 'members', field: 'note', count: 1 },
    ]);
  });

  it('keeps what only has the name of a secret: an area of permissions, the old meta pair, a yes or no', () => {
    const rows = [
      {
        permissions: { token: { edit: true }, access_token: { edit: true } },
        meta: { key: 'label', value: 'dns' },
      },
      { has_secret: true, code: null, token: { edit: true } },
    ];
    expect(stripSecrets('roles', rows)).toEqual({ value: rows, removed: [] });
  });
});
