import type { Principal } from '@grantlens/snapshot';
import { knownTime, products } from '@grantlens/snapshot/internal';
import { type ActivityBook, openActivity } from '../../activity/last-activity.ts';
import { joinedAreas, type WrittenAreas, writtenAreas } from '../../activity/written-areas.ts';
import { counted } from '../../words/counted.ts';
import { principalWords } from '../../words/words.ts';
import { someOf } from '../phrases.ts';
import type { Examination } from '../rule.ts';
import { principalSubject } from '../subjects.ts';
import { recordedSince } from './recorded-since.ts';
import type { RuleInput } from './rule-input.ts';

/** Areas of which the log records changes, as far as that is known. */
const recordedAreas: ReadonlySet<string> = new Set(products.flatMap(({ areas }) => areas));

/** Who can write where they changed nothing for long, of the privileged or of everybody else. */
export function accessWithoutChange(input: RuleInput, who: 'privileged' | 'others'): Examination {
  const { account, settings, now } = input;
  const reach = recordedSince(account, 'changes', settings.withoutChangeDays, now);
  if (reach.kind === 'missing') return { examined: 0, sightings: [], missing: reach.missing };
  const book = openActivity(account);
  // Whether somebody is privileged may be unknown; then they are among the others.
  const examined = account.principals.filter(
    (principal) =>
      principal.standing === 'active' &&
      (input.privileged(principal).verdict === 'allowed') === (who === 'privileged'),
  );
  return {
    examined: examined.length,
    sightings: examined.flatMap((principal) => {
      const areas = areasWithoutChange(principal, input, { book, after: reach.after });
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

/** Areas in which somebody can write and changed nothing. Who can write anywhere is judged by any change at all. */
function areasWithoutChange(
  principal: Principal,
  { access }: RuleInput,
  { book, after }: { readonly book: ActivityBook; readonly after: number },
): readonly string[] {
  const grants = access.grantsOf(principal).filter(({ policy }) => policy.effect === 'allow');
  const areas: WrittenAreas = joinedAreas(grants.map(({ permissionGroup }) => writtenAreas(permissionGroup)));
  if (areas === 'none') return [];
  const hasChanged = (which: ReadonlySet<string> | null) => {
    // What is in no known area may be in this one.
    const at = book.lastChange(principal, { areas: which, zone: null, withUnmapped: true })?.at ?? null;
    return at !== null && knownTime(at) >= after;
  };
  if (areas === 'any') return hasChanged(null) ? [] : ['every area'];
  return [...areas].filter((area) => recordedAreas.has(area) && !hasChanged(new Set([area]))).sort();
}
