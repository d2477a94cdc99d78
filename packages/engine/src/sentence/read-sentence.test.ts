import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow, zoneRow } from '../raw-account.fixture.ts';
import { readSentence } from './read-sentence.ts';

const crane = groupRow('crane', [
  'harbour_crane:edit',
  'harbour_crane:read',
  'pier_crane:read',
  'billing:edit',
  'billing:read',
]);
const rows = {
  permissionGroups: [
    crane,
    { id: 'all', name: 'Super Administrator - All Privileges', meta: { label: 'all_privileges' } },
    { id: 'inspect', name: 'Inspector of Cranes', meta: { scopes: 'com.cloudflare.api.account' } },
  ],
  members: [
    {
      ...memberRow('ada', policyRow('p', 'allow', [crane], '*')),
      user: { first_name: 'Ada', last_name: 'Quay' },
    },
    memberRow('ben'),
    memberRow('benedict'),
  ],
  userGroups: [
    { id: 'ops', name: 'Ops', policies: [] },
    { id: 'odd', name: 'Crew on call', policies: [] },
  ],
  accountTokens: [{ id: 't1', name: 'deploy', status: 'active', policies: [] }],
  zones: [
    { ...zoneRow('example'), name: 'example.com' },
    zoneRow('shop'),
    { ...zoneRow('tickets'), name: 'tickets.shop.example' },
  ],
};
const { account } = openAccount(rows);

const refusal = (text: string): string => {
  try {
    return JSON.stringify(readSentence(text, account));
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return `${code}: ${message}`;
  }
};
const permissionIn = (words: string): string => {
  const sentence = readSentence(`who can ${words} on example.com`, account);
  return sentence.kind === 'who-can' ? sentence.permission : '';
};
const resourceIn = (words: string): string | null => {
  const sentence = readSentence(`what can ada do on ${words}`, account);
  return sentence.kind === 'what-can' ? sentence.resource : '';
};
const ada = 'ada@example.com';

test.each([
  'who can edit harbour cranes on example.com',
  'who could change the harbour crane in example.com',
  'who is able to edit harbour_crane of example.com',
  'Who Can edit Harbour Crane for Example.com?',
  '  who   can edit\tharbour crane on example.com?!. ',
  'who can edit harbour crane on example.com...',
  'please show me who is allowed to edit harbour crane on the zone example.com',
  'who can edit harbour crane on "example.com"',
])('who can is read from "%s"', (text) =>
  expect(readSentence(text, account)).toEqual({
    kind: 'who-can',
    permission: 'harbour_crane:edit',
    resource: 'example.com',
  }),
);

const whoCan = (permission: string, resource: string, more: object = {}) => ({
  kind: 'who-can',
  permission,
  resource,
  ...more,
});
const all = 'Super Administrator - All Privileges';
test.each([
  ['who can edit billing', whoCan('billing:edit', 'account')],
  ['who can do anything to billing', whoCan('billing:*', 'account')],
  ['who has access to billing', whoCan('billing:*', 'account')],
  ['who has access to shop.example', whoCan('*:*', 'shop.example')],
  ['who can change shop.example', whoCan('*:edit', 'shop.example')],
  ['who can edit anything on every zone', whoCan('*:edit', 'zone:*')],
  ['who can edit harbour crane', whoCan('harbour_crane:edit', 'anywhere')],
  ['who are the super admins', whoCan(all, 'account')],
  ['who is super administrator', whoCan(all, 'account')],
  ['who has the role Inspector of Cranes', whoCan('Inspector of Cranes', 'account')],
  ['which tokens can write harbour cranes', whoCan('harbour_crane:edit', 'anywhere', { only: 'token' })],
  ['which people can see billing', whoCan('billing:read', 'account', { only: 'member' })],
  [
    'who has no second factor and can change billing',
    whoCan('billing:edit', 'account', { without: 'two-factor' }),
  ],
  ['who can edit billing without 2fa', whoCan('billing:edit', 'account', { without: 'two-factor' })],
  ['can anybody edit billing', whoCan('billing:edit', 'account')],
])('a question about everybody is read: %s', (text, sentence) =>
  expect(readSentence(text, account)).toEqual(sentence),
);

