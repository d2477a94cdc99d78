import {
  type Access,
  accountResource,
  type MatrixAnswer,
  matrix,
  mergeGaps,
  type Permission,
  permissionWords,
  principalWords,
  type Resource,
  resolvePermission,
  resolveResource,
  resourceWords,
  type Subject,
  type Verdict,
  zoneResource,
} from '@grantlens/engine';
import { type Gap, GrantlensError } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { permissionRecord, principalRecord, resourceRecord } from '../output/records.ts';
import { columnsTable } from '../output/table.ts';
import { assumptionWords } from '../output/words.ts';
import { unseenZones } from './can.ts';
import { type StandingFlags, standingsOf } from './standings.ts';

/** The question in the words of the command line. */
export interface MatrixVerbQuestion extends StandingFlags {
  readonly permission?: readonly string[];
  readonly resource?: readonly string[];
}

/** Asked where no permission is named: who may hand out access and money, and what keeps a site on the air. */
const usualPermissions = [
  'member:edit',
  'billing:edit',
  'dns_records:edit',
  'zone:edit',
  'zone_settings:edit',
  'ssl:edit',
  'waf:edit',
  'cache_purge:edit',
  'worker:edit',
];

/** More zones than this are not taken without being asked for. */
const fewZones = 4;

/** Answers `matrix`. */
export function answerMatrix(access: Access, question: MatrixVerbQuestion): Answer {
  const { account } = access;
  const { resources, unseen } = resourcesMeant(question.resource, access);
  const answer = matrix(access, {
    permissions: permissionsMeant(question.permission, access),
    resources,
    standings: standingsOf(question),
  });
  const gaps = mergeGaps([...unseen, ...answer.gaps]);
  const isWhole = answer.complete && unseen.length === 0;
  const cells = answer.rows.flatMap(({ principal, verdicts }) =>
    verdicts.flatMap((verdict, at) => {
      const column = answer.columns[at];
      return column === undefined ? [] : [{ principal, verdict, ...column }];
    }),
  );
  return {
    account,
    envelope: envelope(account, {
      query: {
        kind: 'matrix',
        permissions: permissionsOf(answer).map(permissionRecord),
        resources: resources.map(resourceRecord),
      },
      complete: isWhole,
      assumptions: answer.assumptions,
      gaps,
      results: cells.map(({ principal, permission, resource, verdict }) => ({
        principal: principalRecord(principal),
        standing: principal.standing,
        permission: permissionRecord(permission),
        resource: resourceRecord(resource),
        verdict,
      })),
    }),
    question: `who can do what: ${answer.rows.length} principals, ${answer.columns.length} columns`,
    columns: [
      'principal',
      'standing',
      'permission',
      'resource',
      'verdict',
      'principal id',
      'resource id',
    ].map((title) => ({ title })),
    cells: cells.map(({ principal, permission, resource, verdict }) => [
      principalWords(principal),
      principal.standing,
      permissionWords(permission),
      resourceWords(resource),
      verdict,
      principal.id ?? '',
      resource.id,
    ]),
    prose: drawMatrix(answer),
    closing: [
      ...(isWhole ? [] : gaps.map(({ clouds }) => `not seen: ${clouds}`)),
      ...answer.assumptions.map((one) => assumptionWords[one]),
    ],
    positive: cells.some(({ verdict }) => verdict === 'allowed'),
  };
}

function permissionsMeant(words: readonly string[] | undefined, { account }: Access): readonly Permission[] {
  if (words !== undefined) return words.map((one) => resolvePermission(one, account));
  const known = usualPermissions.filter((name) => account.permissions.includes(name));
  return known.map((name) => ({ kind: 'atomic', name }));
}

function resourcesMeant(
  words: readonly string[] | undefined,
  access: Access,
): { readonly resources: readonly Resource[]; readonly unseen: readonly Gap[] } {
  const { account } = access;
  if (words === undefined) {
    if (account.zones.length > fewZones) {
      const text = `the account has ${account.zones.length} zones: say which with --resource (account, a zone, or zone:* for all)`;
      throw new GrantlensError('usage', text);
    }
    const zones: Subject = { kind: 'zones', zones: account.zones };
    const resources = [accountResource(account), ...account.zones.map(zoneResource)];
    return { resources, unseen: unseenZones(zones, access) };
  }
  const subjects = words.map((one) => resolveResource(one, account));
  const resources = subjects.flatMap((one) => (one.kind === 'zones' ? one.zones.map(zoneResource) : [one]));
  return {
    resources: [...new Map(resources.map((one) => [one.identity, one])).values()],
    unseen: subjects.flatMap((one) => unseenZones(one, access)),
  };
}

function permissionsOf({ columns }: MatrixAnswer): readonly Permission[] {
  return [...new Set(columns.map(({ permission }) => permission))];
}

const marks: Readonly<Record<Verdict, string>> = {
  allowed: 'yes',
  denied: 'DENIED',
  'not-granted': '·',
  unknown: '?',
};

/** Principals as rows; columns by number, with what they stand for above. Who holds nothing of it is only counted. */
function drawMatrix({ columns, rows }: MatrixAnswer): string {
  const legend = columns.map(
    ({ permission, resource }, at) =>
      `${at + 1}  ${permissionWords(permission)} on ${resourceWords(resource)}`,
  );
  const some = rows.filter(({ verdicts }) => verdicts.some((verdict) => verdict !== 'not-granted'));
  const others = rows.length - some.length;
  const table = columnsTable(
    [{ title: 'principal' }, ...columns.map((_, at) => ({ title: String(at + 1) }))],
    some.map(({ principal, verdicts }) => [
      principalWords(principal),
      ...verdicts.map((verdict) => marks[verdict]),
    ]),
    'table',
  );
  const nobody = others === 0 ? [] : [`${some.length === 0 ? '' : 'and '}${others} with none of these`];
  const key = 'yes: allowed   DENIED: denied   ?: cannot be told   ·: not granted';
  return [legend.join('\n'), '', ...(some.length === 0 ? [] : [table]), ...nobody, '', key].join('\n');
}
