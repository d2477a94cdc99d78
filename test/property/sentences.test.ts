import { compile } from '@grantlens/engine';
import { readSentence } from '@grantlens/engine/internal';
import { GrantlensError, normalise } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandOf, typed } from '../../apps/cli/src/answers/ask.ts';
import { readPlainLine } from '../../apps/cli/src/runs/plain-line.ts';
import { plainVerbs } from '../../apps/cli/src/runs/plain-verbs.ts';
import { budget } from '../differential/budget.ts';

const { seed } = budget;
const account = normalise(workload('XS', 3));
const access = compile(account);

/** The words of questions, and the names of the account, parts of them, and what strangers type besides. */
const words = (
  'who what which can could may do does has have is are why where how not no and on in of for to the a edit change read ' +
  'purge see anything everything access billing dns workers cache tokens members groups zones account everywhere group ' +
  "token member zone changed since last quarter what if deleted removed left joined from 's can't cannot ? ! , \" ' “ … : * - -- " +
  'constructor __proto__ super admins second factor without 2fa list show compare with difference between become'
).split(' ');
const names = [
  ...account.principals.slice(0, 6).flatMap(({ email, name, id }) => [email ?? '', name ?? '', id ?? '']),
  ...account.userGroups.slice(0, 4).map(({ name }) => name ?? ''),
  ...account.zones.slice(0, 4).map(({ name }) => name ?? ''),
  ...[...account.permissionGroups.values()].slice(0, 4).map(({ name }) => name ?? ''),
  ...account.permissions.slice(0, 4),
].filter((name) => name !== '');
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const typedByStrangers = fc.oneof(
  fc.array(word, { maxLength: 12 }).map((all) => all.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
/** Sentences of which most are read. */
const name = fc.constantFrom(...names);
const sentences = fc
  .tuple(
    fc.constantFrom(
      'who can edit dns on X',
      'can X edit dns on Y',
      'why can X not edit dns on Y',
      "why can't X purge the cache on Y",
      'what can X do',
      'what can X do on Y',
      'compare X with Y',
      'what if X were deleted',
      'what if X joined Y',
      'which tokens have X',
      'who has no second factor and has X',
      'who is in X',
      'who is X',
      'who has access to X',
    ),
    name,
    name,
  )
  .map(([form, x, y]) => form.replace('X', x).replace('Y', y));

/** What is asked; null where a sentence is refused as it should be. */
function commandIn(text: string) {
  try {
    const sentence = readSentence(text, account);
    return sentence.kind === 'diff' ? null : commandOf(sentence);
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    expect(error.code).toBe('question-unclear');
    return null;
  }
}

/** The words of a command as a shell takes it apart. */
function shellWords(command: string): readonly string[] {
  return [...command.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([text]) =>
    text.replace(/'([^']*)'|\\(')/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? ''),
  );
}

test('a sentence that strangers type is read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.oneof(typedByStrangers, sentences), (text) => {
      commandIn(text);
    }),
    { numRuns: 300, seed },
  );
});

test('a sentence that is read has a command that gives the same answer', () => {
  let read = 0;
  fc.assert(
    fc.property(sentences, (text) => {
      const command = commandIn(text);
      if (command === null) return;
      read += 1;
      const line = readPlainLine(shellWords(typed(command)).slice(1), plainVerbs);
      expect(line).not.toBeNull();
      expect(line?.verb).toBe(command.verb);
      expect(line?.words).toEqual(command.words);
      for (const [option, value] of command.options) {
        if (value === undefined) expect(line?.has(option)).toBe(true);
        else expect(line?.values(option)).toEqual([value]);
      }
      // What was understood can be asked: no name is refused after all, only an edit that has nothing to do.
      try {
        if (line !== null) expect(plainVerbs[line.verb]?.answer(access, line)).not.toBeNull();
      } catch (error) {
        expect(error).toMatchObject({ code: 'edit-unclear' });
      }
    }),
    { numRuns: 400, seed },
  );
  expect(read).toBeGreaterThan(40);
});
