import { counted } from '@grantlens/engine/internal';
import { andList } from './lists.ts';
import { railWords } from './rail.ts';
import { type Source, sourceCredentialWords } from './source.ts';

// What management reads first, and signs.

/** The questions that an auditor asks of the whole, in their order. */
export const questionTitles = {
  source: 'Source',
  scope: 'Scope',
  completeness: 'Completeness',
  accuracy: 'Accuracy',
  integrity: 'Integrity',
  logic: 'Logic',
} as const;

export function sourceSentence(source: Source, requests: string, [start, end]: readonly string[]): string {
  const whose = source.isCloudflare ? 'Cloudflare’s API' : 'which is NOT Cloudflare’s API';
  return `Read from ${source.apiBase}, ${whose}, by ${requests} from ${start} to ${end}, with: ${sourceCredentialWords(source.credential)}.`;
}

/** Which account, out of how many, and what of it. */
export function scopeSentence(
  { filters, accounts }: Pick<Source, 'filters' | 'accounts'>,
  counts: { readonly principals: number; readonly groups: number; readonly zones: number },
): string {
  const seen = accounts?.items.length ?? 0;
  const others = seen > 1 ? `one of ${seen} accounts that the credential sees` : 'one account';
  const left = filters.length === 0 ? 'Nothing was filtered out.' : filters.join(' ');
  return `${upperFirst(others)}, with ${counted(counts.principals, 'principal')}, ${counted(counts.groups, 'user group')} and ${counted(counts.zones, 'zone')}. ${left}`;
}

export function completenessSentence({ whole, collections, tied, totals, gaps, rows }: Completeness): string {
  const unknown =
    gaps === 0
      ? 'No gap affects a row.'
      : `${counted(gaps, 'gap')} ${gaps === 1 ? 'affects' : 'affect'} ${counted(rows, 'row')}.`;
  return `${whole} of ${counted(collections, 'collection')} read whole; ${tied} of ${counted(totals, 'control total')} tie. ${unknown}`;
}

interface Completeness {
  readonly whole: number;
  readonly collections: number;
  readonly tied: number;
  readonly totals: number;
  readonly gaps: number;
  readonly rows: number;
}

/** Said of the digest of a snapshot, and of the files beside the report. */
export function integritySentence(digest: string, isModified: boolean): string {
  const snapshot = isModified
    ? 'The snapshot was CHANGED after it was written: its digest does not match.'
    : `The snapshot is as it was written: ${digest}.`;
  return `${snapshot} manifest.json has the SHA-256 of every file; grantlens verify regenerates each, byte for byte.`;
}

export function logicSentence(rules: number, version: string, changed: readonly string[] | null): string {
  const since =
    changed === null
      ? 'What changed of it since the previous package is not known.'
      : changed.length === 0
        ? 'Nothing of it changed since the previous package.'
        : changed.join(' ');
  return `${counted(rules, 'rule')} in words, evaluated by grantlens ${version}; a deny beats an allow. ${since}`;
}

/** `26 findings by 14 questions; 9 questions found nothing, and 7 could not be answered.` */
export function wrongSentence({ found, questions, clean, notEvaluated }: Asked): string {
  const unanswered = notEvaluated === 0 ? '' : `, and ${notEvaluated} could not be answered`;
  return `${counted(found, 'finding')} by ${counted(questions, 'question')}; ${counted(clean, 'question')} found nothing${unanswered}.`;
}

interface Asked {
  readonly found: number;
  readonly questions: number;
  readonly clean: number;
  readonly notEvaluated: number;
}

/** `13 entitlements added, 1 of them privileged; 6 removed; 1 changed.` */
export function changedSentence(
  counts: Readonly<Record<'added' | 'removed' | 'changed', number>>,
  privileged: number,
): string {
  const risky = privileged === 0 ? '' : `, ${privileged} of them privileged`;
  return `${counted(counts.added, 'entitlement')} added${risky}; ${counts.removed} removed; ${counts.changed} changed.`;
}

