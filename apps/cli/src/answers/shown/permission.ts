import type { Access } from '@grantlens/engine';
import { holds, printable } from '@grantlens/engine/internal';
import { permissionGroupRecord } from '../../output/records.ts';
import { groupWords } from '../../output/words.ts';
import { aboutWords } from '../inventory/permissions.ts';
import { typeWords } from '../permission-group.ts';
import type { Shown } from './shown.ts';

/** A single permission, with the permission groups that hold it. */
export function shownPermission(name: string, { account }: Access): Shown {
  const groups = [...account.permissionGroups.values()].flatMap((group) => {
    const holding = holds(group, { kind: 'atomic', name });
    return holding === null ? [] : [{ group, certainty: holding.certainty }];
  });
  const sorted = groups.sort((a, b) =>
    a.certainty === b.certainty
      ? groupWords(a.group) < groupWords(b.group)
        ? -1
        : 1
      : a.certainty === 'sure'
        ? -1
        : 1,
  );
  return {
    record: () => ({
      kind: 'permission',
      permission: { kind: 'atomic', name },
      about: aboutWords(name),
      heldBy: sorted.map(({ group, certainty }) => ({
        permissionGroup: permissionGroupRecord(group),
        for: group.side,
        certain: certainty === 'sure',
      })),
    }),
    words: printable(`permission ${name}`),
    fields: [['about', printable(aboutWords(name))]],
    parts: () => [
      {
        title: 'held by',
        columns: ['role', 'for', 'on', 'holds it'],
        rows: sorted.map(({ group, certainty }) => [
          groupWords(group),
          `${group.side}s`,
          typeWords(group).join('\n'),
          certainty === 'sure' ? 'yes' : '?',
        ]),
      },
    ],
    restsOn: ['roles', 'permissionGroups', 'tokenPermissionGroups'],
  };
}
