import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, edit, read, ZONE } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** What belongs to the account as a whole: settings, members, billing, tokens, logs, analytics. */
export const accountTokenGroups: readonly ShippedEntry[] = [
  // The members API and the audit logs ask for Account Settings; they have no group of their own.
  group(
    'c1fde68c7bcc44588cbb6ddbc16d6480',
    'Account Settings Read',
    ACCOUNT,
    read('organization', 'member', 'auditlogs'),
  ),
  group('1af1fa2adc104452b74a9a3364202f20', 'Account Settings Write', ACCOUNT, [
    ...edit('organization', 'member'),
    'auditlogs:read',
  ]),
  // Adds and removes members in the name of an identity provider.
  group('d5812c023a5048b4882175a28952362d', 'SCIM Provisioning', ACCOUNT, edit('member')),
  ...pair('SSO Connector', 'dash_sso', ACCOUNT, {
    read: '1d80f6f165ea47f2b55d4a393fd697de',
    write: '901ca5e292584c6aa1b4cdb39248bb07',
  }),
  ...pair('Billing', ['billing', 'subscription'], ACCOUNT, {
    read: '7cf72faf220841aabcfdfab81c43c4f6',
    write: '6c80e02421494afc9ae14414ed442632',
  }),
  group('eb56a6953c034b9d97dd838155666f06', 'Account API Tokens Read', ACCOUNT, read('account_api_tokens')),
  group('5bc3f8b21c554832afc660159ab75fa4', 'Account API Tokens Write', ACCOUNT, [
    ...edit('account_api_tokens'),
    'account_api_tokens:create',
  ]),
  ...pair('Notifications', 'notifications', ACCOUNT, {
    read: 'ce18edbdcebf465e9d6d1d2fc80ffd42',
    write: 'c3c847c5802d4ce3ba00e3e97b3c8555',
  }),
  ...pair('Account Analytics', 'analytics', ACCOUNT, {
    read: 'b89a480218d04ceb98b4fe57ca29dc1f',
  }),
  ...pair('Analytics', 'analytics', ZONE, {
    read: '9c88f9c5bce24ce7af9a958ba9c504db',
  }),
  ...pair('Logs', 'logs', ACCOUNT, {
    read: '6a315a56f18441e59ed03352369ae956',
    write: '96163bd1b0784f62b3e44ed8c2ab1eb6',
  }),
  ...pair('Logs', 'logs', ZONE, {
    read: 'c4a30cd58c5d42619c86a3c36c441e2d',
    write: '3e0b5820118e47f3922f7c989e673882',
  }),
  ...pair('Registrar Domains', 'registrar_domains', ACCOUNT, {
    read: '9bb90620717647a39679e1d951f140d6',
  }),
  ...pair('Integration', 'integration', ACCOUNT, {
    write: 'c6f97eeee13345db8cc00af0953a42de',
  }),
  ...pair('Trust and Safety', 'trust_and_safety', ACCOUNT, {
    read: 'f0ba3733e746429182fcd40ec648c066',
    write: '120f843a9c074f399b830e542e5616b8',
  }),
  // Its own text speaks of read access only; the name is trusted.
  ...pair('Cloudforce One', 'cfone', ACCOUNT, {
    read: 'cf9353ed7978436e8fb20c03fce26449',
    write: '677767156f294485b497a8f103172e7d',
  }),
  ...pair('Intel', 'intel', ACCOUNT, {
    read: 'df1577df30ee46268f9470952d7b0cdf',
    write: '92209474242d459690e2cdb1985eaa6c',
  }),
  ...pair('URL Scanner', 'url_scanner', ACCOUNT, {
    read: '5d613a610b294788a29572aaac2f254d',
    write: '2a400bcb29154daab509fe07e3facab0',
  }),
  ...pair('Radar', 'radar', ACCOUNT, {
    read: 'dfe525ec7b07472c827d8d009178b2ac',
  }),
  ...pair('Account Security Center Insights', 'security_center_insights', ACCOUNT, {
    read: 'ece81d7757ff406cad61f221a4920d55',
    write: 'cfa2e2893226455c9b945914969dff7c',
  }),
  ...pair('Application Security Reports', 'application_security_reports', ACCOUNT, {
    read: 'd79c5e2a405b4516a322432287d40c31',
  }),
  ...pair('Allow Request Tracer', 'request_tracer', ACCOUNT, {
    read: 'f3604047d46144d2a3e9cf4ac99d7f16',
  }),
  ...pair('IOT', 'iot', ACCOUNT, {
    read: '212c9ff247b9406d990c017482afb3a5',
    write: '865ebd55bc6d4b109de6813eccfefd13',
  }),
];
