import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { accessOf } from '../corner-shop.fixture.ts';
import { accountNamedLike, hostileTexts } from '../render/hostile.fixture.ts';
import { type ExchangeFormat, exchangeFormats } from './formats.ts';
import { handOver } from './handover.ts';
import { writeExchange } from './write.ts';

// Each form as its reader documents it, written down here a second time: strict, so that a key too many is a fault.

const text = z.string();
const filled = z.string().trim().min(1);

const vanta = z.strictObject({
  'Account name': filled,
  'Account owner': z.union([
    z.enum(['No owner', 'Not a person', 'External user', '']),
    text.includes('@'),
    filled,
  ]),
  Role: text,
  Status: z.enum(['Active', 'Deactivated']),
});

const secureslate = z.strictObject({
  'Account name': filled,
  'Account owner': text,
  Role: text,
  'MFA Status': z.enum(['Yes', 'No', '']),
  Status: z.enum(['Active', 'Deactivated']),
});

const probo = z.strictObject({
  // A row without it is dropped without a word.
  email: filled,
  full_name: text,
  role: text,
  job_title: text,
  is_admin: z.enum(['true', 'false', '']),
  active: z.enum(['true', 'false']),
  external_id: filled,
  account_type: z.enum(['SERVICE_ACCOUNT', '']),
});

const batonName = filled.regex(/^[^:]+$/);
const entitlementId = text.regex(/^[^:]+:[^:]+$/);
const baton = z.strictObject({
  users: z.array(
    z.strictObject({
      name: batonName,
      display_name: text,
      email: text.optional(),
      status: z.enum(['enabled', 'active', 'inactive', 'disabled', 'suspended']),
      type: z.enum(['human', 'user', 'person', 'service', 'system', 'bot', 'machine']),
      profile: z.record(text, text),
    }),
  ),
  resources: z.array(
    z.strictObject({
      resource_type: filled,
      resource_function: z.enum(['group', 'role', 'app', 'secret', '']),
      name: batonName,
      display_name: text,
      description: filled.optional(),
      parent_resource: batonName.optional(),
    }),
  ),
  entitlements: z.array(
    z.strictObject({ resource_name: batonName, entitlement: batonName, display_name: text }),
  ),
  grants: z.array(
    z.strictObject({ principal: z.union([batonName, entitlementId]), entitlement_id: entitlementId }),
  ),
});

const ocsf = z.strictObject({
  activity_id: z.literal(1),
  category_uid: z.literal(2),
  class_uid: z.literal(2008),
  type_uid: z.literal(200_801),
  severity_id: z.literal(1),
  time: z.int().positive(),
  metadata: z.strictObject({
    version: z.literal('1.8.0'),
    product: z.strictObject({ name: filled, vendor_name: filled, version: filled }),
  }),
  finding_info: z.strictObject({
    uid: filled,
    title: filled,
    desc: filled.optional(),
    created_time: z.int().positive(),
  }),
  user: z.strictObject({
    uid: filled,
    name: text,
    type_id: z.union([z.literal(1), z.literal(4)]),
    email_addr: filled.optional(),
    full_name: text.optional(),
    has_mfa: z.boolean().optional(),
  }),
  resources: z.array(z.strictObject({ uid: filled, type: filled, name: text.optional() })),
  permission_analysis_results: z.array(
    z.strictObject({
      policy: z.strictObject({
        uid: filled,
        name: filled,
        desc: filled.optional(),
        is_applied: z.boolean(),
      }),
      granted_privileges: z.array(filled).min(1).optional(),
    }),
  ),
});

/**
 * What OCSF 1.8.0 has: `events/findings/iam_analysis_finding.json` with the finding and the base event that it extends, and
 * the objects in it. The names in capitals are required; of three of the class one must be there.
 */
const ocsfAttributes: Readonly<Record<string, string>> = {
  '':
    'ACTIVITY_ID CATEGORY_UID CLASS_UID FINDING_INFO METADATA SEVERITY_ID TIME TYPE_UID access_analysis_result activity_name ' +
    'applications category_name class_name comment confidence confidence_id confidence_score count device duration end_time ' +
    'enrichments identity_activity_metrics message observables permission_analysis_results raw_data raw_data_hash ' +
    'raw_data_size remediation resources risk_details risk_level risk_level_id risk_score severity start_time status ' +
    'status_code status_detail status_id timezone_offset type_name unmapped user vendor_attributes',
  metadata:
    'PRODUCT VERSION correlation_uid debug event_code extension extensions is_truncated labels log_format log_level log_name ' +
    'log_provider log_source log_version logged_time loggers modified_time original_event_uid original_time processed_time ' +
    'profiles reporter sequence source tags tenant_uid total_queued_duration transformation_info_list transmit_time type uid ' +
    'untruncated_size',
  product: 'cpe_name data_classifications feature lang name path uid url_string vendor_name version',
  finding_info:
    'UID analytic attack_graph attacks created_time data_sources desc first_seen_time kill_chain last_seen_time modified_time ' +
    'product product_uid related_analytics related_events related_events_count src_url tags title traits types uid_alt',
  user:
    'account credential_uid display_name domain email_addr forward_addr full_name groups has_mfa ldap_person name org ' +
    'phone_number programmatic_credentials risk_level risk_level_id risk_score type type_id uid uid_alt',
  resources:
    'agent_list cloud_partition created_time criticality data data_classification data_classifications group hostname ip ' +
    'is_backed_up labels modified_time name namespace owner provider region resource_relationship role role_id tags type uid ' +
    'uid_alt version zone',
  permission_analysis_results:
    'analyzed_privileges_count condition_keys granted_privileges policy service_privilege_analysis_list ' +
    'total_potential_attacks_count unused_privileges_count unused_services_count',
  policy: 'data desc group is_applied name type uid version',
};

