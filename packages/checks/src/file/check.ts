import type { Standing } from '@grantlens/snapshot';
import type { Position } from './fault.ts';
import type { LocatedText } from './located.ts';
import type { CheckSeverity } from './severity.ts';

/** What can be required of whoever is allowed something. */
export const requirements = ['two-factor', 'sso-domain', 'expiry', 'ip-condition', 'group'] as const;
/** What is required of whoever is allowed something. */
export type Requirement = (typeof requirements)[number];

/** Of which kind of principal a requirement speaks; the others are not asked for it. */
export const requiredOf: Readonly<Record<Requirement, 'member' | 'token'>> = {
  'two-factor': 'member',
  'sso-domain': 'member',
  expiry: 'token',
  'ip-condition': 'token',
  group: 'member',
};

/** People as a file names them: whoever any of the parts means. */
export interface PeopleNamed {
  readonly at: Position;
  readonly parts: readonly PeoplePart[];
}

/** One name of people: a `*` in it is any run of letters. */
export type PeoplePart =
  | { readonly kind: 'member' | 'group' | 'token'; readonly text: string; readonly at: Position }
  | { readonly kind: 'kind'; readonly of: 'member' | 'token' };

/** What a check says must hold. */
export type Assertion =
  | { readonly kind: 'nobody-but' | 'exactly' | 'allowed-to' | 'denied-to'; readonly people: PeopleNamed }
  | { readonly kind: 'count'; readonly least: number | null; readonly most: number | null }
  | { readonly kind: 'separation'; readonly lists: readonly (readonly LocatedText[])[] }
  | { readonly kind: 'requires'; readonly requirement: Requirement }
  | {
      readonly kind: 'hands-out';
      readonly group: LocatedText;
      readonly policies: readonly { readonly permissionGroup: LocatedText; readonly resource: LocatedText }[];
    };

/** Of whom a check is. */
export interface PopulationNamed {
  /** Null for members and tokens. */
  readonly kind: 'member' | 'token' | null;
  readonly standings: readonly Standing[];
  readonly except: PeopleNamed | null;
}

/** Who agreed to something, why, and the last day or moment of it. */
export interface Agreement {
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

/** Why a check is left out for a while, and who says so. */
export type Skip = Agreement;

/** One check, as a file has it. */
export interface Check extends Position {
  readonly file: string;
  readonly id: string;
  /** Null where the file gives none: then the id has to do. */
  readonly title: string | null;
  readonly severity: CheckSeverity;
  readonly population: PopulationNamed;
  /** Any of these. */
  readonly permissions: readonly LocatedText[];
  /** Each of these. */
  readonly resources: readonly LocatedText[];
  readonly assertion: Assertion;
  readonly because: string | null;
  readonly controls: readonly string[];
  /** A day, or a moment, after which the check fails as ended. */
  readonly until: string | null;
  readonly skip: Skip | null;
  /** Whether a check that examined nothing passes. */
  readonly emptyPasses: boolean;
}
