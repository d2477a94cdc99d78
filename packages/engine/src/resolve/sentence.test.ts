import { expect, test } from 'vitest';
import { groupRow, openAccount } from '../raw-account.fixture.ts';
import { resolvePermission } from './permission.ts';
import { readSentence } from './sentence.ts';

const { account } = openAccount({
  permissionGroups: [groupRow('p', ['harbour_crane:edit', 'harbour_crane:read', 'pier_crane:read'])],
});

const refusal = (text: string): string => {
  try {
    readSentence(text, account);
    return 'no refusal';
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return `${code}: ${message}`;
  }
};
const permissionIn = (words: string): string => {
  const sentence = readSentence(`who can ${words} on example.com`, account);
  return sentence.kind === 'who-can' ? sentence.permission : '';
};
const resourceIn = (words: string): string | null =>
  readSentence(`what can ada do on ${words}`, account).resource;

const whoCanRead = { kind: 'who-can', permission: 'dns_records:edit', resource: 'example.com' };
test.each([
  'who can edit dns on example.com',
  'who could edit dns on example.com',
  'who may edit dns in example.com',
  'who is able to edit dns of example.com',
  'Who Can edit DNS for example.com?',
  '  who   can edit\tdns on example.com?!. ',
  'who can edit dns on example.com...',
  'who can edit dns on example.com ?',
])('who can is read from "%s"', (text) => expect(readSentence(text, account)).toEqual(whoCanRead));

test.each(['and who can edit dns on example.com', 'who edits dns on example.com', 'who can edit dns'])(
  'who can is not read from "%s"',
  (text) => expect(refusal(text)).toBe(`question-unclear: "${text}" is not a question this program reads`),
);

const canRead = {
  kind: 'can',
  principal: 'ada@e.com',
  permission: 'dns_records:edit',
  resource: 'example.com',
};
test.each([
  'can ada@e.com edit dns on example.com',
  'could ada@e.com edit dns in example.com',
  'may ada@e.com edit dns of example.com',
  'Can ada@e.com edit dns for example.com?',
])('a question of can is read from "%s"', (text) => expect(readSentence(text, account)).toEqual(canRead));

