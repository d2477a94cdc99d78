import type { Access, Permission, Subject } from '@grantlens/engine';
import { permissionKey } from '../names/permissions.ts';
import { subjectKey } from '../names/resources.ts';
import { openQuestion, type Question } from './question.ts';

/** Opens questions about one account, each once however many checks ask it. */
export type Ask = (permission: Permission, subject: Subject) => Question;

/** Opens the asker of an account. */
export function openAsker(access: Access): Ask {
  const known = new Map<string, Question>();
  return (permission, subject) => {
    const key = `${permissionKey(permission)} ${subjectKey(subject)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const question = openQuestion(access, permission, subject);
    known.set(key, question);
    return question;
  };
}