/** What is said where not all questions that found something have room; empty where all have. */
export function moreFoundWords(more: number): string {
  return more <= 0 ? '' : `And ${counted(more, 'question')} of less weight that found something.`;
}

/** What is said where not all that is new has room; empty where all has. */
export function moreAddedWords(more: number): string {
  return more <= 0 ? '' : `And ${more} more that ${more === 1 ? 'is' : 'are'} new.`;
}

export const notCompared = 'Not evaluated: no previous review was given. An empty list here is not a pass.';

/** Who has to do what because of this report; what nobody has to do is left out. */
export interface Acts {
  readonly privileged: number;
  readonly unknownPrivileged: number;
  readonly units: number;
  readonly newUnits: number;
  readonly changedUnits: number;
  readonly severe: number;
  readonly administrators: readonly string[];
  readonly without2fa: readonly string[];
  readonly invited: readonly string[];
  readonly unknown: number;
  readonly isComplete: boolean;
}

/** Somebody who must act: who, what, and the section that says it. */
export interface Act {
  readonly who: string;
  readonly what: string;
  readonly section: string;
  /** What the section is called. */
  readonly title: string;
}

export function actsOf(acts: Acts): readonly Act[] {
  const since =
    acts.newUnits + acts.changedUnits === 0
      ? ''
      : `: ${acts.newUnits} new, ${acts.changedUnits} changed since last time`;
  const doubt =
    acts.unknownPrivileged === 0 ? '' : `, and settle ${acts.unknownPrivileged} more that are unknown`;
  const all: readonly (Omit<Act, 'title'> & { readonly is: boolean })[] = [
    {
      is: !acts.isComplete,
      who: 'Whoever takes the snapshot',
      what: 'take it again, so that nothing is missing: the reasons stand under the title',
      section: 'coverage',
    },
    {
      is: acts.severe > 0,
      who: named('Administrators', acts.administrators),
      what: `settle ${counted(acts.severe, 'critical or high finding')}, or have the risk accepted on record`,
      section: 'findings',
    },
    {
      is: acts.privileged + acts.unknownPrivileged > 0,
      who: 'Whoever signs for privileged access',
      what: `sign for ${counted(acts.privileged, 'privileged principal')}${doubt}`,
      section: 'privileged',
    },
    {
      is: acts.units > 0,
      who: 'Reviewers',
      what: `decide about ${counted(acts.units, 'unit')}${since}`,
      section: 'units',
    },
    {
      is: acts.unknown > 0,
      who: 'Reviewers',
      what: `settle by other means ${counted(acts.unknown, 'entitlement')} that ${acts.unknown === 1 ? 'is' : 'are'} unknown`,
      section: 'entitlements',
    },
    {
      is: acts.without2fa.length > 0,
      who: named('Members without 2FA', acts.without2fa),
      what: 'turn on two-factor authentication, or lose their access',
      section: 'population',
    },
    {
      is: acts.invited.length > 0,
      who: named('Invited members', acts.invited),
      what: 'accept, or have the invitation taken back',
      section: 'population',
    },
  ];
  const titles = new Map(railWords);
  return all
    .filter(({ is }) => is)
    .map(({ who, what, section }) => ({ who, what, section, title: titles.get(section) ?? section }));
}

/** More names than this do not help to see who is meant. */
const mostNamed = 8;

function named(kind: string, names: readonly string[]): string {
  if (names.length === 0) return kind;
  const rest = names.length - mostNamed;
  const listed = rest > 0 ? [...names.slice(0, mostNamed), `${rest} more`] : names;
  return `${kind}: ${andList(listed)}`;
}

/** What management attests of the whole. */
export const managementSignOff: { readonly states: readonly string[]; readonly fields: readonly string[] } = {
  states: [
    'The account, the time and the source are those that this review was meant for.',
    'I have read what could not be seen (gaps and blind spots under Coverage), and accept it or have it mended.',
    'Every critical and high finding has an owner and a date, or its risk is accepted on record.',
    'Privileged access is signed for on its own page, and nobody decided about access of their own.',
  ],
  fields: ['Name', 'Role', 'Date', 'Signature'],
};

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
