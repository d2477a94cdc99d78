/** What the person who signs for the privileged access confirms by hand. */
export const signOff: { readonly states: string; readonly fields: readonly string[] } = {
  states:
    'I have looked at every principal listed above. Each needs the privileges it is listed with, or is marked to lose them. I have settled what is “unknown” by other means, or marked it. None of the entries is my own.',
  fields: ['Reviewer', 'Role', 'Date', 'Signature'],
};
