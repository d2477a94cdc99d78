import type { Finding } from '@grantlens/engine';
import { counted } from '@grantlens/engine/internal';

/** A file as seen from the working folder, and the line in it where one is known. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Words of ours, or a name that somebody else chose: each format makes those safe in its own way. */
export type MessagePart = string | { readonly name: string };

/** What a build server is shown of a rule: something that breaks it, or something that keeps it from being settled. */
export interface Notice {
  readonly kind: 'broken' | 'unsettled';
  /** One sentence. */
  readonly message: readonly MessagePart[];
  readonly place: Place;
  /** What makes it the same notice in another run, after the id of its rule: no line and no date. */
  readonly about: readonly (string | null)[];
  /** Why it does not count, where somebody agreed to it; else null. */
  readonly waived: string | null;
}

/** The outcomes of a rule. A skipped one was not looked at, and nobody is to be stopped by that. */
export const rulingOutcomes = ['passed', 'failed', 'not-evaluated', 'skipped'] as const;
export type RulingOutcome = (typeof rulingOutcomes)[number];

/** A rule that was held to the account, and its outcome: what findings and checks are to a build server. */
export interface Ruling {
  readonly id: string;
  readonly title: string;
  readonly severity: Finding['severity'];
  /** Why it matters; null where nobody said. */
  readonly why: string | null;
  /** What to do about it; null where nobody said. */
  readonly remedy: string | null;
  readonly controls: readonly string[];
  /** Where the rule is written, or what it was held to. */
  readonly place: Place;
  readonly outcome: RulingOutcome;
  /** The outcome in a few words, with names as they are. */
  readonly message: string;
  readonly notices: readonly Notice[];
}

/** A message as plain text. */
export function messageText(message: readonly MessagePart[]): string {
  return message.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

/** A build server lists notices one by one: beyond these they are counted. */
const mostNotices = 1000;

/** The notices of a rule as a build server lists them: the first thousand, then one that counts the rest. */
export function listedNotices({ id, notices, place }: Ruling): readonly Notice[] {
  const rest = notices.slice(mostNotices);
  if (rest.length === 0) return notices;
  return [
    ...notices.slice(0, mostNotices),
    {
      kind: rest.some(({ kind }) => kind === 'broken') ? 'broken' : 'unsettled',
      message: [`${counted(rest.length, 'more result')} of ${id}`],
      place,
      about: ['more'],
      waived: null,
    },
  ];
}
