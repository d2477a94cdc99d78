import { populationLead } from '../../../words/leads.ts';
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
  widths: 'auto',
  head: `<th scope="col" class="wide-25" data-sort="name email id">Principal</th><th scope="col" data-sort="standing">Standing</th><th scope="col" data-sort="twoFactor">2FA</th><th scope="col" class="short" data-sort="apiAccess">API access</th><th scope="col" class="short" data-sort="ssoDomain">SSO domain</th><th scope="col" class="short" data-sort="thirdParty">Third party</th><th scope="col" class="wide-15" data-sort="groups">User groups</th><th scope="col" class="number" data-sort="directEntitlements">Direct</th><th scope="col" class="number" data-sort="inheritedEntitlements">Inherited</th><th scope="col" class="number" data-sort="privilegedEntitlements">Privileged</th><th scope="col" class="wide-15" data-sort="expiresOn lastUsedOn">Expires, last used</th>`,
  row: `<tr data-id="{{id}}"><th scope="row"><span data-page="{{kind}}" data-key="{{id}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line">{{email}}</bdi>{{/if}}<span class="id">{{kind}} <bdi>{{id}}</bdi></span></span>{{#if jobFunction}}<div class="note"><bdi>{{jobFunction}}</bdi></div>{{/if}}{{#if department}}<div class="note"><bdi>{{department}}</bdi></div>{{/if}}{{#if manager}}<div class="note">reports to <bdi>{{manager}}</bdi></div>{{/if}}{{#if employeeId}}<span class="id"><bdi>{{employeeId}}</bdi></span>{{/if}}</th><td><span class="tag" data-value="{{standing}}">{{standing}}</span>{{#if status}}<div class="note"><bdi>{{status}}</bdi></div>{{/if}}{{#if employment}}<div class="note">by HR <span class="tag" data-value="{{employment}}">{{employment}}</span>{{#if employmentStatus}} <bdi>{{employmentStatus}}</bdi>{{/if}}{{#if startDate}}, since <bdi>{{startDate}}</bdi>{{/if}}{{#if endDate}}, until <bdi>{{endDate}}</bdi>{{/if}}</div>{{/if}}</td><td>{{#if twoFactor}}<span class="tag" data-value="{{twoFactor}}">{{twoFactor}}</span>{{/if}}</td><td class="short">{{#if apiAccess}}{{apiAccess}}{{/if}}</td><td class="short">{{#if ssoDomain}}{{ssoDomain}}{{/if}}</td><td class="short">{{#if thirdParty}}{{thirdParty}}{{/if}}</td><td>{{#if groups}}<ul>{{#each groups}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}</td><td class="number">{{directEntitlements}}</td><td class="number">{{inheritedEntitlements}}</td><td class="number">{{privilegedEntitlements}}{{#if stepsToSuperAdministrator}}<div class="note">steps to Super Administrator: {{stepsToSuperAdministrator}}</div>{{/if}}</td><td>{{#if expiresOn}}<span class="line">expires <time>{{expiresOn}}</time></span>{{/if}}{{#each conditions}}<div class="note">works <bdi>{{this}}</bdi></div>{{/each}}{{#if lastUsedOn}}<span class="line">used <time>{{lastUsedOn}}</time></span>{{/if}}</td></tr>`,
  none: 'There is nobody.',
  filters: `<label>Standing <select name="standing" data-columns="standing"><option value="">any</option><option>active</option><option>latent</option><option>inactive</option></select></label>
<label>2FA <select name="twoFactor" data-columns="twoFactor"><option value="">any</option><option>on</option><option>off</option><option>unknown</option></select></label>
<label>Third party <select name="thirdParty" data-columns="thirdParty"><option value="">any</option><option>yes</option><option>no</option><option>unknown</option></select></label>
{{#if people}}<label>Employment <select name="employment" data-columns="employment"><option value="">any</option><option>employed</option><option>left</option><option>unknown</option><option>not-listed</option></select></label>{{/if}}`,
};
