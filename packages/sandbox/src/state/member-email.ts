import { textAt } from './row.ts';

/** The e-mail address of a member; older rows only have it in `user`. */
export function emailOf(member: unknown): string | undefined {
  return textAt(member, 'email') ?? textAt(member, 'user', 'email');
}
