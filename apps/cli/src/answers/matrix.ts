import {
  type Access,
  accountResource,
  type MatrixAnswer,
  matrix,
  type Permission,
  resolvePermission,
  resolveResource,
  type Subject,
  type Verdict,
} from '@grantlens/engine';
import {
  type MatrixColumn,
  permissionWords,
  principalWords,
  resourceNote,
  resourceWords,
  standingNotes,
  unseenPrincipals,
  unseenWords,
} from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Answer, ProsePart } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { lackRecords, permissionRecord, resourceRecord, standingRecord } from '../output/records.ts';
import { assumptionWords, counted } from '../output/words.ts';
import { lackLines, lacksCells, lacksColumns } from './lacks.ts';
import { readingNotes, readOtherwise } from './other-reading.ts';
import { standingCells, standingColumns } from './standing-columns.ts';
import { type StandingFlags, standingsOf } from './standings.ts';

/** The question in the words of the command line. */
export interface MatrixVerbQuestion extends StandingFlags {
  readonly permission?: readonly string[];
  readonly resource?: readonly string[];
}

/** Asked where no permission is named: who may grant access and spend money, and what keeps a site on the air. */
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

/** With more zones than this, zones share columns unless they are named. */
const fewZones = 4;

/** Answers `matrix`. */
export function answerMatrix(access: Access, question: MatrixVerbQuestion): Answer {
  const { account } = access;
  const subjects = subjectsMeant(question.resource, access);
  const answer = matrix(access, {
    permissions: permissionsMeant(question.permission, access),
    subjects,
    standings: standingsOf(question),
  });
  const cells = answer.rows.flatMap(({ principal, verdicts, lacks }) =>
    verdicts.flatMap((verdict, at) => {
      const column = answer.columns[at];
      return column === undefined ? [] : [{ principal, verdict, lacks: lacks[at] ?? [], ...column }];
    }),
  );
  const except = lacksColumns(cells);
  const unseen = unseenPrincipals(access);
  const notes = [
    ...(question.permission ?? []).flatMap((text) =>
      readingNotes(readOtherwise(text, resolvePermission(text, account), account)),
    ),
    ...subjects.flatMap((subject) => resourceNote(subject, account) ?? []),
  ];
  const listed = cells.map(({ principal }) => principal);
  return {
    account,
    envelope: envelope(account, {
      query: {
        kind: 'matrix',
        permissions: permissionsOf(answer).map(permissionRecord),
        resources: resourcesOf(answer).map(resourceRecord),
        notes: notes.length === 0 ? undefined : notes,
      },
      complete: answer.complete,
      assumptions: answer.assumptions,
      gaps: answer.gaps,
      results: () => {
        const [standingOf, permissionOf, resourceOf] = [
          remembered(standingRecord),
          remembered(permissionRecord),
          remembered(resourceRecord),
        ];
        return cells.map(({ principal: of, permission, resource, verdict, lacks }) => {
          const { principal, standing, conditions } = standingOf(of);
          return {
            principal,
            standing,
            conditions,
            permission: permissionOf(permission),
            resource: resourceOf(resource),
            verdict,
            lacks: lackRecords(lacks, account),
          };
        });
      },
    }),
    question: `who can do what: ${counted(answer.rows.length, 'principal')}, ${counted(answer.columns.length, 'column')}`,
    columns: [
      { title: 'principal' },
      ...standingColumns(listed),
      ...['permission', 'resource', 'verdict'].map((title) => ({ title })),
      ...except,
      ...['principal id', 'resource id'].map((title) => ({ title })),
    ],
    cells: () =>
      cells.map(({ principal, permission, resource, verdict, lacks }) => [
        principalWords(principal),
        ...standingCells(principal, account),
        permissionWords(permission),
        columnWords(resource, account),
        verdict,
        ...lacksCells({ lacks }, except, account),
        principal.id ?? '',
        resource.kind === 'anywhere' ? '' : resource.id,
      ]),
    prose: () => drawMatrix(answer, access),
    notes,
    closing: [
      ...cells.flatMap((cell) => lackLines(cell.principal, cell, account)),
      ...(unseen.length === 0
        ? []
        : [`not all principals could be seen: ${unseen.map(unseenWords).join(', and ')}`]),
      ...answer.assumptions.map((one) => assumptionWords[one]),
    ],
    positive: cells.some(
      ({ principal, verdict }) => verdict === 'allowed' && principal.standing === 'active',
    ),
  };
}

function permissionsMeant(words: readonly string[] | undefined, { account }: Access): readonly Permission[] {
  if (words !== undefined) return words.map((one) => resolvePermission(one, account));
  const known = usualPermissions.filter((name) => account.permissions.includes(name));
  return known.map((name) => ({ kind: 'atomic', name }));
}

function subjectsMeant(words: readonly string[] | undefined, { account }: Access): readonly Subject[] {
  if (words !== undefined) return words.map((one) => resolveResource(one, account));
  if (account.zones.length > fewZones)
    return [accountResource(account), resolveResource('anywhere', account)];
  return [accountResource(account), { kind: 'zones', glob: '*', zones: account.zones }];
}

function permissionsOf({ columns }: MatrixAnswer): readonly Permission[] {
  return [...new Set(columns.map(({ permission }) => permission))];
}

function resourcesOf({ columns }: MatrixAnswer): readonly MatrixColumn['resource'][] {
  return [...new Set(columns.map(({ resource }) => resource))];
}

function columnWords(resource: MatrixColumn['resource'], account: Account): string {
  return resource.kind === 'anywhere' ? 'anything in the account' : resourceWords(resource, account);
}

const marks: Readonly<Record<Verdict, string>> = {
  allowed: 'yes',
  denied: 'DENIED',
  'not-granted': '·',
  unknown: '?',
};

/** Principals as rows; columns by number, with their meaning above. Who holds nothing of it is only counted. */
function drawMatrix({ columns, rows }: MatrixAnswer, { account }: Access): readonly ProsePart[] {
  const legend = columns.map(
    ({ permission, resource }, at) =>
      `${at + 1}  ${permissionWords(permission)} on ${columnWords(resource, account)}`,
  );
  const some = rows.filter(({ verdicts }) => verdicts.some((verdict) => verdict !== 'not-granted'));
  const others = rows.length - some.length;
  const table = {
    columns: [
      { title: 'principal' },
      ...columns.map((_, at) => ({ title: String(at + 1), isVerdict: true })),
    ],
    rows: some.map(({ principal, verdicts, lacks }) => [
      [principalWords(principal), ...standingNotes(principal, account).map((words) => `  ${words}`)].join(
        '\n',
      ),
      ...verdicts.map((verdict, at) => `${marks[verdict]}${lacks[at]?.length ? ' (*)' : ''}`),
    ]),
  };
  const nobody = others === 0 ? [] : [`${some.length === 0 ? '' : 'and '}${others} with none of these`];
  const lacking = rows.some(({ lacks }) => lacks.some((one) => one.length > 0));
  const key = `yes: allowed   DENIED: denied   ?: unknown   ·: not granted${lacking ? '   (*): but not all of it, see below' : ''}`;
  return [...legend, '', ...(some.length === 0 ? [] : [table]), ...nobody, '', key];
}
