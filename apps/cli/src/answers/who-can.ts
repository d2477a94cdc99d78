import {
  type Access,
  type Permission,
  resolvePermission,
  resolveResource,
  type Subject,
  whoCan,
} from '@grantlens/engine';
import {
  isOneResource,
  type ManyResources,
  type Narrowed,
  permissionWords,
  whoCanAcross,
} from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { permissionRecord, type Row } from '../output/records.ts';
import { counted, subjectWords } from '../output/words.ts';
import { askedResource } from './asked-resource.ts';
import { countListed } from './listed-counts.ts';
import { readOtherwise } from './other-reading.ts';
import type { ListFlags, ResolvedQuestion } from './resolved-question.ts';
import { standingsOf } from './standings.ts';
import { answerAcross, answerEach } from './who-can-across.ts';
import { answerOne } from './who-can-one.ts';

/** The question in the words of the command line. */
export interface WhoCanQuestion extends ListFlags, Narrowed {
  readonly permission: string;
  readonly resource: string;
  /** A row for each of many resources; `--explain` implies it. */
  readonly each?: boolean | undefined;
}

/** Answers `who-can`. */
export function answerWhoCan(access: Access, question: WhoCanQuestion): Answer {
  const { account } = access;
  const permission = resolvePermission(question.permission, account);
  const subject = resolveResource(question.resource, account);
  const asked = askedResource(subject, account);
  const narrowed = { kind: question.kind, without: question.without };
  const other = countOtherwise(access, { text: question.permission, permission, subject, narrowed });
  const frame = {
    permission,
    query: {
      kind: 'who-can',
      permission: permissionRecord(permission),
      ...asked.record,
      of: question.kind,
      without: question.without,
      otherReading: other?.record,
    },
    question: `${whoWords(narrowed)} can ${permissionWords(permission)} on ${subjectWords(subject)}`,
    notes: [...(other === null ? [] : [other.note]), ...asked.notes],
    flags: question,
    narrowed,
  };
  if (isOneResource(subject)) return answerOne(access, { ...frame, subject });
  const many: ResolvedQuestion<ManyResources> = { ...frame, subject };
  return question.each || question.explain ? answerEach(access, many) : answerAcross(access, many);
}

/** What the answer would be if a word were taken for the area of permissions that it names too. */
function countOtherwise(
  access: Access,
  asked: {
    readonly text: string;
    readonly permission: Permission;
    readonly subject: Subject;
    readonly narrowed: Narrowed;
  },
): { readonly record: Row; readonly note: string } | null {
  const reading = readOtherwise(asked.text, asked.permission, access.account);
  if (reading === null) return null;
  const { allowed, unknown } = countListed(
    listedFor(access, reading.permission, asked.subject, asked.narrowed),
    asked.narrowed,
  );
  return {
    record: { ...reading.record, allowed, unknown },
    note: `${reading.taken}; ${counted(allowed, 'principal')} can ${permissionWords(reading.permission)}, which may be what you mean`,
  };
}

/** Whom the question is about. */
function whoWords({ kind, without }: Narrowed): string {
  if (without !== undefined) return 'which members without a second factor';
  return kind === undefined ? 'who' : `which ${kind}s`;
}

function listedFor(access: Access, permission: Permission, subject: Subject, narrowed: Narrowed) {
  return isOneResource(subject)
    ? whoCan(access, permission, subject, standingsOf({}), narrowed).listed
    : whoCanAcross(access, { permission, subject }, standingsOf({}), narrowed).rows;
}
