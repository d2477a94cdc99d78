import { type AccessIndex, compileIndex } from '@grantlens/engine';
import { verdicts } from '@grantlens/engine/internal';
import type { Account, PrincipalKey, ResourceKey } from '@grantlens/snapshot';
import type { Peer } from '../peers/peer.ts';

type Found = ReturnType<AccessIndex['whoCan']>;

/** The engine as one of the tools: asked with names, answering yes for `allowed`. */
export interface Engine extends Peer<Found> {
  readonly index: AccessIndex;
  readonly permission: (name: string) => number;
  /** The grants that decide, with the verdict. */
  readonly evidence: (principal: number, permission: number, resource: number) => unknown;
}

export const allowed: number = verdicts.indexOf('allowed');
export const unknown: number = verdicts.indexOf('unknown');

/** Everything the benchmark knows of the engine's index. */
export function openEngine(account: Account): Engine {
  const index = compileIndex(account);
  const groups = new Map<string, Parameters<AccessIndex['permission']>[0]>(
    [...account.permissionGroups.values()].map((group) => [group.key, { kind: 'group', group }]),
  );
  const permission = (name: string) => index.permission(groups.get(name) ?? { kind: 'atomic', name });
  return {
    answers: 'at-once',
    index,
    permission,
    can: (member, asked, resource) =>
      index.check(member as PrincipalKey, asked, resource as ResourceKey) === 'allowed',
    whoCan: (asked, resource) => index.whoCan(permission(asked), index.resource(resource as ResourceKey)),
    keysOf: ({ allowed }) => [...allowed].map((at) => account.principals[at]?.key ?? ''),
    tables: { rows: () => index.table().triples },
    evidence: (who, asked, resource) => index.bearing(who, asked, resource),
  };
}
