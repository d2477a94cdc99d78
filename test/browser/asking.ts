// What a page would load to answer questions about an account: it opens a snapshot, asks, and explains.
import {
  can,
  compile,
  drawTree,
  explanation,
  resolvePermission,
  resolvePrincipal,
  resolveResource,
  type Verdict,
} from '@grantlens/engine';
import { decodeSnapshot, normalise } from '@grantlens/snapshot';

export interface Asked {
  readonly principal: string;
  readonly permission: string;
  readonly resource: string;
}

export interface Answered {
  readonly verdict: Verdict;
  readonly because: string;
}

/** Opens a snapshot for questions about single resources. */
export function open(snapshot: Uint8Array): (asked: Asked) => Answered {
  const account = normalise(decodeSnapshot(snapshot, 'refuse').snapshot);
  const access = compile(account);
  return (asked) => {
    const resource = resolveResource(asked.resource, account);
    if (resource.kind === 'zones' || resource.kind === 'anywhere') throw new Error('several resources');
    const permission = resolvePermission(asked.permission, account);
    const answer = can(access, resolvePrincipal(asked.principal, account), permission, resource);
    return { verdict: answer.verdict, because: drawTree(explanation(answer, permission, account)) };
  };
}
