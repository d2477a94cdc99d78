import type { Snapshot } from '@grantlens/snapshot';
import { row, text } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { anyAccount } from '../arbitraries/any-account.ts';
import type { Bearing, Open } from '../implementation.ts';
import { openOracle } from '../oracle.ts';
import { questionsFor } from '../questions.ts';
import { namesIn } from '../words/names-in.ts';
import { legible } from '../words/snapshot-words.ts';

/**
 * A property for fast-check: an evaluator says what the oracle says. Where it does not, the error has the
 * question, both verdicts, and the grants that the oracle's rests on. Give `accounts` to compare on others
 * than generated ones.
 */
export function agrees(
  yours: Open<'can'>,
  accounts: fc.Arbitrary<Snapshot> = anyAccount,
): fc.IProperty<[Snapshot, number]> {
  return fc.property(accounts.map(legible), fc.nat(), (snapshot, turn) => {
    const [{ can }, { verdict, bearing }] = [yours(snapshot), openOracle(snapshot)];
    for (const question of questionsFor(snapshot, { turn })) {
      const { principal, permission, resource } = question;
      const [said, right] = [can(question), verdict(principal, permission, resource)];
      if (said === right) continue;
      const all = bearing(principal, permission, resource).map((one) => bearingWords(snapshot, one));
      const lines = all.length === 0 ? ['no grant bears on it'] : [...new Set(all)].slice(0, 8);
      const disagreement = `${namesIn(snapshot).question(question)}: yours says ${said}, the oracle ${right}`;
      throw new Error([disagreement, ...lines].join('\n  '));
    }
  });
}

/** A grant in words: what it does, where, and whose policy it is of. */
function bearingWords(snapshot: Snapshot, { allow, deny, group, scope, from }: Bearing): string {
  const names = namesIn(snapshot);
  const effect = deny === 0 ? 'allow' : allow === 0 ? 'deny' : 'allow or deny';
  const what =
    group === null ? 'something' : (text(group.rows.map((one) => row(one).name).find(text)) ?? group.key);
  const isAccount = scope?.type === 'com.cloudflare.api.account';
  const where = scope === null ? 'somewhere' : names.resource(isAccount ? '*' : `${scope.type}.${scope.id}`);
  const isCertain = allow === 2 || deny === 2;
  return `${isCertain ? '' : 'possibly '}${effect} ${what} on ${where}, by ${from}`;
}
