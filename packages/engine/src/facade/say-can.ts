import type { Access } from '../access/access.ts';
import { preferred } from '../decision/verdict.ts';
import { drawTree, explanation } from '../explain/tree.ts';
import { type CanAnswer, canOn } from '../questions/can.ts';
import { resolvePermission } from '../resolve/permission.ts';
import { resolvePrincipal } from '../resolve/principal.ts';
import { resolveResource } from '../resolve/resource.ts';
import { pathWords } from '../words/words.ts';
import type { Explained } from './answers.ts';

/** Nobody reads the reasons for more places than this. */
const mostTrees = 10;

/** Says whether somebody can; on many resources, for those that have the best verdict. */
export function sayCan(access: Access, who: string, what: string, where: string): Explained {
  const { account } = access;
  const permission = resolvePermission(what, account);
  const question = {
    principal: resolvePrincipal(who, account),
    permission,
    subject: resolveResource(where, account),
  };
  const { rows } = canOn(access, question);
  const verdict = preferred(rows.map((row) => row.verdict));
  const deciding = rows.filter((row) => row.verdict === verdict);
  const trees = deciding.slice(0, mostTrees).map((row) => drawTree(explanation(row, permission, account)));
  const more = deciding.length - trees.length;
  return {
    principal: question.principal,
    verdict,
    because: [...trees, ...(more > 0 ? [`and ${more} more`] : [])].join('\n\n'),
    by: [...new Set(deciding.flatMap((row) => pathsOf(row, access)))],
  };
}

function pathsOf({ evidence }: CanAnswer, { account }: Access): readonly string[] {
  const cited = evidence.sets.flat().flatMap((id) => evidence.grants.get(id) ?? []);
  return cited.map((grant) => pathWords(grant, account));
}
