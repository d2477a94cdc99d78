import type { ReadName } from '../file/extras.ts';
import {
  area,
  deprecated,
  flag,
  group,
  listOf,
  mapOf,
  moment,
  objectOf,
  permission,
  provisioner,
  type Rewrite,
  text,
  verb,
  wordOf,
} from './fields.ts';

// What each field of the API is. A field that is not here is dropped where it holds text: new ones are safe.

const memberStatus = wordOf('accepted', 'pending', 'rejected');
const dates = {
  created_on: moment,
  modified_on: moment,
  created_at: moment,
  updated_at: moment,
  updated_on: moment,
};
const letter = wordOf('V', 'active', 'inactive', 'deleted');

const permissionGroup = objectOf({
  id: group,
  name: group,
  status: letter,
  scopes: listOf(text),
  meta: objectOf({
    ...{ label: group, scopes: listOf(text), editable: flag, key: group, value: group },
    ...{ deprecated, eol_at: moment },
  }),
  permissions: listOf(objectOf({ attributes: objectOf({ legacy_name: permission }) })),
});

const scope = listOf(objectOf({ key: text, objects: listOf(objectOf({ key: text })) }));

const resourceGroup = objectOf({ id: text, name: text, scope });

const policy = {
  ...dates,
  id: text,
  access: wordOf('allow', 'deny'),
  permission_groups: listOf(permissionGroup),
  resource_groups: listOf(resourceGroup),
};

const role = objectOf({
  id: group,
  name: group,
  permissions: mapOf(area, mapOf(verb, flag)),
});

const policies = listOf(objectOf(policy));

const tokenPolicies = listOf(
  objectOf({
    id: text,
    effect: wordOf('allow', 'deny'),
    permission_groups: listOf(permissionGroup),
    resources: mapOf(text, mapOf(text, wordOf('*'))),
  }),
);

const addresses = objectOf({ in: listOf(text), not_in: listOf(text) });

/** What became of a group under SCIM is named by its id. */
const scimReference = objectOf({ value: text, display: text, type: wordOf('direct', 'User', 'Group') });
const scimMeta = objectOf({ resourceType: wordOf('User', 'Group'), created: moment, lastModified: moment });

/** The rows of each list. */
export const rowsOf: Readonly<Record<ReadName, Rewrite>> = {
  members: objectOf({
    ...dates,
    id: text,
    email: text,
    status: memberStatus,
    api_access_enabled: flag,
    user: objectOf({
      id: text,
      email: text,
      first_name: text,
      last_name: text,
      two_factor_authentication_enabled: flag,
    }),
    policies,
    roles: listOf(role),
  }),
  roles: role,
  userGroups: objectOf({ ...dates, id: text, name: text, status: letter, policies }),
  userGroupMembers: objectOf({ ...dates, id: text, email: text, status: memberStatus }),
  permissionGroups: permissionGroup,
  resourceGroups: resourceGroup,
  zones: objectOf({
    ...dates,
    id: text,
    name: text,
    status: wordOf('active', 'pending', 'initializing', 'moved', 'deleted', 'deactivated', 'read only'),
    type: wordOf('full', 'partial', 'secondary', 'internal'),
    account: objectOf({ id: text, name: text }),
    permissions: listOf(permission),
  }),
  accountTokens: objectOf({
    ...dates,
    id: text,
    name: text,
    status: wordOf('active', 'disabled', 'expired'),
    not_before: moment,
    expires_on: moment,
    issued_on: moment,
    last_used_on: moment,
    condition: objectOf({ 'request.ip': addresses, request_ip: addresses }),
    creator_email_at_creation: text,
    provisioner_type: provisioner,
    provisioner_id: text,
    policies: tokenPolicies,
  }),
  tokenPermissionGroups: permissionGroup,
  ssoConnectors: objectOf({
    ...dates,
    id: text,
    email_domain: text,
    enabled: flag,
    verification: objectOf({ status: wordOf('verified', 'pending', 'awaiting', 'failed', 'unverified') }),
  }),
  scimUsers: objectOf({
    id: text,
    externalId: text,
    userName: text,
    displayName: text,
    active: flag,
    name: objectOf({ givenName: text, familyName: text, formatted: text }),
    emails: listOf(objectOf({ value: text, primary: flag, type: wordOf('work', 'home', 'other') })),
    groups: listOf(scimReference),
    meta: scimMeta,
  }),
  scimGroups: objectOf({
    id: text,
    externalId: text,
    displayName: text,
    members: listOf(scimReference),
    meta: scimMeta,
  }),
  oauthClients: objectOf({ ...dates, id: text, client_id: text, client_name: text, name: text }),
};

/** The account itself. */
export const accountRow: Rewrite = objectOf({
  ...dates,
  id: text,
  name: text,
  type: wordOf('standard', 'enterprise'),
  settings: objectOf({ enforce_twofactor: flag, api_access_enabled: flag }),
  managed_by: objectOf({ parent_org_id: text, parent_org_name: text }),
});
