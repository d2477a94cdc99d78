import { resolveResource, type Subject } from '@grantlens/engine';
import { collectionGap, resourceNote } from '@grantlens/engine/internal';
import { type Account, GrantlensError } from '@grantlens/snapshot';
import type { LocatedText } from '../file/located.ts';
import type { Missing } from './missing.ts';

/** What a check is about. */
export interface ResourcesNamed {
  /** Each once. */
  readonly subjects: readonly Subject[];
  readonly missing: readonly Missing[];
  /** What is to be known about those that the snapshot does not show, and that are asked about all the same. */
  readonly notes: readonly string[];
}

/** The resources that some texts name, in the words of the command line; `every zone` means each zone. */
export function resourcesNamed(texts: readonly LocatedText[], account: Account): ResourcesNamed {
  const subjects = new Map<string, Subject>();
  const missing: Missing[] = [];
  const notes: string[] = [];
  for (const { value } of texts) {
    try {
      const subject = resolveResource(plain(value), account);
      const note = resourceNote(subject, account);
      // Of another account nothing can be seen here.
      if (subject.kind === 'foreign') missing.push({ what: note ?? value, gap: null });
      else {
        subjects.set(subjectKey(subject), subject);
        if (note !== null) notes.push(note);
      }
    } catch (error) {
      if (!(error instanceof GrantlensError)) throw error;
      missing.push({ what: error.message, gap: collectionGap(account, 'zones') });
    }
  }
  return { subjects: [...subjects.values()], missing, notes };
}

/** What a person writes for each zone and for the account, as the command line spells it. */
function plain(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  if (/^(every|each|all) (zone|zones)$/i.test(words)) return 'zone:*';
  return /^(the )?(whole )?account$/i.test(words) ? 'account' : words;
}

/** Equal for subjects that are the same. */
export function subjectKey(subject: Subject): string {
  if (subject.kind === 'anywhere') return subject.kind;
  return subject.kind === 'zones' ? `zone:${subject.glob}` : subject.identity;
}
