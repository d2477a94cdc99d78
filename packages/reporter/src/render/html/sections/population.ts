import { populationLead } from '../../../words/leads.ts';
import { oneLine } from './one-line.ts';
import { peopleLead } from './people.ts';
import type { TableSection } from './table-section.ts';

/** Everybody, and every token, that can act in the account. */
export const populationSection: TableSection = {
  table: 'principals',
  id: 'population',
  title: 'Population',
  lead: `<p class="lead">${populationLead}</p>
${peopleLead}`,
  caption: 'Principals',
  widths: 'fixed',
  head: oneLine(`
    <th scope="col" class="who wide-20" data-sort="name email id">Principal</th>
    <th scope="col" data-sort="standing">Standing</th>
    <th scope="col" data-sort="twoFactor">2FA</th>
    <th scope="col" class="short" data-sort="apiAccess">API access</th>
    <th scope="col" class="short" data-sort="ssoDomain">SSO domain</th>
    <th scope="col" class="short" data-sort="thirdParty">Third party</th>
    <th scope="col" class="wide-15" data-sort="groups">User groups</th>
    <th scope="col" class="number" data-sort="directEntitlements">Direct</th>
    <th scope="col" class="number" data-sort="inheritedEntitlements">Inherited</th>
    <th scope="col" class="number" data-sort="privilegedEntitlements">Privileged</th>
    <th scope="col" class="wide-18" data-sort="expiresOn lastUsedOn lastActivity">Expires, last used or recorded</th>
  `),
  row: oneLine(`
    <tr data-id="{{id}}">
      <th scope="row" class="who"><span data-page="{{kind}}" data-key="{{id}}">
        {{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}
        {{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}
        <span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{id}}</bdi></span></span>
        {{#unlike kind "member"}}<span class="kind">{{word kind}}</span>{{/unlike}}
        {{#if jobFunction}}<div class="note"><bdi>{{jobFunction}}</bdi></div>{{/if}}
        {{#if department}}<div class="note"><bdi>{{department}}</bdi></div>{{/if}}
        {{#if manager}}<div class="note">reports to <bdi>{{manager}}</bdi></div>{{/if}}
        {{#if employeeId}}<span class="id"><bdi>{{employeeId}}</bdi></span>{{/if}}</th>
      <td><span class="tag" data-value="{{standing}}">{{word standing}}</span>
        {{#if status}}<div class="note"><bdi>{{status}}</bdi></div>{{/if}}
        {{#if employment}}<div class="note">by HR <span class="tag" data-value="{{employment}}">{{word employment}}</span>
        {{#if employmentStatus}} <bdi>{{employmentStatus}}</bdi>{{/if}}
        {{#if startDate}}, since <bdi>{{startDate}}</bdi>{{/if}}
        {{#if endDate}}, until <bdi>{{endDate}}</bdi>{{/if}}</div>{{/if}}</td>
      <td data-label="2FA">
        {{#if twoFactor}}<span class="tag" data-value="{{twoFactor}}">{{twoFactor}}</span>{{/if}}</td>
      <td data-label="API access" class="short aside">{{#if apiAccess}}{{apiAccess}}{{/if}}</td>
      <td data-label="SSO domain" class="short aside">{{#if ssoDomain}}{{ssoDomain}}{{/if}}</td>
      <td data-label="Third party" class="short aside">{{#if thirdParty}}{{thirdParty}}{{/if}}</td>
      <td data-label="User groups">{{#if groups}}<ul>
        {{#each groups}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}</td>
      <td data-label="Direct" class="number aside">{{directEntitlements}}</td>
      <td data-label="Inherited" class="number aside">{{inheritedEntitlements}}</td>
      <td data-label="Privileged" class="number">{{privilegedEntitlements}}
        {{#if stepsToSuperAdministrator}}<div class="note">steps to Super Admin&shy;istrator: {{stepsToSuperAdministrator}}</div>{{/if}}</td>
      <td class="aside">{{#if expiresOn}}<span class="line">expires <time>{{expiresOn}}</time></span>{{/if}}
        {{#each conditions}}<div class="note">works <bdi>{{this}}</bdi></div>{{/each}}
        {{#if lastUsedOn}}<span class="line">used <time>{{lastUsedOn}}</time></span>{{/if}}
        {{#if lastActivity}}{{#unlike lastActivityKind "token-used"}}<span class="line">recorded <time>{{lastActivity}}</time></span>
        <div class="note">{{word lastActivityKind}}</div>{{/unlike}}{{/if}}
        {{#unless lastActivity}}{{#if lastActivitySince}}<span class="line">nothing recorded since <time>{{lastActivitySince}}</time></span>{{/if}}{{/unless}}
        {{#if changedAreas}}<div class="note">changed in {{#each changedAreas}}<bdi>{{this}}</bdi>
        {{#unless @last}}, {{/unless}}{{/each}}</div>{{/if}}
        {{#if changesInNoArea}}<div class="note">changes in no known area: {{changesInNoArea}}</div>{{/if}}
        {{#if createdAt}}<span class="line">made <time>{{createdAt}}</time></span>{{/if}}
        {{#if createdBy}}<div class="note">made by <bdi>{{createdBy}}</bdi></div>{{/if}}
        {{#if firstSeen}}<span class="line">first seen <time>{{firstSeen}}</time></span>{{/if}}
        {{#if notSeenBefore}}<div class="note">not yet <time>{{notSeenBefore}}</time></div>{{/if}}
        {{#unlike managedBy "not known"}}<div class="note">managed by: {{managedBy}}</div>{{/unlike}}
        {{#each changedBy}}<div class="note"><bdi>{{this}}</bdi></div>{{/each}}</td>
    </tr>
  `),
  none: 'There is nobody.',
  filters: `<label>Standing <select name="standing" data-columns="standing"><option value="">any</option><option>active</option><option value="latent">invited</option><option>inactive</option></select></label>
<label>2FA <select name="twoFactor" data-columns="twoFactor"><option value="">any</option><option>on</option><option>off</option><option>unknown</option></select></label>
<label>Third party <select name="thirdParty" data-columns="thirdParty"><option value="">any</option><option>yes</option><option>no</option><option>unknown</option></select></label>
{{#if people}}<label>Employment <select name="employment" data-columns="employment"><option value="">any</option><option>employed</option><option>left</option><option>unknown</option><option value="not-listed">not in the HR data</option></select></label>{{/if}}`,
};
