import Handlebars from 'handlebars';
import { drawingNote, evaluatorNote, notCheckedSentence } from '../../../words/accuracy.ts';

/** Rows beside what the API said of them, and what a second evaluator says. */
export const accuracyTemplate: string = `<h3 id="accuracy">Accuracy</h3>
{{#if accuracy}}<dl class="source">{{#each accuracy.facts}}<div><dt>{{title}}</dt><dd><bdi>{{says}}</bdi></dd></div>
{{/each}}</dl>
{{#if accuracy.differences}}<div class="table"><table>
<caption>Questions that the second evaluator answers otherwise: {{accuracy.differences.length}}</caption>
<thead><tr><th scope="col">Who</th><th scope="col">What</th><th scope="col">On</th><th scope="col">This report</th><th scope="col">Second evaluator</th></tr></thead>
<tbody>{{#each accuracy.differences}}
<tr><th scope="row"><bdi>{{principal}}</bdi></th><td><bdi>{{permission}}</bdi></td><td><bdi>{{resource}}</bdi></td><td><span class="tag" data-value="{{engine}}">{{engine}}</span></td><td><span class="tag" data-value="{{reference}}">{{reference}}</span></td></tr>
{{/each}}</tbody>
</table></div>
{{/if}}<details class="part"><summary>Rows beside what the API said: {{accuracy.drawn.length}}</summary>
{{#each accuracy.drawn}}<details class="drawn"><summary><bdi>{{who}}</bdi> <bdi>{{means}}</bdi>: <span class="tag" data-value="{{effective}}">{{effective}}</span></summary>
<p class="id">{{id}}</p>
{{#each payloads}}<p class="note">{{title}}, in {{collection}}</p>
<pre>{{#each lines}}{{this}}
{{/each}}</pre>
{{/each}}</details>
{{/each}}</details>
<p class="quiet">${Handlebars.escapeExpression(`${evaluatorNote} ${drawingNote}`)}</p>
{{else}}<p>${notCheckedSentence}</p>
{{/if}}`;
