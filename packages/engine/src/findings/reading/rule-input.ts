import type { Account, Member, Policy, Principal, Token } from '@grantlens/snapshot';
import { type Holder, knownTime, readTime } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';
import type { Condition } from '../../decision/conditions.ts';
import { atomic, privileges, superAdministration } from '../../escalation/privileges.ts';
import { type HeldOnResource, openHeldOnAccount } from '../../outcomes/held-on-resource.ts';
import { type ContentBook, openContents } from '../../permissions/contents.ts';
import { universeOf } from '../../permissions/universe.ts';
import type { FindingSubject } from '../finding.ts';
import type { FindingSettings } from '../options.ts';
import { type Containers, openContainers } from './containment.ts';
import { openHolderSubjects } from './holder-subject.ts';
import { type OddPolicy, oddPoliciesOf } from './odd-policies.ts';
import { openSelfPromoter } from './self-promoter.ts';
import { openConditions } from './subject-conditions.ts';

/** What the rules look at: the account, and what several of them need to know of it, worked out when first wanted. */
export interface RuleInput {
  readonly access: Access;
  readonly account: Account;
  readonly settings: FindingSettings;
  /** When the snapshot was taken, in milliseconds since 1970. */
  readonly now: number;
  /** Members who accepted. */
  readonly accepted: readonly Member[];
  /** Members who were invited and have not accepted. */
  readonly invited: readonly Member[];
  readonly activeTokens: readonly Token[];
  /** Principals who can act, or could after accepting an invitation. */
  readonly living: readonly Principal[];
  /** The policies somebody has for certain: those that represent what was not seen are left out. */
  readonly policies: readonly Policy[];
  /** The policies that give nothing, or less than they look. */
  readonly oddPolicies: readonly OddPolicy[];
  /** On what depends when and from where a token can act, or whoever has a policy; nothing for what is not a token's. */
  readonly conditionsOf: (subject: FindingSubject) => readonly Condition[];
  /** Whose a policy is; null where that is not known. */
  readonly holderOf: (holder: Holder) => FindingSubject | null;
  readonly superAdministrator: (principal: Principal) => HeldOnResource;
  readonly privileged: (principal: Principal) => HeldOnResource;
  /** Whether somebody is a step, or two, away from everything. */
  readonly selfPromoter: (principal: Principal) => HeldOnResource;
  readonly contents: ContentBook;
  readonly containersOf: Containers;
}

/** Works out what several rules need, as far as it is wanted. */
export function openRuleInput(access: Access, settings: FindingSettings): RuleInput {
  const { account } = access;
  const members = account.principals.filter((principal) => principal.kind === 'member');
  const oddPolicies = oddPoliciesOf(account);
  return {
    access,
    account,
    settings,
    now: knownTime(account.takenAt.end),
    accepted: members.filter(({ standing }) => standing === 'active'),
    invited: members.filter(({ standing }) => standing === 'latent'),
    activeTokens: account.principals.filter(
      (principal) => principal.kind === 'token' && principal.standing === 'active',
    ) as readonly Token[],
    living: account.principals.filter(({ standing }) => standing !== 'inactive'),
    policies: account.policies.filter((policy) => !representsUnseen(policy)),
    oddPolicies,
    conditionsOf: openConditions(account, oddPolicies),
    holderOf: openHolderSubjects(account),
    superAdministrator: openHeldOnAccount(access, superAdministration(account)),
    privileged: openHeldOnAccount(access, atomic(privileges)),
    selfPromoter: openSelfPromoter(access),
    contents: openContents(universeOf([account])),
    containersOf: openContainers(account),
  };
}

/** Whether nothing of a policy was seen, or not whose it is. */
export function representsUnseen({ holder, permissionGroups, resourceGroups }: Policy): boolean {
  if (holder.kind === 'possible') return true;
  const groupsUnseen = permissionGroups.every(({ key }) => key === null);
  return groupsUnseen && resourceGroups.every(({ places }) => places.every(({ scope }) => scope === null));
}

const day = 86_400_000;

/** Whole days from a time (RFC 3339) to a moment; null where the time is missing or cannot be read. */
export function daysSince(time: string | null, now: number): number | null {
  const from = readTime(time);
  return from === null ? null : Math.floor((now - from) / day);
}
