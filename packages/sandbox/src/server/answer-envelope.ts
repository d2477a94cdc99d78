import { type LogPage, shownPage } from '../audit/log-page.ts';
import type { Listing } from '../lists/listing.ts';
import { type Random, shuffled, unsettled } from '../lists/order.ts';
import { pageOf } from '../lists/paging.ts';
import type { Single } from '../routes/endpoint.ts';
import type { Row } from '../state/row.ts';
import { success } from '../wire/envelope.ts';

/** What an endpoint says, as the envelope shows it: of a list the page asked for, and in some order. */
export function envelopeOf(answer: Single | Listing | LogPage, query: URLSearchParams, random: Random): Row {
  if (answer.kind === 'log') return logEnvelope(answer);
  return answer.kind === 'list'
    ? pageEnvelope(answer, query, random)
    : success(unsettled(answer.result, random), undefined);
}

function logEnvelope(page: LogPage): Row {
  const { rows, info } = shownPage(page);
  return { ...success(rows, undefined), result_info: info };
}

function pageEnvelope(list: Listing, query: URLSearchParams, random: Random): Row {
  const { rows, info, rowOrder } = pageOf(list, query);
  if (list.count === 0 && list.none === 'null') return success(null, info);
  const settled = rows.map((row) => unsettled(row, random));
  return success(rowOrder === 'any' ? shuffled(settled, random) : settled, info);
}