const can = (resource: string, why = false) => ({
  kind: 'can',
  principal: ada,
  permission: 'harbour_crane:edit',
  resource,
  why,
});
test.each([
  ['can ada edit harbour crane on example.com', can('example.com')],
  ['could Ada Quay edit harbour crane in tickets', can('tickets.shop.example')],
  ['is ada@example.com allowed to edit harbour crane on the account', can('account')],
  ["why can't ada edit harbour crane on tickets…", can('tickets.shop.example', true)],
  ['why can’t ada edit harbour crane on tickets', can('tickets.shop.example', true)],
  ['how can ada edit harbour crane on shop.example', can('shop.example', true)],
  ['where can ada edit harbour crane', can('anywhere')],
])('a question about somebody is read: %s', (text, sentence) =>
  expect(readSentence(text, account)).toEqual(sentence),
);

test.each([
  ['what can ada', { kind: 'what-can', holder: ada, resource: null }],
  ['What can ada do ?', { kind: 'what-can', holder: ada, resource: null }],
  ['what can ada do to example.com', { kind: 'what-can', holder: ada, resource: 'example.com' }],
  ["what are ada's permissions", { kind: 'what-can', holder: ada, resource: null }],
  ['what can the token deploy do', { kind: 'what-can', holder: 'token:deploy', resource: null }],
  ['what can deploy do', { kind: 'what-can', holder: 'token:deploy', resource: null }],
  ['what can the ops group do', { kind: 'what-can', holder: 'group Ops', resource: null }],
  [
    'what can crew on call do on shop.example',
    { kind: 'what-can', holder: 'group Crew on call', resource: 'shop.example' },
  ],
  ['does ada have access to shop.example', { kind: 'what-can', holder: ada, resource: 'shop.example' }],
  ['compare ada with ben@example.com', { kind: 'compare', first: ada, second: 'ben@example.com' }],
  ["what can ada do that benedict can't", { kind: 'compare', first: ada, second: 'benedict@example.com' }],
  ['what would happen if group ops were deleted', { kind: 'what-if', edit: 'remove group Ops' }],
  ['what if ada joined crew on call', { kind: 'what-if', edit: `add ${ada} to "Crew on call"` }],
  ['what if we remove token deploy', { kind: 'what-if', edit: 'remove token deploy' }],
  ['what if remove group Ops', { kind: 'what-if', edit: 'remove group Ops' }],
  ['who could become a super admin', { kind: 'paths', from: null }],
  ['how many tokens are there', { kind: 'list', of: 'tokens', filters: [] }],
  [
    'who has no 2fa and is privileged',
    { kind: 'list', of: 'members', filters: ['2fa=no', 'privileged=yes'] },
  ],
  ['who is in ops', { kind: 'show', name: 'group Ops' }],
  ['who is quay', { kind: 'show', name: ada }],
  ['what changed', { kind: 'diff', since: null, of: null }],
  ['what changed since the last review for ops', { kind: 'diff', since: null, of: 'group Ops' }],
])('a question of another kind is read: %s', (text, sentence) =>
  expect(readSentence(text, account)).toEqual(sentence),
);

test('a question of what changed has the time it names, counted from the end of the snapshot', () => {
  expect(readSentence('what changed since last quarter for ada', account)).toEqual({
    kind: 'diff',
    since: { said: 'last quarter', from: Date.UTC(2025, 9), to: Date.UTC(2026, 0) },
    of: ada,
  });
});

test.each([
  ["who can't edit billing"],
  ['who cannot edit billing'],
  ['who can not edit billing'],
  ['which tokens can only edit billing'],
  ['who has no second factor and cannot edit billing'],
  ['who can edit billing but not harbour cranes'],
  ['who can edit billing and harbour crane on example.com'],
])('a question is never read as one without its "%s"', (text) =>
  expect(refusal(text)).toMatch(/^question-unclear/),
);