test('a question of can is not read from a text that only contains one', () => {
  expect(refusal('say can ada edit dns on z')).toMatch(/^question-unclear: "say can/);
});

test.each([
  ['what can ada', null],
  ['what can ada do', null],
  ['What can ada do?', null],
  ['what can ada do ?', null],
  ['what can ada do on example.com', 'example.com'],
  ['what can ada do in example.com', 'example.com'],
  ['what can ada do to example.com', 'example.com'],
  ['what can ada on the account', 'account'],
])('what can is read from "%s"', (text, resource) =>
  expect(readSentence(text, account)).toEqual({ kind: 'what-can', principal: 'ada', resource }),
);

test.each(['so what can ada do', 'what can ada do today', 'what can ada do on '])(
  'what can is not read from "%s"',
  (text) => expect(refusal(text)).toBe(`question-unclear: "${text}" is not a question this program reads`),
);

test.each(['account', 'the account', 'whole account', 'the whole account', 'The Account'])(
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
  ['zone example.com', 'example.com'],
  ['the domain example.com', 'example.com'],
  ['domain example.com', 'example.com'],
  ['the example.com', 'the example.com'],
  ['my zone example.com', 'my zone example.com'],
  ['my account', 'my account'],
  ['account x', 'account x'],
  ['not all zones', 'not all zones'],
  ['all zones x', 'all zones x'],
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
  'a permission in a sentence is refused like a written one where the area has none for "%s", and is never widened to reading',
  (verb) => {
    const asked = permissionIn(`${verb} pier`);
    expect(asked).not.toContain('*');
    expect(() => resolvePermission(asked, account)).toThrow(
      /^there is no permission or permission group "pier_crane:\w+"; the nearest are "pier_crane:read"/,
    );
  },
);

test('a permission in a sentence is refused to be read where the area can only be edited', () => {
  const { account: quay } = openAccount({ permissionGroups: [groupRow('p', ['quay_light:edit'])] });
  const sentence = readSentence('who can see quay light on example.com', quay);
  expect(sentence).toMatchObject({ permission: 'quay_light:read' });
  expect(() => resolvePermission('quay_light:read', quay)).toThrow(/nearest are "quay_light:edit"/);
});

test.each([
  ['dns', 'dns_records'],
  ['dns records', 'dns_records'],
  ['the DNS records', 'dns_records'],
  ['any dns', 'dns_records'],
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
  ['single redirects', 'dynamic_url_redirects'],
  ['hyperdrive', 'hyperdrive'],
  ['harbour crane', 'harbour_crane'],
  ['harbour', 'harbour_crane'],
])('a permission in a sentence on "%s" is one of the area %s', (thing, area) =>
  expect(permissionIn(`edit ${thing}`)).toBe(`${area}:edit`),
);

test.each([
  ['read audit logs', 'auditlogs:read'],
  ['purge cache', 'cache_purge:edit'],
  ['edit phishguard', 'ces_phishguard:edit'],
  ['edit dns view', 'dns_view:edit'],
  ['edit pier', 'pier_crane:edit'],
  ['edit audit logs', 'auditlogs:edit'],
  ['manage radar', 'radar:edit'],
  ['publish dns', 'dns_records:publish'],
])('a permission in a sentence reads "%s" as %s', (words, permission) =>
  expect(permissionIn(words)).toBe(permission),
);

test('a permission in a sentence stays as it is when it is spelled as one', () => {
  expect(permissionIn('dns_records:edit')).toBe('dns_records:edit');
  expect(permissionIn('no_such:thing')).toBe('no_such:thing');
});

test.each([
  'hold Domain DNS',
  'have the Domain DNS',
  'use Domain DNS',
  'hold the role Domain DNS',
  'HOLD the permission group Domain DNS',
])('a permission in a sentence is the holding of a group in "%s"', (words) =>
  expect(permissionIn(words)).toBe('Domain DNS'),
);

test('a permission in a sentence is not spelled as one among other words', () => {
  expect(refusal('who can edit waf:edit on z')).toMatch(/"waf:edit" is not the name of one area/);
  expect(refusal('who can waf:edit now on z')).toMatch(/"waf:edit now" does not begin with a verb/);
});

test('a permission in a sentence needs a verb at its beginning', () => {
  const sentence = 'does not begin with a verb such as edit or read';
  expect(refusal('who can frobnicate dns on z')).toBe(`question-unclear: "frobnicate dns" ${sentence}`);
  expect(refusal('who can edits dns on z')).toBe(`question-unclear: "edits dns" ${sentence}`);
  expect(refusal('who can withhold the dns on z')).toBe(`question-unclear: "withhold the dns" ${sentence}`);
});

test('a permission in a sentence is refused where the area is not known, with what comes nearest', () => {
  expect(refusal('who can edit hyperdriv on z')).toMatch(
    /^question-unclear: "hyperdriv" is not the name of one area of permissions; it could be "hyperdrive", /,
  );
  expect(refusal('who can edit page the rules on z')).toMatch(/"page the rules" is not the name of one area/);
  expect(() => readSentence('who can edit x on z', { ...account, permissions: [] })).toThrow(
    /one area of permissions$/,
  );
  expect(refusal('who can edit constructor on z')).toMatch(/"constructor" is not the name of one area/);
});

test('a permission in a sentence is refused where several areas have the word in their name, at most six of them named', () => {
  const named = refusal('who can edit access on z');
  expect(named).toBe('no refusal');
  expect(refusal('who can edit email on z')).toMatch(
    /^question-unclear: "email" is not the name of one area/,
  );
  expect(refusal('who can edit email on z').match(/"/g)).toHaveLength(14);
});
