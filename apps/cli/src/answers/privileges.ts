import type { HeldPrivilege } from '@grantlens/engine/internal';
import type { Row } from '../output/records.ts';

/** `[{ kind, verdict }]`, strongest first; what a deny takes away is left out. */
export function privilegeRecords(privileges: readonly HeldPrivilege[]): readonly Row[] {
  return inForce(privileges).map(({ kind, verdict }) => ({ kind, verdict }));
}

/** Whether somebody has any privilege: yes, no, or a question mark. */
export function privilegeCell(privileges: readonly HeldPrivilege[]): string {
  const held = inForce(privileges);
  if (held.some(({ verdict }) => verdict === 'allowed')) return 'yes';
  return held.length > 0 ? '?' : 'no';
}

/** The privileges that somebody has or may have, as a person reads them; an administrator has all that follow. */
export function privilegeWordsOf(privileges: readonly HeldPrivilege[]): readonly string[] {
  const held = inForce(privileges);
  const [strongest] = held;
  const isAll = strongest?.verdict === 'allowed' && strongest.kind.endsWith('administrator');
  return (isAll ? [strongest] : held).map(({ kind, verdict }) => (verdict === 'unknown' ? `${kind}?` : kind));
}

function inForce(privileges: readonly HeldPrivilege[]): readonly HeldPrivilege[] {
  return privileges.filter(({ verdict }) => verdict !== 'denied');
}
