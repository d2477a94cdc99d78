import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import type { Meta } from '../../model/report.ts';
import { visible } from '../../words/visible.ts';
import { wellFormed } from '../text.ts';

/** The style of one report's sheets of paper: its text, and the hash by which the page's policy lets it in. */
export interface Margins {
  readonly style: Handlebars.SafeString;
  readonly hash: Handlebars.SafeString;
}

/** More of a name than this does not stand beside the number of a sheet; the id of the account is whole. */
const longestName = 60;

/** On every sheet: which account, which report, which sheet of how many. */
export function marginsOf({ account, reportId }: Meta): Margins {
  const name = [...(account.name ?? '')].slice(0, longestName).join('');
  const style = `@page { size: A4 portrait; margin: 12mm 11mm 14mm;
@bottom-left { content: ${quoted(name === '' ? account.id : `${name} · ${account.id}`)}; ${look} }
@bottom-right { content: ${quoted(`${reportId} · sheet `)} counter(page) " of " counter(pages); ${look} } }`;
  const hash = createHash('sha256').update(style).digest('base64');
  return {
    style: new Handlebars.SafeString(style),
    hash: new Handlebars.SafeString(Handlebars.escapeExpression(`sha256-${hash}`)),
  };
}

const look =
  'font: 7pt ui-sans-serif, system-ui, "Liberation Sans", Arial, sans-serif; color: #444; white-space: nowrap';

/** A text as a string of CSS. All but plain letters and digits is by code point: no name ends the string, or the style. */
function quoted(text: string): string {
  const plain = visible(wellFormed(text)).replace(/[^A-Za-z0-9 ·_-]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\${code.toString(16)} `;
  });
  return `"${plain}"`;
}
