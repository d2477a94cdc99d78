import { zonesInFiles, zonesLead } from '../../../words/leads.ts';
import { controlsOf } from './controls.ts';

/** Every zone; the script makes each name a link to the page of who reaches it. */
export const zonesTemplate: string = `<section id="zones" aria-labelledby="zones-title">
<h2 id="zones-title">Zones</h2>
${controlsOf('zones')}
<p class="lead">${zonesLead}</p>
{{#if zonesShown.zones}}{{#if zonesShown.everywhere}}<details class="without-script reach" id="every-zone"><summary>What reaches every zone</summary>
<ul>{{#each zonesShown.everywhere}}<li><bdi>{{who}}</bdi> {{#each says}}{{#unless @first}}; {{/unless}}<bdi>{{this}}</bdi>{{/each}}</li>
{{/each}}</ul></details>
{{else}}<p class="without-script">${zonesInFiles}</p>
{{/if}}<div class="table"><table>
<caption>Zones: {{zonesShown.zones.length}}</caption>
<thead><tr><th scope="col">Zone</th><th scope="col" class="number wide-15">Reached by principals</th><th scope="col" class="number wide-15">Of these, named on it</th><th scope="col" class="wide-15">Status</th><th scope="col" class="wide-15">Type</th></tr></thead>
<tbody>{{#each zonesShown.zones}}
<tr><th scope="row"><span data-page="zone" data-key="{{id}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}<span class="id"><bdi>{{id}}</bdi></span></span>{{#if (stated reached)}}<details class="without-script reach"><summary>Who reaches it</summary>
<ul>{{#each holders}}<li><bdi>{{who}}</bdi> {{#each says}}{{#unless @first}}; {{/unless}}<bdi>{{this}}</bdi>{{/each}}</li>
{{/each}}<li>and <a href="#every-zone">what reaches every zone</a>{{#if less}}; less of it, or nothing, have here: {{#each less}}{{#unless @first}}, {{/unless}}<bdi>{{this}}</bdi>{{/each}}{{/if}}</li></ul></details>{{/if}}</th><td data-label="Reached by" class="number">{{#if (stated reached)}}{{reached}}{{else}}<span class="quiet">see its page</span>{{/if}}</td><td data-label="named on it" class="number">{{#if (stated named)}}{{named}}{{/if}}</td><td data-label="Status">{{#if status}}<bdi>{{status}}</bdi>{{/if}}</td><td data-label="Type">{{#if type}}<bdi>{{type}}</bdi>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>No zone was seen.</p>
{{/if}}</section>
`;
