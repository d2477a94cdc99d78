import type { SourceSection } from '../../model/source.ts';
import { utc } from '../../words/moments.ts';
import { addressWords, askedWords, rayWords, sourceFacts, statusWords } from '../../words/source.ts';

/** Source and scope as the page has it: texts only. */
export interface SourceShown {
  readonly facts: readonly { readonly title: string; readonly says: string }[];
  readonly requests: string;
  readonly endpoints: readonly {
    readonly title: string;
    readonly address: string;
    readonly pages: number | null;
    readonly statuses: string;
    readonly rows: number;
    readonly first: string;
    /** Null where it is the same second. */
    readonly last: string | null;
    readonly bodies: string;
    readonly rays: string;
  }[];
}

type Asked = SourceSection['endpoints'][number];

/** What was asked for; where that was asked for twice, with what makes the difference. */
function titleOf({ title, query }: Asked, all: readonly Asked[]): string {
  const isAlone = all.filter((one) => one.title === title).length === 1;
  const asked = query.split('&').filter((one) => one !== '' && !one.startsWith('account.id='));
  return isAlone || asked.length === 0 ? title : `${title} (${asked.join(', ')})`;
}

/** Puts source and scope into the words of the page. */
export function showSource(source: SourceSection): SourceShown {
  return {
    facts: sourceFacts(source).map(([title, says]) => ({ title, says })),
    requests: askedWords(source.endpoints),
    endpoints: source.endpoints.map((one) => ({
      title: titleOf(one, source.endpoints),
      address: addressWords(one),
      pages: one.pages,
      statuses: statusWords(one),
      rows: one.rows,
      first: utc(one.first),
      last: utc(one.last) === utc(one.first) ? null : utc(one.last),
      bodies: one.bodies,
      rays: rayWords(one),
    })),
  };
}
