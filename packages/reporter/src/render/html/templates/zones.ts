import { zonesLead } from '../../../words/leads.ts';
import { controlsOf } from './controls.ts';

/** Every zone; the script makes each name a link to the page of who reaches it. */
export const zonesTemplate: string = `<section id="zones" aria-labelledby="zones-title">
<h2 id="zones-title">Zones</h2>
${controlsOf('zones')}
<p class="lead">${zonesLead}</p>
{{#if zones}}<div class="table"><table>
<caption>Zones: {{zones.length}}</caption>
<thead><tr><th scope="col">Zone</th><th scope="col" class="wide-20">Status</th><th scope="col" class="wide-20">Type</th></tr></thead>
<tbody>{{#each zones}}
<tr><th scope="row"><span data-page="zone" data-key="{{id}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}<span class="id"><bdi>{{id}}</bdi></span></span></th><td data-label="Status">{{#if status}}<bdi>{{status}}</bdi>{{/if}}</td><td data-label="Type">{{#if type}}<bdi>{{type}}</bdi>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>No zone was seen.</p>
{{/if}}</section>
`;
