import { fieldsIn } from './fields.ts';
import type { Located, LocatedText } from './located.ts';

/**
 * What a check, or an entry of allowed access, names that must exist. Of one that cannot be used it is looked up as well:
 * whoever mends a file should not find a second fault when the first is mended.
 */
export interface Named {
  readonly file: string;
  readonly permissions: readonly LocatedText[];
  readonly permissionGroups: readonly LocatedText[];
  /** On what policies are to be. */
  readonly scopes: readonly LocatedText[];
}

/** What something names, as far as it can be read. */
export function namedIn(located: Located, file: string): Named {
  const fields = fieldsIn(located);
  const policies = itemsIn(fields?.get('hands-out')).map(fieldsIn);
  return {
    file,
    permissions: [...textsIn(fields?.get('permission')), ...textsIn(fields?.get('separation'))],
    permissionGroups: policies.flatMap((policy) => textsIn(policy?.get('permission-group'))),
    scopes: policies.flatMap((policy) => textsIn(policy?.get('resource'))),
  };
}

function itemsIn(located: Located | undefined): readonly Located[] {
  return located?.kind === 'list' ? located.items : [];
}

/** The texts of a value: it, or what is in its lists. */
function textsIn(located: Located | undefined): readonly LocatedText[] {
  if (located?.kind === 'list') return located.items.flatMap(textsIn);
  return located?.kind === 'text' && located.value.trim() !== '' ? [located] : [];
}
