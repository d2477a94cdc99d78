/** The permissions of the smallest token that reads everything there is to a snapshot. */
export const leastPrivilege = [
  'Account Settings Read',
  'Account API Tokens Read',
  'Zone Read',
  'SSO Connector Read',
] as const;

/** The same in a sentence. */
export const leastPrivilegeWords: string = `${leastPrivilege.slice(0, -1).join(', ')} and ${leastPrivilege.at(-1)}`;
