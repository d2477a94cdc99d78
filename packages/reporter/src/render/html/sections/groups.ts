import { groupsLead } from '../../../words/leads.ts';
import { oneLine } from './one-line.ts';
import type { TableSection } from './table-section.ts';

/** What each user group gives its members. */
export const groupsSection: TableSection = {
  table: 'groups',
  id: 'groups',
  title: 'User groups',
  lead: `<p class="lead">${groupsLead}</p>`,
  caption: 'User groups',
  widths: 'fixed',
  head: oneLine(`
    <th scope="col" class="who wide-18" data-sort="name id">Group</th>
    <th scope="col" class="wide-30" data-sort="members">Members</th>
    <th scope="col" data-sort="handsOut">Gives</th>
    <th scope="col" class="wide-9" data-sort="policies">Policies</th>
  `),
  row: oneLine(`
    <tr data-id="{{id}}">
      <th scope="row" class="who"><span data-page="user-group" data-key="{{id}}">
        {{#if name}}<bdi>{{name}}</bdi>{{/if}}<span class="id"><bdi>{{id}}</bdi></span></span>
        {{#unlike managedBy "not known"}}<div class="note">managed by: {{managedBy}}</div>{{/unlike}}
        {{#if createdAt}}<div class="note">made on <time>{{day createdAt}}</time></div>{{/if}}
        {{#each changedBy}}<div class="note"><bdi>{{this}}</bdi></div>{{/each}}</th>
      <td data-label="Members">{{members}}{{#if memberNames}}<ul class="note">
        {{#each memberNames}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}</td>
      <td>{{#if handsOut}}<ul>
        {{#each handsOut}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>{{else}}<span class="quiet">nothing</span>{{/if}}
        {{#if notes}}<ul class="note">
        {{#each notes}}<li>Not seen: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}</td>
      <td data-label="Policies">{{policies}}
        {{#each policyIds}}<span class="id"><bdi>{{this}}</bdi></span>{{/each}}</td>
    </tr>
  `),
  none: 'There is no user group.',
};
