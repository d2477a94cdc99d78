import { type Account, GrantlensError } from '@grantlens/snapshot';
import { afterEdits } from '../edit/apply-edits.ts';
import type { Edit } from '../edit/edit.ts';
import { editForms, isAnybodyThere } from './edit-forms.ts';
import { inQuotes, saidWords } from './said-words.ts';
import { type Split, splitsOf } from './sentence-form.ts';

/** A sentence, and where it stands where that is to be said of an error. */
export interface PlacedSentence {
  readonly sentence: string;
  readonly place: string;
}

/**
 * Reads edits put as sentences, each on the account as those before leave it: `new member EMAIL [in GROUP and GROUP]`,
 * `invite EMAIL [to GROUP and GROUP]`, `accept MEMBER`, `accept invitations`, `new group NAME`, `add MEMBER to GROUP`,
 * `remove MEMBER from GROUP`, `remove member MEMBER`, `remove token NAME`, `disable token NAME`, `enable token NAME`,
 * `remove group GROUP`, `remove policy ID`, `take PERMISSION_GROUP|RESOURCE_GROUP|ZONE out of policy ID`,
 * `take PERMISSION_GROUP from POLICY|MEMBER|token:NAME|GROUP [on RESOURCE]`,
 * `grant PERMISSION_GROUP on RESOURCE to MEMBER|token:NAME|GROUP`, and `deny …` alike. A name may stand in double quotes.
 *
 * @throws GrantlensError `edit-unclear`, or what the resolving of a name throws
 */
export function readEdits(sentences: readonly string[], account: Account): readonly Edit[] {
  return readInTurn(sentences, account, (sentence, edited) => readEdit(sentence, edited));
}

/**
 * Reads edits of a file, which are the sentences of `readEdits`.
 *
 * @throws GrantlensError the same, with the place of the sentence
 */
export function readPlacedEdits(lines: readonly PlacedSentence[], account: Account): readonly Edit[] {
  return readInTurn(lines, account, ({ sentence, place }, edited) => {
    try {
      return readEdit(sentence, edited);
    } catch (error) {
      if (error instanceof GrantlensError) throw new GrantlensError(error.code, `${place}: ${error.message}`);
      throw error;
    }
  });
}

function readInTurn<T>(
  all: readonly T[],
  account: Account,
  read: (one: T, edited: Account) => Edit,
): readonly Edit[] {
  const edits: Edit[] = [];
  let edited = account;
  for (const [at, one] of all.entries()) {
    // After the last there is nothing to read.
    if (at > 0) edited = afterEdits(edited, edits.slice(-1));
    edits.push(read(one, edited));
  }
  return edits;
}

/** Who needs more ways than these to read a sentence has names in it that belong in quotes. */
const mostWays = 200;

/** Reads a sentence in the one way in which everything that it names is there. */
function readEdit(sentence: string, account: Account): Edit {
  const words = saidWords(sentence);
  const found: { readonly edit: Edit; readonly split: Split }[] = [];
  const isFound = (edit: Edit) => found.some((one) => JSON.stringify(one.edit) === JSON.stringify(edit));
  const refused: (() => Edit)[] = [];
  let ways = 0;
  for (const { form, read } of editForms) {
    for (const split of splitsOf(form, words)) {
      ways += 1;
      if (ways > mostWays)
        throw unclear(`"${sentence}" can be read in too many ways: put names in double quotes`);
      const again = () => read(split.names, account);
      const edit = isAnybodyThere(split.names, account) ? readOrNull(again) : null;
      if (edit === null) refused.push(again);
      else if (!isFound(edit)) found.push({ edit, split });
    }
  }
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only.edit;
  if (only !== undefined) {
    const readings = [only, ...others].map(({ split }) => saidAgain(split));
    throw unclear(
      `"${sentence}" could be ${readings.length} edits: put names in double quotes, as in ${readings.slice(0, 4).join(' or ')}`,
    );
  }
  const [first] = refused;
  if (first === undefined) throw unclear(`"${sentence}" is not an edit this program reads`);
  // It says why it cannot be read.
  return first();
}

function readOrNull(read: () => Edit): Edit | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof GrantlensError) return null;
    throw error;
  }
}

/** A sentence with its names in quotes, so that it can be read in one way. */
function saidAgain({ parts }: Split): string {
  const words = parts.map((part) =>
    typeof part === 'string' ? part : part.map(({ text }) => inQuotes(text)).join(' and '),
  );
  return words.join(' ');
}

function unclear(why: string): GrantlensError {
  return new GrantlensError('edit-unclear', why);
}
