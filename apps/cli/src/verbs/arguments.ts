import { Argument } from 'commander';

/** What each argument may be, in the words of every help text. */
export const argumentHelp = {
  member: 'an e-mail, a member id, a user id, or token:<name or id>',
  permission: 'area:verb (* on either side for any), or a permission group by id, label or name',
  resource: 'account, a zone by name or id, zone:GLOB (zone:* for all), anywhere, or a resource key',
} as const;

/** Who a question is about. */
export function memberArgument(): Argument {
  return new Argument('<member>', argumentHelp.member);
}

/** What a question asks for. */
export function permissionArgument(): Argument {
  return new Argument('<permission>', argumentHelp.permission);
}

/** Where a question asks for it. */
export function resourceArgument(): Argument {
  return new Argument('<resource>', argumentHelp.resource);
}
