import type { AtomicPermission, Policy, Principal } from '@grantlens/snapshot';
import { addTo, knownTime, products, remembered } from '@grantlens/snapshot/internal';
import { type ActivityBook, openActivity } from '../../activity/last-activity.ts';
import { joinedAreas, writtenAreas } from '../../activity/written-areas.ts';
import type { Permission } from '../../decision/permission.ts';
import { counted } from '../../words/counted.ts';
import { principalWords } from '../../words/words.ts';
import { someOf } from '../phrases.ts';
import type { Examination } from '../rule.ts';
import { principalSubject } from '../subjects.ts';
import { openGivesSomewhere, openHeldSomewhere } from './held-somewhere.ts';
import { recordedSince } from './recorded-since.ts';
import type { RuleInput } from './rule-input.ts';

/** Areas of which the log records changes, as far as that is known. */
const recordedAreas: ReadonlySet<string> = new Set(products.flatMap(({ areas }) => areas));

/** Who can write where they changed nothing for long, of the privileged or of everybody else. */
export function accessWithoutChange(input: RuleInput, who: 'privileged' | 'others'): Examination {
  const { account, settings, now } = input;
  const reach = recordedSince(account, 'changes', settings.withoutChangeDays, now);
  if (reach.kind === 'missing') return { examined: 0, sightings: [], missing: reach.missing };
  const areasOf = openAreas(input, openActivity(account));
  // Whether somebody is privileged may be unknown; then they are among the others.
  const examined = account.principals.filter(
    (principal) =>
      principal.standing === 'active' &&
      (input.privileged(principal).verdict === 'allowed') === (who === 'privileged'),
  );
  return {
    examined: examined.length,
    sightings: examined.flatMap((principal) => {
      const areas = areasOf(principal, reach.after);
      if (areas.length === 0) return [];
      const days = counted(settings.withoutChangeDays, 'day');
      return [
        {
          subject: principalSubject(principal),
          what: `${principalWords(principal)} can write in ${someOf(areas)}, and no change there is recorded for ${days}; the log goes back to ${reach.since}.`,
          standing: principal.standing,
        },
      ];
    }),
    missing: [],
  };
}

/** Areas in which somebody can write, for certain and whatever is denied, and changed nothing. */
type AreasWithoutChange = (principal: Principal, after: number) => readonly string[];

/** Who has everything is judged by any change at all, everybody else by area. */
function openAreas(input: RuleInput, book: ActivityBook): AreasWithoutChange {
  const { access, account } = input;
  const writes = writesByArea(account.permissions);
  const heldIn = remembered((area: string) => openHeldSomewhere(input, anyOf(writes.get(area) ?? [])));
  const givesIn = remembered((area: string) =>
    (writes.get(area) ?? []).map((name) => openGivesSomewhere(access, { kind: 'atomic', name })),
  );
  const areasOf = (policy: Policy) => {
    const may = joinedAreas(access.cellsOf(policy).map((cell) => writtenAreas(access.groupOf(cell))));
    return may === 'none' ? [] : may === 'any' ? [...writes.keys()] : [...may];
  };
  // Of nearly everybody nothing is denied: what their policies give is theirs, and is worked out once for each policy.
  const given = remembered((policy: Policy) =>
    areasOf(policy).filter((area) => recordedAreas.has(area) && givesIn(area).some((gives) => gives(policy))),
  );

  return (principal, after) => {
    const hasChanged = (areas: ReadonlySet<string> | null) => {
      // What is in no known area may be in this one.
      const at = book.lastChange(principal, { areas, zone: null, withUnmapped: true })?.at ?? null;
      return at !== null && knownTime(at) >= after;
    };
    const ways = access.waysOf(principal);
    const allows = ways.filter(({ policy }) => policy.effect === 'allow');
    const isPlain = allows.length === ways.length;
    if (isPlain && input.superAdministrator(principal).verdict === 'allowed')
      return hasChanged(null) ? [] : ['every area'];
    const areas = [...new Set(allows.flatMap(({ policy }) => given(policy)))];
    return areas
      .filter((area) => isPlain || heldIn(area)(principal).held === 'yes')
      .filter((area) => !hasChanged(new Set([area])))
      .sort();
  };
}

/** The permissions to change something, by their area. */
function writesByArea(
  permissions: readonly AtomicPermission[],
): ReadonlyMap<string, readonly AtomicPermission[]> {
  const writes = new Map<string, AtomicPermission[]>();
  for (const name of permissions) {
    const [area = '', verb] = name.split(':');
    if (verb !== 'read') addTo(writes, area, name);
  }
  return writes;
}

function anyOf(names: readonly AtomicPermission[]): Permission {
  return { kind: 'any', glob: '', of: names.map((name) => ({ kind: 'atomic', name })) };
}
