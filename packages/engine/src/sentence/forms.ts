import {
  can,
  compare,
  diff,
  list,
  type Means,
  paths,
  show,
  whatCan,
  whatGroupCan,
  whatIf,
  whoCan,
} from './asked.ts';

/** A sentence that is read: `<class>` is a set of words of `synonyms.ts`, `{slot}` a name, and `[…]` may be missing. */
export type Form = readonly [words: string, means: Means];

const somewhere = '[ <on> {resource}]';
const withoutTwoFactor = { without: 'two-factor' } as const;

/** Who can, asked of everybody, of members and of tokens. */
function whoCanForms(who: string, narrowed: Parameters<typeof whoCan>[0]): readonly Form[] {
  return [
    [`${who} <can> {permission}${somewhere}`, whoCan(narrowed)],
    [`${who} <can> {permission} <anywhere>`, whoCan(narrowed, 'anywhere')],
    [`${who} <can> {verb} {resource}`, whoCan(narrowed)],
    [`${who} <has> <access> {area}${somewhere}`, whoCan(narrowed)],
    [`${who} <has> <access> {resource}`, whoCan(narrowed)],
    [`${who} <has> {role}${somewhere}`, whoCan(narrowed)],
    [`${who} <is> {role}${somewhere}`, whoCan(narrowed)],
  ];
}

const secondFactor: readonly Form[] = ['<who>', '<members>'].flatMap((who): readonly Form[] => [
  [`${who} <noTwoFactor> [<and> ]<can> {permission}${somewhere}`, whoCan(withoutTwoFactor)],
  [`${who} <can> {permission}${somewhere} [<and> ]<noTwoFactor>`, whoCan(withoutTwoFactor)],
  [`${who} <noTwoFactor>`, list('members', '2fa=no')],
  [`${who} <noTwoFactor> <and> <privileged>`, list('members', '2fa=no', 'privileged=yes')],
  [`${who} <privileged> [<and> ]<noTwoFactor>`, list('members', '2fa=no', 'privileged=yes')],
  [`${who} <privileged>`, list('members', 'privileged=yes')],
  [`${who} <twoFactor>`, list('members', '2fa=yes')],
  [`${who} <is> [still ]<pending>`, list('members', 'standing=latent')],
  [`${who} <pending>`, list('members', 'standing=latent')],
]);

const canForms: readonly Form[] = [
  [`<can> <anyone> {permission}${somewhere}`, whoCan()],
  [`<can> <anyone> {verb} {resource}`, whoCan()],
  [`<can> {principal} {permission}${somewhere}`, can()],
  [`<can> {principal} {permission} <anywhere>`, can({ resource: 'anywhere' })],
  [`<can> {principal} {verb} {resource}`, can()],
  [`<is> {principal} <able> {permission}${somewhere}`, can()],
  [`<is> {principal} <able> {verb} {resource}`, can()],
  [`<is> {principal} {role}${somewhere}`, can()],
  [`<does> {principal} <has> <access> {area}${somewhere}`, can()],
  [`<does> {principal} <has> {role}${somewhere}`, can()],
  [`<where> <can> {principal} {permission}`, can({ resource: 'anywhere' })],
];

const whyForms: readonly Form[] = ['<can>', '<cannot>'].flatMap((able): readonly Form[] => [
  [`<why> ${able} {principal} {permission}${somewhere}`, can({ why: true })],
  [`<why> ${able} {principal} {verb} {resource}`, can({ why: true })],
  [`<why> {principal} ${able} {permission}${somewhere}`, can({ why: true })],
  [`<why> {principal} ${able} {verb} {resource}`, can({ why: true })],
]);

const moreWhyForms: readonly Form[] = [
  [`<why> <is> {principal} [<not> ]<able> {permission}${somewhere}`, can({ why: true })],
  [`<why> <isnt> {principal} <able> {permission}${somewhere}`, can({ why: true })],
  [`<why> <does> {principal} [<not> ]<has> {role}${somewhere}`, can({ why: true })],
  [`<why> <doesnt> {principal} <has> {role}${somewhere}`, can({ why: true })],
  [`<how> <can> {principal} {permission}${somewhere}`, can({ why: true })],
  [`<how> <can> {principal} {verb} {resource}`, can({ why: true })],
];

const whatCanForms: readonly Form[] = [
  [`what <can> {holder}[ <do>]${somewhere}`, whatCan],
  [`what <can> [the ]members of {group} <do>${somewhere}`, whatGroupCan],
  [`what <is> {holder} <able> <do>${somewhere}`, whatCan],
  [`what <does> {holder} <has>[ <access>]`, whatCan],
  [`what <does> {holder} <has>[ <rights>] <on> {resource}`, whatCan],
  [`what <does> {holder} <gives>`, whatCan],
  [`<which> <rights> <does> {holder} <has>${somewhere}`, whatCan],
  [`<does> {holder} <has> <access> {resource}`, whatCan],
  [`[what <is> ][the ]<rights> <on> {holder}`, whatCan],
  [`[what <is> ]{holder} 's <rights>${somewhere}`, whatCan],
];

