import { GrantlensError, type Principal } from '@grantlens/snapshot';
import type { Permission } from '../../decision/permission.ts';
import { resolvePermission } from '../../resolve/permission.ts';
import { permissionWords, principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import type { Missing } from '../finding.ts';
import { notGiven, notUnderstood, unseen } from '../missing.ts';
import { waysEvidence, waysWords } from '../phrases.ts';
import { type HeldSomewhere, openHeldSomewhere } from '../reading/held-somewhere.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import type { Examination, FindingRule, Sighting } from '../rule.ts';
import { principalSubject } from '../subjects.ts';
import type { ToxicPair } from '../toxic/toxic-pair.ts';

export const separationOfDuties: FindingRule = {
  id: 'separation-of-duties',
  title: 'Duties that should be separate in one hand',
  severity: 'high',
  why: 'One principal holds two permissions of which you said that nobody should hold both: what one person does, no second person sees. Super Administrators hold everything and are left out here; they have findings of their own.',
  remedy: 'Take one of the two away, or have somebody else check what is done with them.',
  controls: controls({ soc2: ['CC5.1', 'CC6.3'], iso: ['A.5.3'], pci: ['6.5.4', '7.2.2'], nist: ['AC-5'] }),
  examines: 'principals for each toxic pair',
  restsOn: ['members', 'accountTokens'],
  evaluate: (input) => {
    const pairs = input.settings.toxicPairs;
    if (pairs === null) {
      const missing = notGiven(null, 'No pairs of permissions were named that nobody should hold together.');
      return { examined: 0, sightings: [], missing };
    }
    const parts = pairs.map((pair) => judgePair(pair, input));
    return {
      examined: parts.reduce((sum, { examined }) => sum + examined, 0),
      sightings: parts.flatMap(({ sightings }) => sightings),
      missing: parts.flatMap(({ missing }) => missing),
    };
  },
};

function judgePair(pair: ToxicPair, input: RuleInput): Examination {
  const resolved = resolve(pair, input);
  if ('missing' in resolved) return { examined: 0, sightings: [], missing: resolved.missing };
  const { both } = resolved;
  const [first, second] = both.map((permission) => openHeldSomewhere(input, permission));
  const sightings: Sighting[] = [];
  const unclear: HeldSomewhere[] = [];
  let examined = 0;
  for (const principal of input.living) {
    if (first === undefined || second === undefined) break;
    if (input.superAdministrator(principal).verdict === 'allowed') continue;
    const one = first(principal);
    const other = one.held === 'no' ? one : second(principal);
    if (one.held !== 'no' && other.held !== 'no' && (one.held === 'maybe' || other.held === 'maybe')) {
      unclear.push(one, other);
      continue;
    }
    examined += 1;
    if (one.held === 'yes' && other.held === 'yes')
      sightings.push(sighting(principal, pair, { both, held: [one, other] }));
  }
  const why = `Whether these principals hold both of “${pair.title}” is unknown.`;
  return {
    examined,
    sightings,
    missing: unseen(
      unclear.length / 2,
      why,
      unclear.flatMap(({ gaps }) => gaps),
    ),
  };
}

function resolve(
  pair: ToxicPair,
  { account }: RuleInput,
): { readonly both: readonly Permission[] } | { readonly missing: readonly Missing[] } {
  try {
    return { both: pair.both.map((name) => resolvePermission(name, account)) };
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    return {
      missing: notUnderstood(null, `The toxic pair “${pair.title}” cannot be judged: ${error.message}.`),
    };
  }
}

function sighting(
  principal: Principal,
  pair: ToxicPair,
  { both, held }: { readonly both: readonly Permission[]; readonly held: readonly HeldSomewhere[] },
): Sighting {
  const holds = both.map(
    (permission, at) => `${permissionWords(permission)} (${waysWords(held[at]?.ways ?? [])})`,
  );
  return {
    subject: principalSubject(principal),
    about: [pair.id],
    what: `${principalWords(principal)} holds both ${holds.join(' and ')}: ${pair.title}.`,
    evidence: held.flatMap(({ ways }) => waysEvidence(ways)),
    standing: principal.standing,
  };
}
