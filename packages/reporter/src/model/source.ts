import type { AccountSource, AskedEndpoint } from '@grantlens/snapshot/internal';
import type { Source } from '../words/source.ts';

/** All requests of one path and query, folded. */
export interface SourceEndpoint extends Omit<AskedEndpoint, 'query'> {
  readonly title: string;
  /** As it stands in the address, without what pages are asked for by. */
  readonly query: string;
}

/** Source and scope: where the rows came from, and what was asked for. */
export interface SourceSection extends Source, Pick<AccountSource, 'areAllRecorded'> {
  readonly endpoints: readonly SourceEndpoint[];
}
