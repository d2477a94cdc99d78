import type { Standing } from '@grantlens/snapshot';
import { type Access, compile } from '../access/access.ts';
import { applyEdits } from '../edit/apply-edits.ts';
import { readEdits } from '../resolve/edit.ts';
import type { Complete, Explained, Handles, HoldingSaid, PersonSaid } from './answers.ts';
import { openHandles } from './handles.ts';
import { sayCan } from './say-can.ts';
import { type ChangesSaid, sayDiff, sayWhatIf } from './say-changes.ts';
import { sayWhatCan, sayWhoCan } from './say-lists.ts';
import { accountOf, type OpenOptions, type Source } from './source.ts';

/**
 * An account that is asked in the words of the command line: people by e-mail or name, tokens as `token:NAME`,
 * permissions as `area:verb` or by the name of a role, zones by name, `account`, `anywhere`, `zone:GLOB`. A word that
 * means nothing, or several things, throws a GrantlensError with what comes nearest. It is an `Access` too, for every
 * function that takes one.
 */
export interface OpenAccess extends Access {
  /** Whether somebody can, and why. */
  readonly can: (who: string, permission: string, resource: string) => Explained;
  /** Who can, and who may; those who can act now, unless other standings are asked for. */
  readonly whoCan: (
    permission: string,
    resource: string,
    standings?: readonly Standing[],
  ) => Complete & { readonly people: readonly PersonSaid[] };
  /** What a member, a token or a user group holds, everywhere or on one resource. */
  readonly whatCan: (
    who: string,
    resource?: string,
  ) => Complete & { readonly holdings: readonly HoldingSaid[] };
  /** What would change if edits were made, one after the other: `add kai@example.com to Web Team`. */
  readonly whatIf: (...edits: readonly string[]) => ChangesSaid;
  /** The account as it would be after such edits. */
  readonly edited: (...edits: readonly string[]) => OpenAccess;
  /** What changed from this account to a later state of it. */
  readonly diff: (later: Source | Access) => ChangesSaid;
  /** Numbers in the place of words, for loops: names are looked up once, and a verdict takes nanoseconds. */
  readonly handles: () => Handles;
}

/**
 * Opens an account: from a snapshot, the text or bytes of a snapshot file, packed or not, or its path. In a
 * browser, which has no files, a path is refused.
 *
 * @throws GrantlensError `file-unreadable`, `file-too-large`, `snapshot-unreadable`, `snapshot-version`,
 *   `snapshot-modified`
 *
 * @example
 * ```ts
 * import { open } from '@grantlens/engine';
 *
 * const access = open(snapshot);
 * access.can('ruth@lindenpike.example', 'billing:edit', 'account').verdict; // → 'allowed'
 * access.can('ruth@lindenpike.example', 'billing:edit', 'account').by; // → ['direct → Billing → the whole account']
 * access.whoCan('billing:edit', 'account').people.map(({ who }) => who); // → ['ines@lindenpike.example', 'ruth@lindenpike.example']
 * access.edited('remove member ruth@lindenpike.example').whoCan('billing:edit', 'account').people.length; // → 1
 * ```
 */
export function open(source: Source, options: OpenOptions = {}): OpenAccess {
  return opened(compile(accountOf(source, options)));
}

function opened(access: Access): OpenAccess {
  const { account } = access;
  let handles: Handles | null = null;
  return {
    ...access,
    can: (who, permission, resource) => sayCan(access, who, permission, resource),
    whoCan: (permission, resource, standings = ['active']) =>
      sayWhoCan(access, permission, resource, standings),
    whatCan: (who, resource) => sayWhatCan(access, who, resource),
    whatIf: (...edits) => sayWhatIf(access, edits),
    edited: (...edits) => opened(compile(applyEdits(account, readEdits(edits, account)))),
    diff: (later) => sayDiff(access, isAccess(later) ? later : compile(accountOf(later, {}))),
    handles: () => {
      handles ??= openHandles(account);
      return handles;
    },
  };
}

function isAccess(later: Source | Access): later is Access {
  return typeof later === 'object' && 'waysOf' in later;
}
