import type { Access } from '@grantlens/engine';
import { collectionGap, mergeGaps, type NamedThing, resolveThing } from '@grantlens/engine/internal';
import type { TerraformManages } from '@grantlens/snapshot/internal';
import type { Answer, ProsePart } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { shownPermission } from './shown/permission.ts';
import { shownPermissionGroup } from './shown/permission-group.ts';
import { shownPrincipal } from './shown/principal.ts';
import type { Shown, ShownPart } from './shown/shown.ts';
import { shownUserGroup } from './shown/user-group.ts';
import { shownZone } from './shown/zone.ts';

/** Answers `show`. */
export function answerShow(access: Access, name: string, terraform: TerraformManages = null): Answer {
  const { account } = access;
  const shown = shownThing(resolveThing(name, account), access, terraform);
  const unseen = shown.restsOn.flatMap((collection) => collectionGap(account, collection) ?? []);
  const doubts = shown.doubts ?? null;
  return {
    account,
    envelope: envelope(account, {
      query: { kind: 'show', name },
      complete: unseen.length === 0 && doubts === null,
      assumptions: [],
      gaps: mergeGaps([...unseen, ...(doubts ?? [])]),
      results: () => [shown.record()],
    }),
    question: shown.words,
    columns: [{ title: 'part' }, { title: 'name' }, { title: 'value' }],
    cells: () => flattened(shown),
    prose: () => drawShown(shown),
    closing: [],
    positive: true,
  };
}

function shownThing(thing: NamedThing, access: Access, terraform: TerraformManages): Shown {
  switch (thing.kind) {
    case 'principal':
      return shownPrincipal(thing.principal, access, terraform);
    case 'user-group':
      return shownUserGroup(thing.userGroup, access, terraform);
    case 'zone':
      return shownZone(thing.zone, access);
    case 'permission-group':
      return shownPermissionGroup(thing.permissionGroup, access);
    case 'permission':
      return shownPermission(thing.name, access);
  }
}

/** Every field, and every row of every part, as a row of one table. */
function flattened({ words, fields, parts }: Shown): readonly (readonly string[])[] {
  return [
    ...fields.map(([label, text]) => [words, label, text]),
    ...parts().flatMap(({ title, rows }) =>
      rows.map(([first = '', ...rest]) => [title, first, rest.filter((cell) => cell !== '').join(' | ')]),
    ),
  ];
}

function drawShown({ fields, parts }: Shown): readonly ProsePart[] {
  const columns = [{ title: '' }, { title: '' }];
  return [{ columns, rows: fields, isHeadless: true }, ...parts().flatMap((part) => ['', ...drawPart(part)])];
}

function drawPart({ title, columns, rows }: ShownPart): readonly ProsePart[] {
  if (rows.length === 0) return [title.startsWith('contains') ? title : `${title}: none`];
  return [`${title}:`, { columns: columns.map((column) => ({ title: column })), rows, indent: 2 }];
}
