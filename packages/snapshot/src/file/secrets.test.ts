import { expect, test } from 'vitest';
import { stripSecrets } from './secrets.ts';

test('what is stored has lost every invitation code, verification code and token value, and says where', () => {
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

test.each([
  ['invitation_code', 'x'],
  ['verificationCode', 'x'],
  ['accessToken', 'x'],
  ['client_secret', { deep: 'x' }],
  ['Code', ['x']],
  ['code', 12345678],
  ['api-key', 'x'],
  ['apikey', 'x'],
  ['APIKey', 'x'],
  ['OTPCode', '123456'],
  ['otp', 123456],
  ['secretAccessKey', 'x'],
  ['recovery_codes', ['x', 'y']],
  ['recoverycodes', ['x', 'y']],
  ['backupCodes', 'x y'],
  ['passwd', 'x'],
  ['smtp_pass', 'x'],
  ['user.password', 'x'],
  ['password_hash', 'x'],
  ['passwords', ['x']],
  ['secrets', { DATABASE: 'x' }],
  ['refresh_token', 'x'],
  ['id_tokens', ['x']],
  ['tokenValue', 'x'],
  ['session_token', 'x'],
  ['bearer', 'x'],
  ['sessionCookie', 'x'],
  ['private_key_pem', 'x'],
  ['privateKey', 'x'],
  ['totp_seed', 'x'],
  ['pre_shared_key', 'x'],
  ['PSK', 'x'],
  ['clientsecret2', 'x'],
  ['tunnel_secret', 'x'],
  ['qr_code', 'x'],
])('what is stored has lost %s, whatever its form', (name, secret) => {
  expect(stripSecrets('members', [{ id: 'm1', [name]: secret }]).value).toEqual([{ id: 'm1' }]);
});

test('what is stored has lost everything shaped like a token of Cloudflare, wherever it is', () => {
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

const pem = (what: string) => `-----BEGIN ${what}-----\nMIIEvQ\n-----END ${what}-----\n`;
const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${'c2ln'.repeat(8)}`;

test.each([
  ['a private key', pem('PRIVATE KEY')],
  ['an RSA key in one line', pem('RSA PRIVATE KEY').replaceAll('\n', '\\n')],
  ['a key that is cut off', pem('ENCRYPTED PRIVATE KEY').slice(0, 45)],
  ['a key of OpenSSH', pem('OPENSSH PRIVATE KEY')],
  ['a key of PGP', pem('PGP PRIVATE KEY BLOCK')],
  ['a JSON web token', jwt],
  ['a JSON web token without a signature', `${jwt.split('.').slice(0, 2).join('.')}.`],
  ['a header', 'authorization: Bearer 0123456789abcdef0'],
  ['an address with a password', 'postgres://ada:x@db.example/one'],
  ['a token of another service', `ghp_${'aB3'.repeat(12)}`],
])('what is stored has lost %s, whatever it is called', (_, secret) => {
  const row = { id: 'm1', note: `see: ${secret}`, list: [secret] };
  expect(stripSecrets('members', [row]).value).toEqual([{ id: 'm1', list: [] }]);
});

test.each([
  ['a certificate', { certificate: pem('CERTIFICATE') }],
  ['a public key', { public_key: pem('PUBLIC KEY'), ssh_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI' }],
  ['ids and names', { token_id: '1', secret_name: 'x', api_key_id: '2', credential_type: 'x' }],
  ['dates and rules', { password_changed_at: '2026-01-01', password_policy: { min: 8 }, token_type: 'x' }],
  ['places and languages', { country_code: 'DE', language_code: 'de', currencyCode: 'EUR', zip_code: '1' }],
  ['errors', { error_code: 1003, status_code: 404, error_codes: [1, 2] }],
  ['pages', { next_page_token: 'x', max_tokens: 5 }],
  ['counts', { active_tokens: 7, recovery_codes: 3, passwords: 0 }],
  ['things about secrets', { api_tokens: [{ id: '1', name: 'one' }], secrets: [{ id: '2' }] }],
  ['words that only end alike', { bypass: 'x', barcode: 'x', address: 'x', hashes: ['x'], passed: 'x' }],
  ['addresses', { url: 'https://example.com:8443/a@b', mail: 'mailto:ada@example.com', at: '12:30@x' }],
  ['a resource key', { 'com.cloudflare.api.account.zone.0123456789abcdef0123456789abcdef': '*' }],
  ['groups of permissions', { tokenPermissionGroups: ['1'], permission_groups: [{ id: '1' }], keys: ['a'] }],
  ['values', { values: ['a'], default: 'x', key: 'label' }],
])('a snapshot keeps %s where secrets are taken out', (_, row) => {
  expect(stripSecrets('members', [row])).toEqual({ value: [row], removed: [] });
});

test('a secret is found in texts that were made to take long', () => {
  const begun = performance.now();
  for (const piece of [
    'eyJ-',
    'eyJaaaaaaaaa.',
    'a.',
    '://',
    '://a:',
    '-----BEGIN RSA ',
    'v1.0-aa-',
    'Bearer ',
  ]) {
    stripSecrets('members', [{ note: piece.repeat(300_000) }]);
  }
  expect(performance.now() - begun).toBeLessThan(3000);
});

test('what is stored keeps what only has the name of a secret: an area of permissions, the old meta pair, a yes or no', () => {
  const rows = [
    {
      permissions: { token: { edit: true }, access_token: { edit: true } },
      meta: { key: 'label', value: 'dns' },
    },
    { has_secret: true, code: null, token: { edit: true } },
  ];
  expect(stripSecrets('roles', rows)).toEqual({ value: rows, removed: [] });
});
