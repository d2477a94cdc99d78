import type { TableName } from '../../../model/tables/tables.ts';
import type { FoldBy } from './folds.ts';

const person = `<span data-page="{{principalKind}}" data-key="{{principalId}}">{{#if name}}<bdi class="strong">{{name}}</bdi> {{/if}}{{#if email}}<bdi class="mail">{{email}}</bdi> {{/if}}<span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{principalId}}</bdi></span></span>{{#unlike principalKind "member"}}<span class="kind">{{word principalKind}}</span>{{/unlike}}`;

const group = `{{#if groupId}}<span data-page="user-group" data-key="{{groupId}}"><span class="kind">user group</span> <bdi class="strong">{{#if groupName}}{{groupName}}{{else}}{{groupId}}{{/if}}</bdi></span>{{else}}<b>Directly, without a user group</b>{{/if}}`;

const unitPerson = `{{#if principalId}}<span data-page="principal" data-key="{{principalId}}">{{#if name}}<bdi class="strong">{{name}}</bdi> {{/if}}{{#if email}}<bdi class="mail">{{email}}</bdi> {{/if}}<span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{principalId}}</bdi></span></span>{{else}}${group}{{/if}}`;

const question = `<span class="tag" data-value="{{severity}}">{{severity}}</span> <bdi class="strong">{{title}}</bdi> <span class="id row">{{finding}}</span>`;

const why = `<span class="why"><bdi>{{why}}</bdi> <bdi class="remedy">{{remedy}}</bdi> <span class="of-controls">{{#each controls}}{{#unless @first}} · {{/unless}}<bdi>{{this}}</bdi>{{/each}}</span></span>`;

const row = (content: string, further = '') =>
  `<tr class="fold" data-fold="{{fold}}" data-open="{{open}}"><th scope="rowgroup" colspan="{{span}}"><span class="heading">{{#if toggles}}<button type="button" aria-expanded="{{open}}" aria-label="Show or hide {{about}}"></button>{{/if}}<span class="of">${content}</span><span class="counts">{{#each facts}}<span data-signal="{{signal}}">{{says}}</span>{{/each}}</span></span>${further}</th></tr>`;

/** What stands over the rows of a fold: the cells of the first of them, and the facts. */
export const foldHeadings: Readonly<Partial<Record<TableName, Readonly<Partial<Record<FoldBy, string>>>>>> = {
  entitlements: {
    person: row(
      `${person}{{#if standing}}{{#unlike standing "active"}} <span class="tag standing" data-value="{{standing}}">{{word standing}}</span>{{/unlike}}{{/if}}`,
    ),
    group: row(group),
  },
  changes: { person: row(person), group: row(group) },
  units: { person: row(unitPerson), group: row(group) },
  findings: {
    question: row(
      `${question} <span class="kind">{{examined}} examined{{#if unexamined}}, {{unexamined}} could not be{{/if}}</span>`,
      why,
    ),
  },
};
