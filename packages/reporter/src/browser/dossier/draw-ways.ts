import { pictureTemplate } from 'virtual:templates';
import Handlebars from 'handlebars';
import { drawReach } from '../../render/html/picture/sankey.ts';
import type { DossierContent } from './dossier-content.ts';
import { reachOf } from './reach-of.ts';

/** The ways from who to what, drawn as the report draws them; nothing where nothing is reached. */
export function drawWays({ title, kicker, id, parts, alone, zone }: DossierContent): string {
  const rows = parts.filter(({ table }) => table.name === 'entitlements');
  const table = rows[0]?.table;
  if (table === undefined) return '';
  const all = Uint32Array.from(rows.flatMap((part) => [...part.rows]));
  const picture = drawReach(
    reachOf(table, all, {
      // The title of the page says the name.
      alone: alone ? `This ${kicker === 'Member' ? 'member' : kicker}` : null,
      group: kicker === 'User group' ? id : null,
      zone,
    }),
    {
      id: 'ways',
      title: `Who reaches what, and through which path: ${title}`,
      seeAlso: 'The tables below list every row, with its exceptions.',
    },
  );
  const template = Handlebars.template(pictureTemplate as Parameters<typeof Handlebars.template>[0]);
  return picture === null ? '' : template(picture);
}
