import { endpointsNote, notAllRecordedSentence } from '../../../words/source.ts';

/** Where the rows came from, and everything that was asked. */
export const sourceTemplate: string = `<h3 id="source">Source and scope</h3>
<dl class="source">{{#each source.facts}}<div><dt>{{title}}</dt><dd><bdi>{{says}}</bdi></dd></div>
{{/each}}</dl>
<details class="part"><summary>Everything that was asked: {{source.requests}}</summary>
<div class="table"><table>
<caption>Everything that was asked: {{source.requests}}</caption>
<thead><tr><th scope="col">What</th><th scope="col" class="number">Pages</th><th scope="col">Answers</th><th scope="col" class="number">Rows</th><th scope="col">When (UTC)</th></tr></thead>
<tbody>{{#each source.endpoints}}
<tr><th scope="row">{{title}}<span class="line id">{{address}}</span><span class="line id">bodies {{bodies}}</span><span class="line id">{{rays}}</span></th><td class="number" data-label="Pages">{{#if (stated pages)}}{{pages}}{{else}}<span class="quiet">none</span>{{/if}}</td><td data-label="Answers">{{statuses}}</td><td class="number" data-label="Rows">{{rows}}</td><td data-label="When (UTC)"><time>{{first}}</time>{{#if last}} to <time>{{last}}</time>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
</details>
<p class="quiet">{{#unless coverage.source.areAllRecorded}}${notAllRecordedSentence} {{/unless}}${endpointsNote}</p>
`;