test.each(['account', 'the account', 'whole account', 'the whole account', 'The Account', 'our account'])(
  'a resource in a sentence is the account when called "%s"',
  (words) => expect(resourceIn(words)).toBe('account'),
);

test.each([
  'all zones',
  'every zone',
  'each zone',
  'any zone',
  'all of the zones',
  'all the domains',
  'every Domain',
])('a resource in a sentence is every zone when called "%s"', (words) =>
  expect(resourceIn(words)).toBe('zone:*'),
);

test.each([
  ['the zone example.com', 'example.com'],
  ['the domain EXAMPLE.com', 'example.com'],
  ['the example.com zone', 'example.com'],
  ['*.shop.example', 'zone:*.shop.example'],
  ['zone:*', 'zone:*'],
  ['tickets', 'tickets.shop.example'],
  ['anywhere', 'anywhere'],
])('a resource in a sentence called "%s" is "%s"', (words, resource) =>
  expect(resourceIn(words)).toBe(resource),
);

test.each([
  'edit',
  'change',
  'modify',
  'write',
  'update',
  'manage',
  'configure',
  'create',
  'delete',
  'add',
  'remove',
  'purge',
  'Edit',
])('a permission in a sentence is one to edit after "%s"', (verb) =>
  expect(permissionIn(`${verb} dns`)).toBe('dns_records:edit'),
);

test.each(['read', 'see', 'view', 'list', 'look at'])(
  'a permission in a sentence is one to read after "%s"',
  (verb) => expect(permissionIn(`${verb} dns`)).toBe('dns_records:read'),
);

test.each([
  ['publish zaraz', 'zaraz:publish'],
  ['run ai gateway', 'ai_gateway:run'],
  ['create account api tokens', 'account_api_tokens:create'],
  ['revoke access', 'access:revoke'],
  ['bind connectivity', 'connectivity:bind'],
])(
  'a permission in a sentence is the one that has the very word for its verb: "%s" is %s',
  (words, permission) => expect(permissionIn(words)).toBe(permission),
);

test.each(['edit', 'change', 'manage', 'delete', 'purge', 'add', 'publish', 'run', 'revoke'])(
  'a permission in a sentence is refused where the area has none for "%s", and is never widened to reading',
  (verb) =>
    expect(refusal(`who can ${verb} pier on example.com`)).toMatch(
      /there is no permission or permission group "pier_crane:\w+"; the nearest are "pier_crane:read"/,
    ),
);

test.each([
  ['dns', 'dns_records'],
  ['dns records', 'dns_records'],
  ['the DNS records', 'dns_records'],
  ['any dns', 'dns_records'],
  ['a dns record', null],
  ['firewall', 'waf'],
  ['firewall rules', 'waf'],
  ['workers', 'worker'],
  ['members', 'member'],
  ['users', 'member'],
  ['certificates', 'ssl'],
  ['tls', 'ssl'],
  ['zone settings', 'zone_settings'],
  ['settings', 'zone_settings'],
  ['load balancers', 'lb'],
  ['load balancing', 'lb'],
  ['zones', 'zone'],
  ['domains', 'zone'],
  ['page_rules', 'page_rules'],
  ['page rules', 'page_rules'],
  ['the page rule', 'page_rules'],
  ['single redirects', 'dynamic_url_redirects'],
  ['hyperdrive', 'hyperdrive'],
  ['harbour crane', 'harbour_crane'],
  ['harbour', 'harbour_crane'],
])('a permission in a sentence on "%s" is one of the area %s', (thing, area) => {
  if (area === null) expect(refusal(`who can edit ${thing} on example.com`)).toMatch(/^question-unclear/);
  else expect(permissionIn(`edit ${thing}`)).toBe(`${area}:edit`);
});

