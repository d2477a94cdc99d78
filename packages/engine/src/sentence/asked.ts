import type { Account } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import { inQuotes } from '../resolve/said-words.ts';
import { readPeriod } from './period.ts';
import type { Sentence } from './sentence.ts';
import type { SlotName } from './slots.ts';
import { usualResource } from './usual-resource.ts';

/** What stands at the places of a form, as the command line spells it. */
export type Said = Partial<Readonly<Record<SlotName, string>>>;

/** From what was said, and the account it was said of, to what is asked. */
export type Means = (said: Said, account: Account) => Sentence;

type WhoCan = Extract<Sentence, { kind: 'who-can' }>;

/** Who can do something, or anything of a kind: the permission is said in one of four ways. */
export function whoCan(narrowed: Pick<WhoCan, 'only' | 'without'> = {}, resource?: string): Means {
  return (said, account) => {
    const permission = permissionIn(said);
    return {
      kind: 'who-can',
      permission,
      resource: resource ?? said.resource ?? usualResource(permission, account),
      ...narrowed,
    };
  };
}

/** Whether somebody can, or why not. */
export function can({ why = false, resource }: { why?: boolean; resource?: string } = {}): Means {
  return (said, account) => {
    const permission = permissionIn(said);
    return {
      kind: 'can',
      principal: said.principal ?? '',
      permission,
      resource: resource ?? said.resource ?? usualResource(permission, account),
      why,
    };
  };
}

function permissionIn({ permission, verb, area, role }: Said): string {
  return permission ?? verb ?? area ?? role ?? '*:*';
}

/** What somebody can do. */
export const whatCan: Means = ({ holder = '', resource = null }) => ({ kind: 'what-can', holder, resource });

/** What a member of a group can do by that alone. */
export const whatGroupCan: Means = ({ group, resource = null }) => ({
  kind: 'what-can',
  holder: `group ${group}`,
  resource,
});

/** What two have differently. */
export const compare: Means = ({ principal = '', other = '' }) => ({
  kind: 'compare',
  first: principal,
  second: other,
});

/** What changed, for whom, and since when. */
export const diff: Means = ({ time, holder = null }, { takenAt }) => ({
  kind: 'diff',
  since: time === undefined ? null : readPeriod(time, knownTime(takenAt.end)),
  of: holder,
});

/** What an edit would change; `edit` is a sentence of `what-if`, or a form of one with places for names. */
export function whatIf(edit: string): Means {
  return (said) => ({
    kind: 'what-if',
    edit: edit.replace(/\{(\w+)\}/g, (_, slot: SlotName) => named(slot, said)),
  });
}

/** A name as it stands in an edit: in quotes, where it could be read as more than a name. */
function named(slot: SlotName, said: Said): string {
  const name = said[slot] ?? '';
  if (slot === 'edit') return name;
  const bare = slot === 'token' ? name.replace(/^token:/, '') : name;
  return /^[\w@.+-]+$/.test(bare) ? bare : inQuotes(bare);
}

/** What there is of a kind. */
export function list(of: string, ...filters: readonly string[]): Means {
  return ({ text }) => ({ kind: 'list', of, filters: [...filters, ...(text === undefined ? [] : [text])] });
}

/** What one thing is. */
export function show(name: (said: Said) => string): Means {
  return (said) => ({ kind: 'show', name: name(said) });
}

/** Who could become a Super Administrator. */
export const paths: Means = ({ principal = null }) => ({ kind: 'paths', from: principal });
