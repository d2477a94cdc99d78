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
  otherReading,
  permissionWords,
  whoCanAcross,
} from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { permissionRecord, type Row } from '../output/records.ts';
import { counted, subjectWords } from '../output/words.ts';
import { askedResource } from './asked.ts';
import { countListed } from './listed-counts.ts';
import type { ListFlags, ResolvedQuestion } from './resolved-question.ts';
import { standingsOf } from './standings.ts';
import { answerAcross, answerEach } from './who-can-across.ts';
import { answerOne } from './who-can-one.ts';

/** The question in the words of the command line. */
export interface WhoCanQuestion extends ListFlags {
  readonly permission: string;
  readonly resource: string;
  /** On many resources a row for each of them; asked to explain there is one anyway. */
  readonly each?: boolean | undefined;
}

/** Answers `who-can`. */
export function answerWhoCan(access: Access, question: WhoCanQuestion): Answer {
  const { account } = access;
  const permission = resolvePermission(question.permission, account);
  const subject = resolveResource(question.resource, account);
  const asked = askedResource(subject, account);
  const other = readOtherwise(access, { text: question.permission, permission, subject });
  const frame = {
    permission,
    query: {
      kind: 'who-can',
      permission: permissionRecord(permission),
      ...asked.record,
      otherReading: other?.record,
    },
    question: `who can ${permissionWords(permission)} on ${subjectWords(subject)}`,
    notes: [...(other === null ? [] : [other.note]), ...asked.notes],
    flags: question,
  };
  if (isOneResource(subject)) return answerOne(access, { ...frame, subject });
  const many: ResolvedQuestion<ManyResources> = { ...frame, subject };
  return question.each || question.explain ? answerEach(access, many) : answerAcross(access, many);
}

interface OtherReading {
  readonly record: Row;
  readonly note: string;
}

/** What the answer would be if a word were taken for the area of permissions that it names too. */
function readOtherwise(
  access: Access,
  asked: { readonly text: string; readonly permission: Permission; readonly subject: Subject },
): OtherReading | null {
  const permission = otherReading(asked.text, asked.permission, access.account);
  if (permission === null) return null;
  const { allowed, unknown } = countListed(listedFor(access, permission, asked.subject));
  const [taken, other] = [permissionWords(asked.permission), permissionWords(permission)];
  return {
    record: { permission: permissionRecord(permission), allowed, unknown },
    note: `"${asked.text}" is read as the permission group ${taken}; ${counted(allowed, 'principal')} can ${other}, which may be what you mean`,
  };
}

function listedFor(access: Access, permission: Permission, subject: Subject) {
  return isOneResource(subject)
    ? whoCan(access, permission, subject, standingsOf({})).listed
    : whoCanAcross(access, { permission, subject }, standingsOf({})).rows;
}
