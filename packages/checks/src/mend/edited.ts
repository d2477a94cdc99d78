import { type Access, applyEdits, compile, type Edit } from '@grantlens/engine';
import { concernedBy, slice } from '@grantlens/engine/internal';
import type { Account, Principal, PrincipalKey } from '@grantlens/snapshot';
import { type Held, openQuestion, type Question } from '../questions/question.ts';

/** An account after some edits, as far as one principal is concerned. */
export interface Edited {
  /** What the principal has then, of `anywhere` at each place by itself where that is asked; null once it is gone. */
  readonly heldIn: (questions: readonly Question[], isAtEach: boolean) => readonly Held[] | null;
  /** The same after one more edit. */
  readonly after: (edit: Edit) => Edited;
}

/** The account before any edit. */
export function unedited(access: Access, principal: Principal): Edited {
  return leaving(access, principal, []);
}

/**
 * After the principal left some user groups: nobody else is concerned, so that the questions themselves can be asked of the
 * principal as it is then.
 */
function leaving(access: Access, principal: Principal, left: readonly Edit[]): Edited {
  return {
    heldIn: (questions, isAtEach) => questions.flatMap((one) => heldOf(one, principal, isAtEach)),
    after: (edit) => {
      if (edit.kind === 'remove-from-user-group' && principal.kind === 'member') {
        const groups = principal.groups.filter((group) => group !== edit.userGroup.key);
        return leaving(access, { ...principal, groups }, [...left, edit]);
      }
      if (edit.kind === 'remove-principal') return gone;
      const concerned = concernedBy([{ kind: 'remove-principal', principal }], access.account);
      return editedBy([...left, edit], slice(access, concerned), principal.key);
    },
  };
}

function heldOf(
  { heldAtEach, heldByOne }: Question,
  principal: Principal,
  isAtEach: boolean,
): readonly Held[] {
  return isAtEach ? heldAtEach(principal) : heldByOne(principal);
}

/** After the principal was taken away. */
const gone: Edited = { heldIn: () => null, after: () => gone };

/** After any edits: they are made, to the part of the account that the principal has to do with. */
function editedBy(edits: readonly Edit[], part: Account, key: PrincipalKey): Edited {
  const account = applyEdits(part, edits);
  const there = account.principals.find((one) => one.key === key);
  return {
    heldIn: (questions, isAtEach) => {
      if (there === undefined) return null;
      const access = compile(account);
      return questions.flatMap(({ permission, subject }) =>
        heldOf(openQuestion(access, permission, subject), there, isAtEach),
      );
    },
    after: (edit) => editedBy([edit], account, key),
  };
}