const compareForms: readonly Form[] = [
  ['<compare> {principal} <versus> {other}', compare],
  ['what <is> <difference> {principal} <versus> {other}', compare],
  ['how <does> {principal} and {other} <differ>', compare],
  ['how <does> {principal} <differs> {other}', compare],
  ['how <is> {principal} <different> {other}', compare],
  ['what <can> {principal} do that {other} <cannot>[ do]', compare],
  ['what <does> {principal} <has> that {other} <doesnt>[ <has>]', compare],
];

const diffForms: readonly Form[] = [
  ['what <changed>', diff],
  ['what <changed> [<since> ]{time}', diff],
  ['what <changed> [<since> ]{time} <about> {holder}', diff],
  ['what <changed> <about> {holder}[ <since>][ {time}]', diff],
  ['what <does> {holder} <change> [<since> ]{time}', diff],
  ['what <does> {holder} <change>', diff],
  ['who <gained>', diff],
  ['who <gained> [<since> ]{time}', diff],
  ["how <does> {holder} 's <rights> change [<since> ]{time}", diff],
];

const whatIfForms: readonly Form[] = [
  ['<whatIf> {edit}', whatIf('{edit}')],
  ['<whatIf> {group} <removed>', whatIf('remove group {group}')],
  ['<whatIf> {token} <removed>', whatIf('remove token {token}')],
  ['<whatIf> {token} <wasDisabled>', whatIf('disable token {token}')],
  ['<whatIf> {member} <removed>', whatIf('remove member {member}')],
  ['<whatIf> {member} <leaves>', whatIf('remove member {member}')],
  ['<whatIf> <we> <remove> {group}', whatIf('remove group {group}')],
  ['<whatIf> <we> <remove> {token}', whatIf('remove token {token}')],
  ['<whatIf> <we> <remove> {member}', whatIf('remove member {member}')],
  ['<whatIf> <we> <remove> {member} <from> {group}', whatIf('remove {member} from {group}')],
  ['<whatIf> {member} <removedFrom> {group}', whatIf('remove {member} from {group}')],
  ['<whatIf> <we> <add> {member} <into> {group}', whatIf('add {member} to {group}')],
  ['<whatIf> {member} <joins> {group}', whatIf('add {member} to {group}')],
];

const kinds = [
  ['<listMembers>', 'members'],
  ['<listGroups>', 'groups'],
  ['<listTokens>', 'tokens'],
  ['<listZones>', 'zones'],
  ['<listRoles>', 'roles'],
  ['<listPermissions>', 'permissions'],
] as const;

const listForms: readonly Form[] = [
  ...kinds.flatMap(([words, of]): readonly Form[] => [
    [`[<which> ]${words}[ <thereAre>]`, list(of)],
    [`who <is> the ${words}`, list(of)],
  ]),
  ['<tokens> <neverExpire>', list('tokens', 'expires=never')],
  ['<tokens> <expired>', list('tokens', 'status=expired')],
  ['<tokens> <disabled>', list('tokens', 'status=disabled')],
  ['<which> <listGroups> <gives> {text}', list('groups')],
  ['<which> <listTokens> <gives> {text}', list('tokens')],
];

const showForms: readonly Form[] = [
  ['who <belongsTo> {group}', show(({ group }) => `group ${group}`)],
  ['<members> <belongsTo> {group}', show(({ group }) => `group ${group}`)],
  ['<which> <listGroups> <is> {member} in', show(({ member = '' }) => member)],
  ['<which> <listGroups> <does> {member} belong to', show(({ member = '' }) => member)],
  ['who <is> {thing}', show(({ thing = '' }) => thing)],
  ['what <is> {thing}', show(({ thing = '' }) => thing)],
  ['[show ]{thing}', show(({ thing = '' }) => thing)],
];

const pathForms: readonly Form[] = [
  ['<who> <become> [a ]<superAdministrator>', paths],
  ['<members> <become> [a ]<superAdministrator>', paths],
  ['[how ]<can> {principal} <becomes> [a ]<superAdministrator>', paths],
];

/** Every sentence that is read. The first one that fits is meant. */
export const forms: readonly Form[] = [
  ...pathForms,
  ...secondFactor,
  ...whoCanForms('<who>', {}),
  ...whoCanForms('<members>', { only: 'member' }),
  ...whoCanForms('<tokens>', { only: 'token' }),
  ...canForms,
  ...whyForms,
  ...moreWhyForms,
  ...whatCanForms,
  ...compareForms,
  ...diffForms,
  ...whatIfForms,
  ...listForms,
  ...showForms,
];