/** What of an object OCSF does not have there, and what it demands and is not there. */
function ocsfFaults(value: unknown, of = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => ocsfFaults(one, of));
  if (typeof value !== 'object' || value === null) return [];
  const names = ocsfAttributes[of]?.split(' ') ?? [];
  const known = new Set(names.map((name) => name.toLowerCase()));
  const required = names.filter((name) => name === name.toUpperCase()).map((name) => name.toLowerCase());
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${of} lacks ${name}`),
    ...Object.entries(value).flatMap(([name, inner]) =>
      known.has(name) ? ocsfFaults(inner, name) : [`${of} has ${name}`],
    ),
  ];
}

const nodeId = filled.regex(/^[^:]+$/);
const edgeEnd = z.strictObject({ value: nodeId });
const opengraph = z.strictObject({
  metadata: z.strictObject({ source_kind: filled }),
  graph: z.strictObject({
    nodes: z.array(
      z.strictObject({
        id: nodeId,
        kinds: z
          .array(text.regex(/^CF_[A-Za-z]+$/))
          .min(1)
          .max(3),
        properties: z.record(
          text.regex(/^(?!objectid$|lastseen$|tag)[a-z0-9]+$/),
          z.union([text, z.number(), z.boolean(), z.array(text).min(1)]),
        ),
      }),
    ),
    edges: z.array(z.strictObject({ kind: text.regex(/^[A-Za-z0-9_]+$/), start: edgeEnd, end: edgeEnd })),
  }),
});

/** Reads what was written as its reader does: the one value of a document, or each row. */
const readers: Readonly<Record<ExchangeFormat, (written: string) => unknown>> = {
  vanta: (written) => z.array(vanta).parse(rowsOf(written, vanta)),
  secureslate: (written) => z.array(secureslate).parse(rowsOf(written, secureslate)),
  probo: (written) => z.array(probo).parse(rowsOf(written, probo)),
  baton: (written) => baton.parse(JSON.parse(written)),
  ocsf: (written) =>
    written
      .trimEnd()
      .split('\n')
      .map((line) => ocsf.parse(JSON.parse(line))),
  opengraph: (written) => opengraph.parse(JSON.parse(written)),
};

function rowsOf(written: string, { shape }: z.ZodObject): unknown {
  const [header = ''] = written.split('\r\n');
  expect(header).toBe(Object.keys(shape).join(','));
  return parse(written, { columns: true });
}

const written = (access: Parameters<typeof handOver>[0], format: ExchangeFormat) =>
  [...writeExchange(handOver(access), format)].join('');

test.each(exchangeFormats)('a form for another tool is as its reader documents it: %s', (format) => {
  for (const access of [accessOf(), ...hostileTexts.map(accountNamedLike)])
    expect(() => readers[format](written(access, format))).not.toThrow();
});

test('an exported finding has no attribute that OCSF 1.8.0 does not have, and every one that it requires', () => {
  for (const line of written(accessOf(), 'ocsf').trimEnd().split('\n')) {
    const finding: unknown = JSON.parse(line);
    expect(ocsfFaults(finding)).toEqual([]);
    expect(finding).toHaveProperty('permission_analysis_results');
  }
  expect(ocsfFaults({ user: { mfa: true } })).toContain('user has mfa');
});

test('every reference within a baton-file and within a graph leads to something', () => {
  for (const access of [accessOf(), ...hostileTexts.map(accountNamedLike)]) {
    const { users, resources, entitlements, grants } = baton.parse(JSON.parse(written(access, 'baton')));
    const names = new Set(resources.map(({ name }) => name));
    const ids = new Set(entitlements.map((one) => `${one.resource_name}:${one.entitlement}`));
    const principals = new Set([...users.map(({ name }) => name), ...ids]);
    expect(names.size).toBe(resources.length);
    expect(new Set(users.map(({ name }) => name)).size).toBe(users.length);
    for (const { parent_resource: parent } of resources)
      if (parent !== undefined) expect(names).toContain(parent);
    for (const { resource_name: name } of entitlements) expect(names).toContain(name);
    for (const { principal, entitlement_id: id } of grants) {
      expect(principals).toContain(principal);
      expect(ids).toContain(id);
    }
    const { nodes } = opengraph.parse(JSON.parse(written(access, 'opengraph'))).graph;
    const [environment, ...others] = nodes.filter(({ properties }) => properties.collected === true);
    expect(others).toEqual([]);
    for (const { properties } of nodes) expect(properties.environmentid).toBe(environment?.id);
  }
});

test('an account row of a list runs no formula, and has no mark before its first column', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)'])
    for (const format of ['vanta', 'probo', 'secureslate'] as const) {
      const rows = parse(written(accountNamedLike(text), format)) as readonly (readonly string[])[];
      expect(rows.flat().filter((cell) => /^[=+\-@\ufeff]/.test(cell))).toEqual([]);
    }
});
