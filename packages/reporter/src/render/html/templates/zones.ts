import { zonesLead } from '../../../words/leads.ts';
import { controlsOf } from './controls.ts';

/** Every zone; the script makes each name a link to the page of who reaches it. */
export const zonesTemplate: string = `<section id="zones" aria-labelledby="zones-title">
<h2 id="zones-title">Zones</h2>
${controlsOf('zones')}
<p class="lead">${zonesLead}</p>
{{#if zonesShown}}<div class="table"><table>
<caption>Zones: {{zonesShown.length}}</caption>
<thead><tr><th scope="col">Zone</th><th scope="col" class="number wide-15">Reached by principals</th><th scope="col" class="number wide-15">Of these, named on it</th><th scope="col" class="wide-15">Status</th><th scope="col" class="wide-15">Type</th></tr></thead>
<tbody>{{#each zonesShown}}
<tr><th scope="row"><span data-page="zone" data-key="{{id}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}<span class="id"><bdi>{{id}}</bdi></span></span></th><td data-label="Reached by principals" class="number">{{#if (stated reached)}}{{reached}}{{else}}<span class="quiet">see its page</span>{{/if}}</td><td data-label="Of these, named on it" class="number">{{#if (stated named)}}{{named}}{{/if}}</td><td data-label="Status">{{#if status}}<bdi>{{status}}</bdi>{{/if}}</td><td data-label="Type">{{#if type}}<bdi>{{type}}</bdi>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>No zone was seen.</p>
{{/if}}</section>
`;
