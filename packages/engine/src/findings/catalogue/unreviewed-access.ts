import type { Principal } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';
import type { Way } from '../../access/grant.ts';
import { openHolderCheck } from '../../outcomes/holder-check.ts';
import { counted } from '../../words/counted.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notGiven, unread } from '../missing.ts';
import type { Review } from '../options.ts';
import { dayOf, waysEvidence } from '../phrases.ts';
import { representsUnseen } from '../reading/rule-input.ts';
import type { FindingRule, Sighting } from '../rule.ts';
import { digestOfPolicy, policySubject, principalSubject } from '../subjects.ts';

const carriers = ['members', 'accountTokens', 'userGroups', 'userGroupMembers'] as const;

export const unreviewedAccess: FindingRule = {
  id: 'unreviewed-access',
  title: 'Access that has not changed and was not reviewed',
  severity: 'medium',
  why: 'Access that nobody has looked at for several periods is kept by habit. Reviews are worth something only if each of them reaches everything.',
  remedy: 'Have the owner of the access decide on it, and record the decision.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.18'],
    pci: ['7.2.4', '7.2.5.1'],
    nist: ['AC-2', 'AC-6(7)'],
  }),
  examines: 'principals with access',
  restsOn: [...carriers, 'policies'],
  evaluate: (input) => {
    const { settings, living } = input;
    const waysOf = (principal: Principal) =>
      input.access.waysOf(principal).filter(({ policy }) => !representsUnseen(policy));
    const periods = settings.earlier.slice(0, settings.reviewPeriods);
    const hasAccess = openHolderCheck(input.access, (policy) => !representsUnseen(policy));
    const holders = living.filter(hasAccess);
    const oldest = periods.at(-1);
    if (periods.length < settings.reviewPeriods || oldest === undefined) {
      const why = `This compares with ${counted(settings.reviewPeriods, 'earlier snapshot')}, and ${periods.length} ${periods.length === 1 ? 'was' : 'were'} given: give more, or a lower number of review periods.`;
      return { examined: 0, sightings: [], missing: notGiven(holders.length, why) };
    }
    if (settings.reviews === null) {
      const why =
        'No record of earlier reviews was given: give the package of the previous review with what was decided in it, or, to the library, the option reviews. Without it, access that nobody reviewed cannot be kept apart from access that was reviewed and kept.';
      return { examined: 0, sightings: [], missing: notGiven(holders.length, why) };
    }
    const hidden = periods.flatMap(({ account }) => unread(account, carriers));
    if (hidden.length > 0) {
      const why = 'The earlier snapshots could not be read whole, so what has not changed is unknown.';
      return { examined: 0, sightings: [], missing: notGiven(holders.length, why) };
    }
    const then = knownTime(oldest.account.takenAt.end);
    const reviewed = openReviews(settings.reviews.filter(({ on }) => knownTime(on) >= then));
    const hadBefore = periods.map(openPast);
    return {
      examined: holders.length,
      sightings: holders.flatMap((principal): readonly Sighting[] => {
        const kept = waysOf(principal).filter(
          (way) => !reviewed(principal, way) && hadBefore.every((had) => had(principal, way)),
        );
        return kept.length === 0 ? [] : [sighting(principal, kept, then)];
      }),
      missing: [],
    };
  },
};

function sighting(principal: Principal, kept: readonly Way[], then: number): Sighting {
  return {
    subject: principalSubject(principal),
    what: `${principalWords(principal)} has ${counted(kept.length, 'policy', 'policies')} that changed last before ${dayOf(then)} and that nobody has reviewed since.`,
    evidence: waysEvidence(kept),
    standing: principal.standing,
  };
}

function openReviews(reviews: readonly Review[]): (principal: Principal, way: Way) => boolean {
  const seen = new Set(reviews.map(({ principal, policyId }) => JSON.stringify([principal, policyId])));
  return ({ key }, { policy }) =>
    seen.has(JSON.stringify([key, null])) ||
    (policy.id !== null && seen.has(JSON.stringify([key, policy.id])));
}

/** Whether a principal had, at an earlier moment, a policy by the same way that said the same. */
function openPast({ account, waysOf }: Access): (principal: Principal, way: Way) => boolean {
  const principals = new Map(account.principals.map((principal) => [principal.key, principal]));
  const known = new Map<string, ReadonlySet<string>>();
  return (principal, way) => {
    const { key } = principal;
    let had = known.get(key);
    if (had === undefined) {
      const was = principals.get(key);
      had = new Set(was === undefined ? [] : waysOf(was).map(wayWords));
      known.set(key, had);
    }
    return had.has(wayWords(way));
  };
}

function wayWords({ path, group, policy }: Way): string {
  return JSON.stringify([path, group?.key, policySubject(policy).key, digestOfPolicy(policy)]);
}
