import type { Member, PrincipalKey, Standing } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';
import { collectionGap } from '../../decision/collection-gap.ts';
import { counted } from '../../words/counted.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notGiven } from '../missing.ts';
import { dayOf } from '../phrases.ts';
import { daysSince } from '../reading/rule-input.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const staleInvitation: FindingRule = {
  id: 'stale-invitation',
  title: 'Invitation that nobody accepts',
  severity: 'medium',
  why: 'An open invitation is access waiting for the reader of that mailbox. The API does not show when an invitation was sent, so its age is read off earlier snapshots.',
  remedy: 'Ask whether the person still needs access; if not, remove the invitation.',
  controls: controls({
    soc2: ['CC6.2'],
    iso: ['A.5.16', 'A.5.18'],
    pci: ['8.2.4'],
    nist: ['AC-2', 'AC-2(3)'],
  }),
  examines: 'open invitations',
  restsOn: ['members'],
  evaluate: ({ invited, settings, now }) => {
    const past = invited.length === 0 ? [] : settings.earlier.map(momentOf);
    const judged = invited.map((member) => ({ member, ...ageOf(member, past, now) }));
    const stale = judged.filter(({ atLeast }) => atLeast > settings.staleAfterDays);
    const young = judged.filter(({ atMost }) => atMost !== null && atMost <= settings.staleAfterDays);
    return {
      examined: stale.length + young.length,
      sightings: stale.map(({ member, since, atLeast }) => ({
        subject: principalSubject(member),
        what: `${principalWords(member)} was already invited on ${dayOf(knownTime(since))}, ${counted(atLeast, 'day')} before, and has not accepted.`,
        standing: member.standing,
      })),
      missing: notGiven(
        invited.length - stale.length - young.length,
        `How old these invitations are is not shown, and no earlier snapshot tells whether they are older than ${counted(settings.staleAfterDays, 'day')}.`,
      ),
    };
  },
};

/** The members as an earlier snapshot shows them. */
interface Moment {
  readonly taken: string;
  readonly isWhole: boolean;
  readonly standings: ReadonlyMap<PrincipalKey, Standing>;
}

function momentOf({ account }: Access): Moment {
  return {
    taken: account.takenAt.end,
    isWhole: collectionGap(account, 'members') === null,
    standings: new Map(account.principals.map(({ key, standing }) => [key, standing])),
  };
}

/** How many days an invitation is old at least, and at most (null: nobody knows), by what earlier snapshots show. */
function ageOf(member: Member, past: readonly Moment[], now: number) {
  let since = '';
  let atLeast = -1;
  // The latest first: the invitation is as old as the row of snapshots that all have it.
  for (const { taken, isWhole, standings } of past) {
    const days = daysSince(taken, now) ?? 0;
    const was = standings.get(member.key);
    if (was !== 'latent') return { since, atLeast, atMost: was !== undefined || isWhole ? days : null };
    since = taken;
    atLeast = days;
  }
  return { since, atLeast, atMost: null };
}