test.each([
  ['read audit logs', 'auditlogs:read'],
  ['purge cache', 'cache_purge:edit'],
  ['read phishguard', 'ces_phishguard:read'],
  ['edit dns view', 'dns_view:edit'],
  ['do anything to dns', 'dns_records:*'],
  ['access dns', 'dns_records:*'],
  ['harbour_crane:edit', 'harbour_crane:edit'],
  ['#harbour_crane:edit', '#harbour_crane:edit'],
  ['hold Inspector of Cranes', 'Inspector of Cranes'],
  ['use the role Inspector of Cranes', 'Inspector of Cranes'],
])('a permission in a sentence reads "%s" as %s', (words, permission) =>
  expect(permissionIn(words)).toBe(permission),
);

test('a refusal says what was understood, and what is wrong with the one name that was not', () => {
  expect(refusal('who can edit dns on exmple.com')).toMatch(
    /^question-unclear: "who can edit dns on" was understood, but there is no zone or resource "exmple.com" in the account; the nearest are "example.com"/,
  );
  expect(refusal('who can frobnicate dns on shop')).toMatch(
    /"who can" and "on shop" were understood, but "frobnicate dns" does not begin with a verb such as edit or read/,
  );
  expect(refusal('what can example do')).toMatch(/"example" could be 3 principals: use "ada@example.com", /);
  expect(refusal('what can I do')).toMatch(/but "I" names nobody and nothing/);
  expect(refusal('who can edit hyperdriv on shop')).toMatch(
    /"hyperdriv" is not the name of one area of permissions; it could be "hyperdrive", /,
  );
  expect(refusal('who can edit constructor on shop')).toMatch(/"constructor" is not the name of one area/);
});

test('a refusal of a form that there is not says which words and names are known', () => {
  expect(refusal('does the moon edit billing at shop.example tomorrow')).toMatch(
    /is not a question this program reads: it understood "does", "the", "edit", "billing" \(permissions\), "at", "shop.example" \(a zone\), but not "moon", "tomorrow"/,
  );
});

test('a refusal names three sentences near it, which are read', () => {
  for (const text of [
    'who edits billing at shop',
    'wherefore art thou',
    '',
    '?!',
    'what ada',
    'ops ops ops',
  ]) {
    const near = /; ask like (.*)$/s.exec(refusal(text))?.[1] ?? '';
    const sentences = [...near.matchAll(/"([^"]+)"/g)].map(([, sentence = '']) => sentence);
    expect(sentences).toHaveLength(3);
    for (const sentence of sentences) expect(() => readSentence(sentence, account)).not.toThrow();
  }
});

test('a refusal names no sentence that an account without names could not answer', () => {
  const { account: nobody } = openAccount({});
  expect(() => readSentence('frobnicate', nobody)).toThrow(/ask like "who can edit/);
});

test('a sentence of very many words is refused at once', () => {
  const started = performance.now();
  expect(refusal(`who can edit ${'of '.repeat(20_000)} on shop`)).toMatch(/^question-unclear/);
  expect(refusal(`why can ${'a on b in c of '.repeat(3)} on shop`)).toMatch(/^question-unclear/);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('a name that is spelled like words of a question is a name in quotes', () => {
  const { account: odd } = openAccount({
    ...rows,
    userGroups: [{ id: 'g', name: 'who can edit dns on shop.example', policies: [] }],
  });
  expect(readSentence('what can group "who can edit dns on shop.example" do', odd)).toEqual({
    kind: 'what-can',
    holder: 'group who can edit dns on shop.example',
    resource: null,
  });
});

test('a name that would be taken for an option, or is not shown as it is, is spelled by its id', () => {
  const { account: odd } = openAccount({
    ...rows,
    userGroups: [
      { id: 'g1', name: '--help', policies: [] },
      { id: 'g2', name: 'A\u202eB', policies: [] },
    ],
  });
  expect(readSentence('who is in --help', odd)).toEqual({ kind: 'show', name: 'group g1' });
  expect(readSentence('who is in A\u202eB', odd)).toEqual({ kind: 'show', name: 'group g2' });
});
