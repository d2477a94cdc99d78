import { type Edit, readEdits } from '@grantlens/engine';
import { type Account, GrantlensError, type Principal, type UserGroup } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';

/** An edit, and the sentence that `what-if` reads as it. */
export interface SaidEdit {
  readonly edit: Edit;
  readonly sentence: string;
}

/** The first of some sentences that is read as an edit of the wanted kind; null where none is. */
export function sayEdit(
  sentences: readonly string[],
  isMeant: (edit: Edit) => boolean,
  account: Account,
): SaidEdit | null {
  for (const sentence of sentences) {
    const edit = readIn(account)(sentence);
    if (edit !== null && isMeant(edit)) return { edit, sentence };
  }
  return null;
}

/** Whoever breaks several checks is mended by the same sentences. */
const readIn: (account: Account) => (sentence: string) => Edit | null = remembered(
  (account: Account) => remembered((sentence: string) => readOne(sentence, account)),
  new WeakMap<Account, (sentence: string) => Edit | null>(),
);

function readOne(sentence: string, account: Account): Edit | null {
  try {
    const [edit] = readEdits([sentence], account);
    return edit ?? null;
  } catch (error) {
    // A name that means several things, or nothing: another spelling is tried.
    if (error instanceof GrantlensError) return null;
    throw error;
  }
}

/** What a principal may be called in a sentence, the best first. */
export function principalNames({ kind, email, id, key }: Principal): readonly string[] {
  if (kind === 'token') return [`token:${id}`];
  return [email, id, key].filter((name) => name !== null);
}

/** What a user group may be called in a sentence, the best first. */
export function groupNames({ name, id, key }: UserGroup): readonly string[] {
  return [name, id, key].filter((one) => one !== null);
}
