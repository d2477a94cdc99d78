import {
  type Access,
  resolveResource,
  type Subject,
  scopeWords,
  type WhatCanAnswer,
  whatCan,
} from '@grantlens/engine';
import {
  accessOfGroup,
  type Grantee,
  type Holding,
  holdingsOn,
  isHoldingOpen,
  permissionGroupWords,
  principalWords,
  printable,
  resolveHolder,
  viaWords,
} from '@grantlens/engine/internal';
import type { Account, Principal, Scope } from '@grantlens/snapshot';
import { GrantlensError } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import {
  lackRecords,
  permissionGroupRecord,
  type Row,
  scopeRecord,
  standingRecord,
  viaRecords,
} from '../output/records.ts';
import type { TableColumn } from '../output/table.ts';
import { assumptionWords, counted, lackWords, subjectWords } from '../output/words.ts';
import { askedResource } from './asked-resource.ts';
import { standingCells, standingColumns, standingInWords } from './standing-columns.ts';

/** The question in the words of the command line. */
export interface WhatCanQuestion {
  readonly principal: string;
  readonly resource?: string | undefined;
}

/** What a row of `what-can` has, for people. */
export const holdingColumns: readonly TableColumn[] = [
  { title: 'permission group' },
  { title: 'access' },
  { title: 'effective', isVerdict: true },
  { title: 'scope' },
  { title: 'except' },
  { title: 'by' },
  { title: 'permission group id', wide: true },
];

/** Answers `what-can`. */
export function answerWhatCan(access: Access, question: WhatCanQuestion): Answer {
  const holder = resolveHolder(question.principal, access.account);
  const answer = answerHolder(access, holder, question.resource);
  return holder.kind === 'principal' ? withStanding(answer, holder.principal) : answer;
}

/** Rows that are read without the headline say as well whether whoever holds them can act, and on what it depends. */
function withStanding(answer: Answer, principal: Principal): Answer {
  const beside = standingCells(principal, answer.account);
  return {
    ...answer,
    columns: [...answer.columns, ...standingColumns([principal]).map((one) => ({ ...one, wide: true }))],
    cells: () => answer.cells().map((row) => [...row, ...beside]),
  };
}

/** Answers `what-can` about somebody, or a user group, whoever named them. */
export function answerHolder(access: Access, holder: Grantee, resource?: string): Answer {
  const { account } = access;
  const { asked: of, principal } =
    holder.kind === 'principal'
      ? { asked: access, principal: holder.principal }
      : accessOfGroup(access, holder.userGroup);
  const subject = resource === undefined ? null : resolveResource(resource, account);
  const asked = subject === null ? null : askedResource(subject, account);
  const answer = whatCan(of, principal);
  const holdings = subject === null ? answer.holdings : onResource(answer, subject, of);
  return {
    account,
    envelope: envelope(account, {
      query: {
        kind: 'what-can',
        ...(holder.kind === 'principal'
          ? standingRecord(principal)
          : { userGroup: { id: holder.userGroup.id, name: holder.userGroup.name ?? undefined } }),
        ...asked?.record,
      },
      complete: isWhole({ ...answer, holdings }, principal),
      assumptions: answer.assumptions,
      gaps: answer.gaps,
      results: () => holdings.map((holding) => holdingRecord(holding, access)),
    }),
    question: `what can ${holderWords(holder, account)} do${subject === null ? '' : ` on ${subjectWords(subject)}`}`,
    columns: holdingColumns,
    cells: () =>
      holdings.map((holding) => [...holdingCells(holding, access), holding.permissionGroup.id ?? '']),
    closing: [
      holdings.length === 0 ? 'nothing' : counted(holdings.length, 'row'),
      ...answer.assumptions.map((one) => assumptionWords[one]),
    ],
    notes: asked?.notes ?? [],
    positive: holdings.some(({ effective }) => effective === 'allowed'),
  };
}

/** Whether nothing leaves open what somebody holds. */
export function isWhole({ holdings, unreadable }: WhatCanAnswer, principal: Principal): boolean {
  return unreadable.length === 0 && !holdings.some((holding) => isHoldingOpen(principal, holding));
}

function holderWords(holder: Grantee, account: Account): string {
  if (holder.kind === 'principal')
    return `${principalWords(holder.principal)} ${standingInWords(holder.principal, account)}`;
  const { name, key, size } = holder.userGroup;
  return printable(`a member of the user group ${name ?? key} (${counted(size, 'member')}) by that alone`);
}

/** The rows that reach one resource, with what they are there. */
function onResource(answer: WhatCanAnswer, subject: Subject, access: Access): readonly Holding[] {
  if (subject.kind === 'anywhere') return answer.holdings;
  if (subject.kind === 'zones') {
    throw new GrantlensError(
      'usage',
      '--resource takes one resource; without it every zone is in the answer',
    );
  }
  return holdingsOn(access, answer, subject);
}

/** A row of `what-can` in words: permission group, access, effective, scope, except, by. */
export function holdingCells(
  { permissionGroup, access: effect, effective, scope, except, lacks, via }: Holding,
  { account }: Pick<Access, 'account'>,
): readonly string[] {
  const words = (one: Scope) => scopeWords(one, account);
  return [
    permissionGroupWords(permissionGroup),
    effect,
    effective,
    words(scope),
    [...except.map(words), ...lacks.map((lack) => lackWords(lack, account))].join('\n'),
    [...new Set(via.map(viaWords))].join('\n'),
  ];
}

/** A row of `what-can` in JSON. */
export function holdingRecord(
  { permissionGroup, access: effect, effective, scope, except, lacks, via }: Holding,
  { account }: Access,
): Row {
  return {
    permissionGroup: permissionGroupRecord(permissionGroup),
    access: effect,
    effective,
    scope: scopeRecord(scope, account),
    except: except.map((one) => scopeRecord(one, account)),
    lacks: lackRecords(lacks, account),
    via: viaRecords(via, account),
  };
}
