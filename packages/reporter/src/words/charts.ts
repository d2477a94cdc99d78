// What each chart is called, what it counts, what its parts are called, and the note under it.

export const chartWords = {
  twoFactor: {
    title: 'Two-factor authentication',
    of: 'active members',
    parts: { on: 'on', off: 'off', unknown: 'unknown' },
    note: 'Of members who accepted their invitation.',
  },
  privileged: {
    title: 'Privileged access',
    of: 'principals',
    parts: { privileged: 'privileged', unknown: 'unknown', others: 'others' },
    note: 'Principals that can give access or spend money; listed by name in the next section.',
  },
  path: {
    title: 'Direct and inherited',
    of: 'entitlements',
    parts: { direct: 'direct', group: 'inherited' },
    note: 'Inherited: through a user group. Denies count too.',
  },
  standing: {
    title: 'Invited and inactive',
    of: 'principals',
    parts: { active: 'active', latent: 'invited', inactive: 'inactive' },
    note: 'Invited: not yet accepted. Inactive: rejected, disabled, expired or not yet valid.',
  },
  changes: {
    title: 'Since the previous review',
    of: 'changed rows',
    parts: { added: 'added', removed: 'removed', changed: 'changed' },
    note: 'Each is listed with its cause under Changes.',
  },
} as const;
