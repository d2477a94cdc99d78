import type { SourceSection } from '../../model/source.ts';
import { addressWords, endpointsNote, rayWords, sourceFacts, statusWords } from '../../words/source.ts';
import { dateOf } from './cell.ts';
import type { Block } from './people-blocks.ts';

/** Source and scope: where the rows came from, and everything that was asked. */
export function sourceBlocks(source: SourceSection): readonly Block[] {
  return [
    { head: ['Source and scope', 'What'], lines: sourceFacts(source) },
    {
      head: ['Endpoint', 'What was asked', 'Answers', 'First (UTC)', 'Last (UTC)', 'Rows'],
      lines: source.endpoints.map((one) => [
        one.title,
        addressWords(one),
        [
          statusWords(one),
          ...(one.pages === null ? [] : [`pages: ${one.pages}`]),
          `bodies: ${one.bodies}`,
          rayWords(one),
        ],
        dateOf(one.first) ?? one.first,
        dateOf(one.last) ?? one.last,
        one.rows,
      ]),
    },
    { head: ['How that is counted'], lines: [['Ledger', endpointsNote]] },
  ];
}
