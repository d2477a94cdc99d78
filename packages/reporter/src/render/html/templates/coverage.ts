import { coverageLead } from '../../../words/leads.ts';
import { controlsOf } from './controls.ts';

/** What the report stands on. */
export const coverageTemplate: string = `<section id="coverage" aria-labelledby="coverage-title">
<h2 id="coverage-title">Coverage</h2>
${controlsOf('coverage')}
<p class="lead">${coverageLead}</p>
{{> source}}
<h3 id="completeness">Completeness</h3>
<details class="part" open><summary>Collections: {{coverage.collections.length}}</summary>
<div class="table"><table>
<caption>Collections: {{coverage.collections.length}}</caption>
<thead><tr><th scope="col">Collection</th><th scope="col">Status</th><th scope="col" class="number">Requests</th><th scope="col" class="number">Expected</th><th scope="col" class="number">Received</th><th scope="col" class="number">In this report</th><th scope="col" class="number">Unreadable</th><th scope="col" class="number">Set aside</th><th scope="col">Ties</th></tr></thead>
<tbody>{{#each coverage.collections}}
<tr><th scope="row">{{title}}{{#if problem}}<span class="line note"><bdi>{{problem}}</bdi></span>{{/if}}</th><td><span class="tag" data-value="{{status}}">{{status}}</span></td><td data-label="Requests" class="number">{{requests}}</td><td data-label="Expected" class="number">{{#if (stated expected)}}{{expected}}{{else}}<span class="quiet">not stated</span>{{/if}}</td><td data-label="Received" class="number">{{received}}</td><td data-label="In this report" class="number">{{#if (stated inReport)}}{{inReport}}{{else}}<span class="quiet">not listed</span>{{/if}}</td><td data-label="Unreadable" class="number">{{unreadable}}</td><td data-label="Set aside" class="number">{{setAside}}</td><td data-label="Ties"><span class="tag" data-value="{{ties}}">{{#if ties}}yes{{else}}no{{/if}}</span></td></tr>
{{/each}}</tbody>
</table></div>
</details>
<p class="quiet">Not listed: read to learn what names, roles and scopes mean. Set aside: seen, and reported below as an oddity instead of being listed.</p>
<details class="part" open><summary>Read besides: no verdict rests on these, and the report is as complete without them</summary>
<div class="table"><table>
<caption>Read besides: no verdict rests on these, and the report is as complete without them</caption>
<thead><tr><th scope="col">What</th><th scope="col">Status</th><th scope="col" class="number">Requests</th><th scope="col" class="number">Expected</th><th scope="col" class="number">Received</th><th scope="col" class="number">Unreadable</th></tr></thead>
<tbody>{{#each coverage.besides}}
<tr><th scope="row">{{title}}{{#if problem}}<span class="line note"><bdi>{{problem}}</bdi></span>{{/if}}</th><td><span class="tag" data-value="{{status}}">{{status}}</span></td><td data-label="Requests" class="number">{{requests}}</td><td data-label="Expected" class="number">{{#if (stated expected)}}{{expected}}{{else}}<span class="quiet">not stated</span>{{/if}}</td><td data-label="Received" class="number">{{received}}</td><td data-label="Unreadable" class="number">{{unreadable}}</td></tr>
{{/each}}</tbody>
</table></div>
</details>
<details class="part" open><summary>Control totals, each number counted in two ways: {{totals.length}}</summary>
<div class="table"><table>
<caption>Control totals, each number counted in two ways: {{totals.length}}</caption>
<thead><tr><th scope="col" class="wide-30">Total</th><th scope="col" class="number wide-12">In this report</th><th scope="col">Made of</th><th scope="col">Ties</th></tr></thead>
<tbody>{{#each totals}}
<tr><th scope="row">{{title}}</th><td data-label="In this report" class="number">{{total}}</td><td>{{madeOf}}</td><td data-label="Ties"><span class="tag" data-value="{{ties}}">{{#if ties}}yes{{else}}no{{/if}}</span></td></tr>
{{/each}}</tbody>
</table></div>
</details>
<h3>Gaps: what could not be seen, and what that may hide</h3>
{{#if coverage.gaps}}<div class="table"><table>
<caption>Gaps that affect this report: {{coverage.gaps.length}}</caption>
<thead><tr><th scope="col" class="wide-15">Where</th><th scope="col" class="wide-25">Why</th><th scope="col">What it affects</th><th scope="col" class="number">Entitlement rows</th></tr></thead>
<tbody>{{#each coverage.gaps}}
<tr data-id="{{id}}"><th scope="row">{{title}}</th><td>{{why}}</td><td><bdi>{{clouds}}</bdi><span class="id">{{id}}</span></td><td data-label="Entitlement rows" class="number">{{rows}}</td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>None.</p>
{{/if}}<h3>Issues: rows and fields that are not as the API documents them</h3>
{{#if coverage.issues}}<div class="table"><table>
<caption>Issues: {{coverage.issues.length}}</caption>
<thead><tr><th scope="col" class="wide-20">Collection</th><th scope="col">What</th></tr></thead>
<tbody>{{#each coverage.issues}}
<tr><th scope="row">{{title}}</th><td><bdi>{{message}}</bdi><span class="id">{{path}}</span></td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>None.</p>
{{/if}}<h3>Oddities: seen completely, and giving less than they seem to</h3>
{{#if coverage.oddities}}<div class="table"><table>
<caption>Oddities: {{coverage.oddities.length}}</caption>
<thead><tr><th scope="col" class="wide-25">What</th><th scope="col">In words</th></tr></thead>
<tbody>{{#each coverage.oddities}}
<tr><th scope="row">{{title}}</th><td><bdi>{{message}}</bdi><span class="id">{{path}}</span></td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>None.</p>
{{/if}}<h3>Blind spots: what account data cannot show</h3>
<ul>{{#each coverage.blindSpots}}<li>{{this}}</li>{{/each}}</ul>
{{> accuracy}}{{> integrity}}{{> logic}}
</section>
`;
