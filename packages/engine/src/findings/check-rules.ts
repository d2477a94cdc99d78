import { GrantlensError } from '@grantlens/snapshot';
import { didYouMean } from '../words/nearest.ts';
import { findingRules } from './catalogue.ts';
import type { FindingOptions } from './options.ts';

/**
 * Checks that findings of one's own have ids that no other finding has, and that controls are given to
 * findings that there are.
 *
 * @throws GrantlensError `rules-unreadable`, `name-unknown`
 */
export function checkRules({ rules = [], controls = {} }: Pick<FindingOptions, 'rules' | 'controls'>): void {
  const ids = new Set(findingRules.map(({ id }) => id));
  for (const { id } of rules) {
    if (ids.has(id)) throw new GrantlensError('rules-unreadable', `there is another finding "${id}"`);
    ids.add(id);
  }
  const stranger = Object.keys(controls).find((id) => !ids.has(id));
  if (stranger === undefined) return;
  const near = didYouMean(stranger, ids);
  throw new GrantlensError('name-unknown', `there is no finding "${stranger}" to give controls to${near}`);
}
