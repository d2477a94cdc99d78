import Handlebars from 'handlebars';
import { visible } from '../../words/visible.ts';
import { mapTexts } from '../text.ts';

/**
 * Opens the way of texts into the page: what would hide or rearrange itself is spelled out, and what is markup escaped.
 * Each distinct text is done once: in the tables of a report nearly every text repeats.
 */
export function openShown(): <T>(value: T) => T {
  const known = new Map<string, Handlebars.SafeString>();
  const text = (raw: string): Handlebars.SafeString | '' => {
    // To a template an empty text is nothing, and an object never is.
    if (raw === '') return '';
    const before = known.get(raw);
    if (before !== undefined) return before;
    const safe = new Handlebars.SafeString(Handlebars.escapeExpression(visible(raw)));
    known.set(raw, safe);
    return safe;
  };
  return (value) => mapTexts(value, text);
}
