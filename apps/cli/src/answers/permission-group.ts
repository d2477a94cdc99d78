import { printable } from '@grantlens/engine/internal';
import type { PermissionGroup } from '@grantlens/snapshot';
import { counted } from '../output/words.ts';

/** On what a permission group acts: `account`, `zone`, …; what is not known is a question mark. */
export function typeWords({ types }: PermissionGroup): readonly string[] {
  if (types === null) return ['?'];
  return [...types].map((type) => printable(type.split('.').at(-1) ?? type)).sort();
}

/** How much a permission group holds, in a few words. */
export function contentsSummary({ contents }: PermissionGroup): string {
  switch (contents.kind) {
    case 'everything':
      return 'everything';
    case 'all-but':
      return `all but ${counted(contents.permissions.size, 'permission')}`;
    case 'listed': {
      const known = counted(contents.permissions.size, 'permission');
      if (contents.complete) return known;
      return contents.permissions.size === 0 ? 'unknown' : `${known} and what is unknown`;
    }
  }
}
