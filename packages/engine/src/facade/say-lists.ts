import type { Gap, Standing } from '@grantlens/snapshot';
import { GrantlensError } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import { isOneResource } from '../decision/resource.ts';
import { sufficientGrants } from '../decision/sufficient-grants.ts';
import type { Lack } from '../outcomes/lacks.ts';
import { accessOfGroup } from '../questions/access-of-group.ts';
import { holdingsOn } from '../questions/holdings-on.ts';
import { isHoldingOpen, whatCan } from '../questions/what-can.ts';
import { whoCan } from '../questions/who-can.ts';
import { whoCanAcross } from '../questions/who-can-across.ts';
import { resolveHolder } from '../resolve/holder.ts';
import { resolvePermission } from '../resolve/permission.ts';
import { resolveResource } from '../resolve/resource.ts';
import { printable } from '../words/printable.ts';
import { pathWords, permissionGroupWords, principalWords, scopeWords, viaWords } from '../words/words.ts';
import type { Complete, HoldingSaid, PersonSaid } from './answers.ts';

/** Lists who can; on many resources, who can on any of them. */
export function sayWhoCan(
  access: Access,
  what: string,
  where: string,
  standings: readonly Standing[],
): Complete & { readonly people: readonly PersonSaid[] } {
  const { account } = access;
  const permission = resolvePermission(what, account);
  const subject = resolveResource(where, account);
  const byOf = (via: readonly Grant[]) => [...new Set(via.map((grant) => pathWords(grant, account)))];
  if (isOneResource(subject)) {
    const { listed, ...answer } = whoCan(access, permission, subject, standings);
    const people = listed.flatMap((one): readonly PersonSaid[] => {
      const { principal, verdict } = one;
      if (verdict !== 'allowed' && verdict !== 'unknown') return [];
      return [{ who: principalWords(principal), principal, verdict, by: byOf(sufficientGrants(one)) }];
    });
    return { people, ...completeness(answer) };
  }
  const { rows, ...answer } = whoCanAcross(access, { permission, subject }, standings);
  // The row of what is allowed comes first, and who is allowed somewhere is listed as that.
  const first = new Map<string, PersonSaid>();
  for (const { principal, verdict, via } of rows)
    if (!first.has(principal.key))
      first.set(principal.key, { who: principalWords(principal), principal, verdict, by: byOf(via) });
  return { people: [...first.values()], ...completeness(answer) };
}

/** Lists what a member, token or user group holds, everywhere or on one resource. */
export function sayWhatCan(
  access: Access,
  who: string,
  where: string | undefined,
): Complete & { readonly holdings: readonly HoldingSaid[] } {
  const { account } = access;
  const holder = resolveHolder(who, account);
  const { asked, principal } =
    holder.kind === 'principal'
      ? { asked: access, principal: holder.principal }
      : accessOfGroup(access, holder.userGroup);
  const subject = where === undefined ? { kind: 'anywhere' as const } : resolveResource(where, account);
  if (subject.kind === 'zones')
    throw new GrantlensError(
      'resource-unknown',
      `"${where}" is many zones: ask about one resource, or about all`,
    );
  const answer = whatCan(asked, principal);
  const holdings = subject.kind === 'anywhere' ? answer.holdings : holdingsOn(asked, answer, subject);
  return {
    holdings: holdings.map(({ permissionGroup, access: effect, effective, scope, except, lacks, via }) => ({
      permissionGroup: permissionGroupWords(permissionGroup),
      access: effect,
      effective,
      scope: scopeWords(scope, account),
      except: [
        ...except.map((one) => scopeWords(one, account)),
        ...lacks.map((lack) => lackWords(lack, access)),
      ],
      by: [...new Set(via.map(viaWords))],
    })),
    ...completeness({
      gaps: answer.gaps,
      complete:
        answer.unreadable.length === 0 && !holdings.some((holding) => isHoldingOpen(principal, holding)),
    }),
  };
}

function lackWords({ scope, permissions, verdict }: Lack, { account }: Access): string {
  return `${scopeWords(scope, account)}: ${permissions.map(printable).join(', ')} ${verdict}`;
}

/** What an answer leaves open, in words. */
export function completeness({
  complete,
  gaps,
}: {
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
}): Complete {
  return { complete, unseen: gaps.map(({ clouds }) => printable(clouds)) };
}
